using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.References;
using Viommu.Gen.Schema.Binding;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.Schema;

/// <summary>One file, read by itself; made once for each text.</summary>
internal sealed record ParsedFile(SchemaFile File, SchemaNode? Root, IReadOnlyList<Problem> Problems)
{
    public bool IsShipped => Root?["shipped"] == "true";
}

/// <summary>What all files together mean, what is wrong with them, and where each rule is.</summary>
/// <param name="Rules">By the name of the feature and the id of the rule.</param>
internal sealed record SchemaResult(SchemaModel Model, IReadOnlyList<Problem> Problems, IReadOnlyDictionary<(string Feature, string Rule), SchemaNode> Rules);

/// <summary>From the texts of schema files to a model and located problems. It never throws: errors are data.</summary>
internal static class SchemaCompiler
{
    public static ParsedFile Parse(string path, SourceText text, bool isReferenced = false)
    {
        var file = new SchemaFile(path, text, isReferenced);
        var problems = new List<Problem>();
        try
        {
            SchemaNode? root = SchemaXml.Read(file, problems);
            return new ParsedFile(file, root is null ? null : GrammarCheck.Check(root, problems), problems);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            return new ParsedFile(file, null, new[] { Defect(file, defect) });
        }
    }

    /// <param name="namespace">What shipped features have instead of the root of the namespace that they declare, or null; features of the project keep theirs.</param>
    /// <param name="checkConditions">Whether to look for conditions that never hold or always do; it takes time, and changes nothing in the model.</param>
    /// <param name="referenced">The features that come from referenced assemblies.</param>
    public static SchemaResult Compile(
        IEnumerable<ParsedFile> files, string? @namespace, bool checkConditions, CancellationToken cancellation, EquatableArray<ReferencedFeature> referenced = default)
    {
        ParsedFile[] ordered = Order(files);
        var problems = ordered.SelectMany(file => file.Problems).ToList();
        var features = new List<FeatureModel>();
        var rules = new Dictionary<(string, string), SchemaNode>();
        var types = new TypeNames();
        var shipped = new HashSet<string?>(ordered.Where(file => file.IsShipped).SelectMany(file => file.Root!.Children).Where(node => node.Name == "feature")
            .Select(node => node["name"]));
        ILookup<string, SchemaNode> own = Declarations(ordered.Where(file => !file.IsShipped)).ToLookup(Elsewhere.NameOf);
        HashSet<SchemaNode> elsewhere = Elsewhere.Find(Declarations(ordered.Where(file => !file.IsShipped && !file.File.IsReferenced)), referenced, problems);
        foreach (SchemaNode feature in Merger.Merge(Declarations(ordered).Where(node => !elsewhere.Contains(node)), problems))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                string? chosen = @namespace is not null && shipped.Contains(feature["name"]) ? Rooted(feature["namespace"]!, @namespace) : null;
                var context = new BindingContext(feature, chosen, problems, types);
                FeatureModel bound = FeatureBinder.Bind(context);
                if (NameCheck.Check(context, bound))
                    features.Add(own.Contains(bound.Name) ? bound with { OwnText = SchemaWriter.Write(own[bound.Name]) } : bound);
                foreach (KeyValuePair<string, SchemaNode> rule in context.Rules)
                    rules[(context.Name, rule.Key)] = rule.Value;
                if (checkConditions)
                    ConditionCheck.Check(context, cancellation);
            }
            catch (Exception defect) when (defect is not OperationCanceledException)
            {
                problems.Add(Defect(feature.File, defect));
            }
        }
        // Where assemblies disagree, nothing is known for certain of code that uses either.
        var disputed = new HashSet<string>(referenced.GroupBy(feature => feature.Name)
            .Where(same => same.Any(feature => feature.Content != same.First().Content)).Select(same => same.Key));
        return new SchemaResult(
            new SchemaModel(Close(features, referenced).Where(feature => !disputed.Contains(feature.Name)).ToEquatableArray()),
            problems.FindAll(problem => !problem.File.IsReferenced),
            rules);
    }

    private static IEnumerable<SchemaNode> Declarations(IEnumerable<ParsedFile> files) => files.SelectMany(file => file.Root?.Children ?? Array.Empty<SchemaNode>());

    // "Acme" for "Root", and "Acme.Part" for "Root.Part".
    private static string Rooted(string declared, string root) => declared.IndexOf('.') is var dot && dot < 0 ? root : root + declared.Substring(dot);

    /// <summary>Tells features with closed namespaces the keys of all features, those of referenced assemblies included.</summary>
    public static IEnumerable<FeatureModel> Close(IReadOnlyCollection<FeatureModel> features, EquatableArray<ReferencedFeature> referenced)
        => features.Any(feature => feature.Options?.Closed is not null) ? ClosedBinder.Close(features, KeysOf(referenced)) : features;

    private static string[] KeysOf(EquatableArray<ReferencedFeature> referenced)
        => referenced.Where(feature => feature.SchemaText.Length > 0)
            .SelectMany(feature => Parse(feature.Name + SchemaFile.Extension, SourceText.From(feature.SchemaText), isReferenced: true).Root?.Children ?? Array.Empty<SchemaNode>())
            .SelectMany(feature => feature.Elements("options")).SelectMany(options => options.Elements("option"))
            .Select(option => option["extra-spec"]).OfType<string>().ToArray();

    /// <summary>
    /// Shipped files first, then by name, then by content: folders have no say. What is there twice counts once. What comes with assemblies is last.
    /// </summary>
    private static ParsedFile[] Order(IEnumerable<ParsedFile> files)
        => files
            .GroupBy(file => file.File.Name)
            .SelectMany(WithoutCopies)
            .OrderByDescending(file => file.IsShipped)
            .ThenBy(file => file.File.IsReferenced)
            .ThenBy(file => file.File.Name, StringComparer.Ordinal)
            .ToArray();

    // Only files with the same name are compared: a text may be long.
    private static IEnumerable<ParsedFile> WithoutCopies(IEnumerable<ParsedFile> files)
    {
        ParsedFile[] sameName = files.ToArray();
        return sameName.Length == 1 ? sameName : sameName
            .GroupBy(file => file.File.Text.ToString())
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(file => file.IsShipped).ThenBy(file => file.File.Path, StringComparer.Ordinal).First());
    }

    private static Problem Defect(SchemaFile file, Exception defect)
        => new(Descriptors.Internal, file, default, $"{defect.GetType().Name}: {defect.Message}");
}
