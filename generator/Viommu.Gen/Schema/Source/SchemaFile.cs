using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Schema.Source;

/// <summary>One schema file: its name and its text.</summary>
internal sealed class SchemaFile
{
    public const string Extension = ".viommu.xml";

    /// <param name="isReferenced">Whether the text comes with a referenced assembly: then it is no file of the project.</param>
    public SchemaFile(string path, SourceText text, bool isReferenced = false)
    {
        IsReferenced = isReferenced;
        Path = path;
        Name = path.Substring(path.LastIndexOfAny(Separators) + 1);
        Text = text;
    }

    public string Path { get; }

    public bool IsReferenced { get; }

    /// <summary>The file name without folders: the only part of the path that has a meaning.</summary>
    public string Name { get; }

    public SourceText Text { get; }

    public static bool IsSchema(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>A location in the file; what is outside of the text is moved inside.</summary>
    public Location LocationOf(TextSpan span)
    {
        int start = Math.Min(span.Start, Text.Length);
        span = TextSpan.FromBounds(start, Math.Max(start, Math.Min(span.End, Text.Length)));
        return Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));
    }

    private static readonly char[] Separators = { '/', '\\' };
}
