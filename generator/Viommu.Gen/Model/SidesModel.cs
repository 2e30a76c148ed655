namespace Viommu.Gen.Model;

/// <summary>The sides of a request, as messages and generated methods call them.</summary>
/// <param name="Names">Their names: one or two; none where the schema does not name them, which is for a flavor and an image.</param>
internal sealed record SidesModel(EquatableArray<string> Names)
{
    /// <summary>What methods that read requests have already.</summary>
    public static readonly string[] Taken = { "options", "read" };

    /// <summary>Whether there is one map only.</summary>
    public bool HasOne => Names.Count == 1;

    /// <summary>What a request is, such as "a flavor and an image ask for".</summary>
    public string Ask => Names.Count switch
    {
        0 => "a flavor and an image ask for",
        1 => $"the {Names[0]} asks for",
        _ => $"the {Names[0]} and the {Names[1]} ask for",
    };

    /// <summary>What the sides say of one another, such as "a flavor and an image say".</summary>
    public string Say => Names.Count == 0 ? "a flavor and an image say" : $"the {Names[0]} and the {Names[Names.Count - 1]} say";

    /// <summary>A side, such as "flavor".</summary>
    public string Name(bool ofImage) => Names.Count == 0 ? ofImage ? "image" : "flavor" : Names[ofImage ? Names.Count - 1 : 0];

    /// <summary>Any of a side, such as "a flavor".</summary>
    public string Any(bool ofImage) => Names.Count == 0 ? ofImage ? "an image" : "a flavor" : "the " + Name(ofImage);

    /// <summary>A key of a side, such as "an extra spec".</summary>
    public string Key(bool ofImage) => Names.Count == 0 ? ofImage ? "an image property" : "an extra spec" : $"a key of the {Name(ofImage)}";

    /// <summary>Keys of a side, such as "extra specs".</summary>
    public string Keys(bool ofImage) => Names.Count == 0 ? ofImage ? "image properties" : "extra specs" : $"keys of the {Name(ofImage)}";

    /// <summary>Keys of a side, with what they belong to, such as "extra specs of a flavor".</summary>
    public string KeysOf(bool ofImage) => Names.Count == 0 ? ofImage ? "properties of an image" : "extra specs of a flavor" : $"keys of the {Name(ofImage)}";

    /// <summary>What a parameter is that takes a side, such as "the extra specs of the flavor".</summary>
    public string Map(bool ofImage)
        => Names.Count == 0 ? ofImage ? "the properties of the image" : "the extra specs of the flavor" : $"the keys of the {Name(ofImage)}, with their values";

    /// <summary>The parameter that takes a side.</summary>
    public string Parameter(bool ofImage) => Names.Count == 0 ? ofImage ? "imageProperties" : "extraSpecs" : Identifiers.Escape(Name(ofImage));
}
