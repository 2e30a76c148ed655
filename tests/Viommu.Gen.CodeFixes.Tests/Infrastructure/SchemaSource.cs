using System.IO;

namespace Viommu.Gen.CodeFixes.Tests.Infrastructure;

/// <summary>The schema that is shipped.</summary>
internal static class SchemaSource
{
    public static string Shipped { get; } = Read();

    private static string Read()
    {
        using Stream stream = typeof(SchemaSource).Assembly.GetManifestResourceStream("nova.viommu.xml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
