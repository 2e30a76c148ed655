using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Analysis.Flow;
using Viommu.Gen.Analysis.Keys;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Interpretation;

namespace Viommu.Gen.Analysis.Combinations;

/// <summary>Reports what was found of one member, each thing once: several paths and several calls lead to the same place.</summary>
internal sealed class CombinationReporter
{
    private readonly FlowContext _flow;
    private readonly SemanticModelAnalysisContext _context;
    private readonly IReadOnlyList<IOperation> _blocks;
    private readonly HashSet<(string What, Location Place)> _reported = new();

    public CombinationReporter(FlowContext flow, SemanticModelAnalysisContext context, IReadOnlyList<IOperation> blocks)
    {
        _flow = flow;
        _context = context;
        _blocks = blocks;
    }

    /// <param name="anchor">Where it is finished: the place where nothing else was written.</param>
    public void Report(FeatureRules feature, Finding finding, bool isCertain, SyntaxNode anchor, ImmutableDictionary<string, string?> fixes)
    {
        Location[] places = finding.Places.OfType<Location>().ToArray();
        // What is written elsewhere is fine there: it is this use of it that is wrong.
        Location place = places.Length > 0 && IsHere(places[0]) ? Innermost(places) : anchor.GetLocation();
        // What is certain is not reported a second time as likely.
        if (_reported.Contains((finding.Rule, place)) || !_reported.Add((finding.Rule, place)))
            return;
        DiagnosticDescriptor descriptor = isCertain ? Descriptors.Violated : Descriptors.LikelyViolated;
        AnalyzerConfigOptions options = _context.Options.AnalyzerConfigOptionsProvider.GetOptions(anchor.SyntaxTree);
        if (RuleSeverity.Of(feature.Feature, finding.Rule, descriptor, options, isCertain) is not { } severity)
            return;
        IEnumerable<Location?> related = places.Where(other => other != place).Append(_flow.Schema.LocationOf(feature.Feature.Name, finding.Rule));
        _context.ReportDiagnostic(Diagnostic.Create(
            descriptor,
            place,
            severity,
            related.OfType<Location>(),
            fixes.Add(DiagnosticProperties.Rule, finding.Rule),
            finding.Message));
    }

    /// <summary>Checks whose keys a map holds, and whether it says something twice.</summary>
    /// <param name="side">The side that the map is for, if that is known.</param>
    /// <param name="isLikely">Whether only the keys in the map tell its side.</param>
    public void CheckSides(FlowMap map, KeySide? side, KeyIndex keys, bool isLikely = false)
    {
        (SchemaKey Key, Location Place)[] known = map.Cells
            .Where(cell => cell.Value is { Presence: not Presence.Absent, Place: not null })
            .Select(cell => (Key: keys.Find(cell.Key)?.On(side).First()!, Place: cell.Value.Place!))
            .Where(cell => cell.Key is not null)
            .OrderBy(cell => cell.Place.SourceSpan.Start)
            .ToArray();
        foreach ((SchemaKey key, Location place) in known)
        {
            (SchemaKey Key, Location Place) other = known.FirstOrDefault(
                candidate => candidate.Key.Option == key.Option && candidate.Key.Feature == key.Feature && candidate.Key.Parameters == key.Parameters && candidate.Key != key
                    && !(side is null && (candidate.Key.IsAmbiguous || key.IsAmbiguous)));
            bool isOther = side is null ? other.Key is not null && other.Place.SourceSpan.Start < place.SourceSpan.Start : !key.IsOf(side.Value);
            if (!isOther || !_reported.Add(("key", place)))
                continue;
            if (other.Key is not null)
                _context.ReportDiagnostic(SaidTwice.Create(key, place, other.Key, other.Place));
            else
                _context.ReportDiagnostic(WrongSide.Create(key, keys, place, known.FirstOrDefault(candidate => candidate.Key.Side == side).Place, isLikely));
        }
    }

    public bool IsHere(Location place)
        => _blocks.Any(block => block.Syntax.SyntaxTree == place.SourceTree && block.Syntax.Span.Contains(place.SourceSpan));

    // The first place may hold another one: a list its item.
    private static Location Innermost(Location[] places)
    {
        Location place = places[0];
        foreach (Location other in places)
        {
            if (other.SourceTree == place.SourceTree && other.SourceSpan != place.SourceSpan && place.SourceSpan.Contains(other.SourceSpan))
                place = other;
        }
        return place;
    }
}
