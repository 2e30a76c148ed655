using System.IO;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Tests.Infrastructure;

/// <summary>Schema files for tests.</summary>
internal static class SchemaSource
{
    /// <summary>The schema that is shipped.</summary>
    public static string Shipped { get; } = Read("nova.viommu.xml");

    /// <summary>The other schema that is shipped, for projects that ask for it.</summary>
    public static string Hardware { get; } = Read("nova-hardware.viommu.xml");

    /// <summary>A schema with one feature around some content.</summary>
    public static string Feature(string content, string name = "Test")
        => $"""<schema xmlns="urn:viommu-gen:schema:1"><feature name="{name}" namespace="{name}">{content}</feature></schema>""";

    private static string Read(string name)
    {
        using Stream stream = typeof(SchemaSource).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>A file among the AdditionalFiles.</summary>
internal sealed class TestFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
