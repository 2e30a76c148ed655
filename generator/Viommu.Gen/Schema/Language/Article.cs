namespace Viommu.Gen.Schema.Language;

/// <summary>The indefinite article, for messages.</summary>
internal static class Article
{
    public static string For(string noun) => (noun[0] is 'a' or 'e' or 'i' or 'o' or 'u' or 'A' or 'E' or 'I' or 'O' or 'U' ? "an " : "a ") + noun;
}
