using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Model;
using Viommu.Gen.References;
using Viommu.Gen.Schema;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.CodeFixes.Schemas;

/// <summary>The schema file that belongs to a project, among all that the project has.</summary>
internal sealed class OwnSchema
{
    private const int MaxNames = 9;

    private readonly TextDocument _document;
    private readonly IReadOnlyList<ParsedFile> _others;
    private readonly SourceText _text;

    private OwnSchema(TextDocument document, SourceText text, IReadOnlyList<ParsedFile> others)
    {
        _document = document;
        _text = text;
        _others = others;
    }

    public string Path => _document.FilePath!;

    public string Name => _document.Name;

    /// <returns>
    /// The file that adds to the feature already, else the first one; null when the project has none of its own, or the types of the feature come from another one.
    /// </returns>
    public static async Task<OwnSchema?> FindAsync(Project project, string feature, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation
            && ProjectReferences.Of(compilation).Features.Any(referenced => referenced.Name == feature))
        {
            return null;
        }
        var files = new List<(TextDocument Document, SourceText Text, ParsedFile Parsed)>();
        foreach (TextDocument document in project.AdditionalDocuments.Where(document => SchemaFile.IsSchema(document.FilePath ?? ""))
            .OrderBy(document => document.FilePath, StringComparer.Ordinal))
        {
            SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            files.Add((document, text, SchemaCompiler.Parse(document.FilePath!, text)));
        }
        var own = files.Where(file => file.Parsed is { Root: not null, IsShipped: false }).ToArray();
        if (own.Length == 0)
            return null;
        int index = Math.Max(0,
            Array.FindIndex(own,
            file => file.Parsed.Root!.Children.Any(child => child["feature"] == feature || (child.Name == "feature" && child["name"] == feature))));
        return new OwnSchema(own[index].Document, own[index].Text,
            files.Where(file => file.Document != own[index].Document).Select(file => file.Parsed).ToArray());
    }

    /// <summary>The file with one more option; null when it can't have that.</summary>
    public OwnSchema? With(NewKey key)
    {
        if (HasKey(_text, key))
            return null;
        for (int number = 1; number <= MaxNames; number++)
        {
            if (SchemaInsertion.Insert(_text, key, number == 1 ? key.OptionName : key.OptionName + number) is not { } text)
                return null;
            // The reading itself says whether the name is free and the key one that it takes.
            if (HasKey(text, key))
                return new OwnSchema(_document, text, _others);
        }
        return null;
    }

    public Solution ApplyTo(Solution solution) => solution.WithAdditionalDocumentText(_document.Id, _text);

    private bool HasKey(SourceText text, NewKey key)
        => SchemaCompiler.Compile(_others.Append(SchemaCompiler.Parse(Path, text)), null, checkConditions: false, CancellationToken.None).Model.Features
            .Where(feature => feature.Name == key.Feature)
            .SelectMany(feature => feature.Options?.Options.AsEnumerable() ?? Enumerable.Empty<OptionModel>())
            .Any(option => option.ExtraSpec == key.Text || option.ImageProperty == key.Text);
}
