using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Analysis.Xml;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;
using Viommu.Gen.Schema.Binding;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>What reading and validating report.</summary>
/// <param name="Read">Of reading; unknown content, which only an editor could mean anything by, is left out.</param>
/// <param name="Found">Of validating what could be read.</param>
/// <param name="HasErrors">Whether something could not be read.</param>
public sealed record Reported(IReadOnlyList<string> Read, IReadOnlyList<string> Found, bool HasErrors);

/// <summary>One schema, and the code that is generated from it: compiled, and run.</summary>
internal sealed class XmlBench
{
    private readonly Func<string, Func<string, string?>, bool, (string[] Read, string[] Found, bool HasErrors)> _run;

    /// <param name="feature">The name of the feature.</param>
    /// <param name="platform">C# that makes the platform; <c>F("Name")</c> is the text of a fact, or null.</param>
    public XmlBench(string feature, string platform, params (string Path, string Text)[] schemas)
    {
        SchemaResult compiled = SchemaCompiler.Compile(schemas.Select(schema => SchemaCompiler.Parse(schema.Path, SourceText.From(schema.Text))), null, checkConditions: false, CancellationToken.None);
        Assert.Empty(compiled.Problems);
        Rules = new FeatureRules(compiled.Model.Features.Single(candidate => candidate.Name == feature));
        _run = TestCompiler.Generate(Harness(Rules.Feature, platform), schemas).Load().GetType("Harness")!.GetMethod("Run")!.CreateDelegate<Func<string, Func<string, string?>, bool, (string[], string[], bool)>>();
    }

    public FeatureRules Rules { get; }

    public IReadOnlyList<XmlFinding> Check(string xml)
        => [.. LiteralXml.Read(xml).SelectMany(document => XmlFinding.In(Rules, xml, document))];

    /// <summary>Whether an element has the name of one of the schema, and nothing else of it.</summary>
    public bool HasForeign(string xml)
    {
        return LiteralXml.Read(xml).Any(IsForeign);

        bool IsForeign(DocumentElement element)
            => Rules.Feature.Elements.Roots.Any(root => element.Is(root.Element.Name) && ElementReading.IsForeign(root.Element, element)) || element.Children.Any(IsForeign);
    }

    /// <param name="text">The document, if it is inside of something else.</param>
    public Reported Run(XmlTree xml, bool isDocument, string? text = null)
    {
        (string[] read, string[] found, bool hasErrors) = _run(text ?? xml.Write(), fact => isDocument ? FactOf(xml, fact) : null, isDocument);
        return new Reported([.. read.Where(rule => !rule.EndsWith("Unknown", StringComparison.Ordinal)).Order(StringComparer.Ordinal)], [.. found.Distinct().Order(StringComparer.Ordinal)], hasErrors);
    }

    // A text that the type can't hold is no fact.
    private string? FactOf(XmlTree document, string name)
    {
        FactModel fact = Rules.Feature.Plan!.Platform.Facts.Single(fact => fact.Name == name);
        if (fact.Place is not { } place)
            return DomainFacts.Of(document, name);
        XmlTree? element = document;
        foreach (string step in place.Path.Skip(1))
            element = element?.Children.OfType<XmlTree>().FirstOrDefault(child => child.Name == step);
        if (place.IsPresence)
            return element is null ? "no" : "yes";
        string? text = place.Attribute is null
            ? element is null ? null : string.Concat(element.Children.OfType<string>()).Trim()
            : element?.Attributes.Where(attribute => attribute.Name == place.Attribute).Select(attribute => attribute.Value).FirstOrDefault();
        return text is null || Rules.Values.Read(fact.Type, text) is null ? null : text;
    }

    private static string Harness(FeatureModel feature, string platform)
    {
        string reads = string.Concat(feature.Elements.Roots.Select((root, i) => $$"""
                    var read{{i}} = {{root.Element.Type}}.Read(xml);
                    read.AddRange(read{{i}}.Violations.Select(violation => violation.Rule));
                    hasErrors |= read{{i}}.Violations.HasErrors;
                    if (!isDocument)
                        found.AddRange(read{{i}}.Elements.SelectMany(element => element.Validate(platform).Violations).Select(violation => violation.Rule));

            """));
        // With each of those that there may be several of.
        string together = string.Join(", ", feature.Plan!.Elements.Select(planned => feature.Elements.Roots.ToList().FindIndex(root => root.Element.Type == planned.Type)).Select(i => $"of{i}"));
        string loops = string.Concat(feature.Elements.Roots.Select((_, i) => $"foreach (var of{i} in read{i}.Elements.DefaultIfEmpty())\n"));
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using Viommu.Runtime;
            using {{feature.Namespace}};
            public static class Harness
            {
                public static (string[] Read, string[] Found, bool HasErrors) Run(string xml, Func<string, string?> F, bool isDocument)
                {
                    var platform = {{platform}};
                    List<string> read = [], found = [];
                    bool hasErrors = false;
            {{reads}}
                    if (isDocument && read0 is not null)
                    {
                        {{loops}} found.AddRange({{feature.Name}}Plan.Validate(platform, {{together}}).Violations.Select(violation => violation.Rule));
                    }
                    return ([.. read], [.. found], hasErrors);
                }
            }
            """;
    }
}
