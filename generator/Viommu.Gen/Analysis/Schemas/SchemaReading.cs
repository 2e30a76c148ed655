using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Gen.References;
using Viommu.Gen.Schema;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;
using Viommu.Gen.Settings;

namespace Viommu.Gen.Analysis.Schemas;

/// <summary>
/// The one reading of the schema files that all analyzers share. A text is parsed once, and a set of texts merged once, for as long as the texts live:
/// an editor keeps the text of a file as it is until somebody types in that file.
/// </summary>
internal sealed class SchemaReading
{
    private static readonly ConditionalWeakTable<SourceText, ParsedText> ParsedTexts = new();
    private static readonly ConditionalWeakTable<SourceText, SchemaReading> Readings = new();
    private static readonly ConditionalWeakTable<string, SourceText> ReferencedTexts = new();

    // No path begins like this.
    private const string Referenced = "\0";

    private readonly IReadOnlyList<(string Path, SourceText Text)> _texts;
    private readonly EquatableArray<ReferencedFeature> _referenced;
    private readonly string? _namespace;
    private readonly Lazy<SchemaResult> _result;
    private readonly Lazy<IReadOnlyList<Problem>> _problems;
    private readonly Lazy<IReadOnlyList<FeatureRules>> _features;
    private readonly Lazy<KeyIndex> _keys;
    private readonly Lazy<TraitIndex> _traits;

    private SchemaReading(IReadOnlyList<(string Path, SourceText Text)> texts, EquatableArray<ReferencedFeature> referenced, string? @namespace)
    {
        _texts = texts;
        _referenced = referenced;
        _namespace = @namespace;
        _result = new Lazy<SchemaResult>(() => Compile(checkConditions: false));
        _problems = new Lazy<IReadOnlyList<Problem>>(() => Compile(checkConditions: true).Problems);
        _features = new Lazy<IReadOnlyList<FeatureRules>>(() => _result.Value.Model.Features.Select(feature => new FeatureRules(feature)).ToArray());
        _keys = new Lazy<KeyIndex>(() => new KeyIndex(Features));
        _traits = new Lazy<TraitIndex>(() => new TraitIndex(Features));
    }

    /// <summary>All features, with their rules.</summary>
    public IReadOnlyList<FeatureRules> Features => _features.Value;

    /// <summary>All keys of extra specs and image properties.</summary>
    public KeyIndex Keys => _keys.Value;

    /// <summary>All traits.</summary>
    public TraitIndex Traits => _traits.Value;

    /// <summary>The ids of all rules.</summary>
    public IEnumerable<string> RuleIds => _result.Value.Rules.Keys.Select(key => key.Rule);

    /// <summary>The names of the project's own schema files with something that could be generated here: that is not what says something of a feature of another assembly.</summary>
    public IEnumerable<string> OwnFiles => Parse()
        .Where(file => !file.IsShipped && !file.File.IsReferenced
            && file.Root?.Children.Any(child => _referenced.All(feature => feature.Name != Elsewhere.NameOf(child))) == true)
        .Select(file => file.File.Name);

    /// <summary>Everything that is wrong in the files.</summary>
    public IReadOnlyList<Problem> Problems => _problems.Value;

    /// <returns>The reading, or null when there is no schema file.</returns>
    public static SchemaReading? Of(AnalyzerOptions options, Compilation compilation, CancellationToken cancellation)
    {
        List<(string Path, SourceText Text)>? texts = null;
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (SchemaFile.IsSchema(file.Path) && file.GetText(cancellation) is { } text)
                (texts ??= new List<(string, SourceText)>()).Add((file.Path, text));
        }
        EquatableArray<ReferencedFeature> referenced = ProjectReferences.Of(compilation).Features;
        foreach (ReferencedFeature feature in referenced.Where(feature => feature.SchemaText.Length > 0))
            (texts ??= new List<(string, SourceText)>()).Add((ReferencedPath(feature), ReferencedTexts.GetValue(feature.SchemaText, static text => SourceText.From(text))));
        if (texts is null)
            return null;
        // The text of the first file leads to the reading; which one is first changes only with the set.
        texts.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        SourceText key = texts[0].Text;
        string? @namespace = ProjectSettings.ReadNamespace(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        lock (Readings)
        {
            if (Readings.TryGetValue(key, out SchemaReading? known) && known._namespace == @namespace && known._texts.SequenceEqual(texts)
                && known._referenced.Equals(referenced))
                return known;
            Readings.Remove(key);
            var reading = new SchemaReading(texts, referenced, @namespace);
            Readings.Add(key, reading);
            return reading;
        }
    }

    public FeatureRules? Feature(string name) => Features.FirstOrDefault(feature => feature.Feature.Name == name);

    /// <summary>Where a rule is in its schema file.</summary>
    public Location? LocationOf(string feature, string rule)
    {
        if (!_result.Value.Rules.TryGetValue((feature, rule), out SchemaNode? node) || node.File.IsReferenced)
            return null;
        SchemaAttribute? name = node.Attribute("id") ?? node.Attribute("name");
        return node.File.LocationOf(name?.ValueSpan ?? node.NameSpan);
    }

    private SchemaResult Compile(bool checkConditions)
        => SchemaCompiler.Compile(Parse(), _namespace, checkConditions, CancellationToken.None, _referenced);

    private static string ReferencedPath(ReferencedFeature feature) => $"{Referenced}{feature.Assembly}.{feature.Name}{SchemaFile.Extension}";

    private IEnumerable<ParsedFile> Parse()
        => _texts.Select(file => ParsedTexts.GetValue(file.Text, static text => new ParsedText(text)).At(file.Path));

    /// <summary>A text that is parsed once, for the path where it was last seen.</summary>
    private sealed class ParsedText
    {
        private readonly SourceText _text;
        private ParsedFile? _file;

        public ParsedText(SourceText text) => _text = text;

        public ParsedFile At(string path)
            => _file is { } known && known.File.Path == path
                ? known
                : _file = SchemaCompiler.Parse(path, _text, isReferenced: path.StartsWith(Referenced, StringComparison.Ordinal));
    }
}
