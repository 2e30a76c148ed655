using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Flow;
using Viommu.Gen.Analysis.Keys;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Combinations;

/// <summary>
/// Asks the rules wherever something is finished. What is handed to generated code is final, so what a rule says of it is certain; an object or a map that goes
/// elsewhere may still be added to, so that is only likely.
/// </summary>
internal sealed class CombinationObserver : FlowObserver
{
    private static readonly FlowMap Nothing = FlowMap.Empty(StringComparer.Ordinal);

    private static readonly HashSet<string> Bystanders = new() { "Equals", "GetHashCode", "PrintMembers", "GetType" };

    private readonly FlowContext _flow;
    private readonly CombinationReporter _reporter;

    // Objects that generated code has seen as they are, or that were only the start of another one.
    private readonly HashSet<SyntaxNode> _settled = new();
    private readonly Dictionary<SyntaxNode, FlowObject> _left = new();
    private readonly List<(SyntaxNode Creation, Action Report)> _likely = new();

    public CombinationObserver(FlowContext flow, CombinationReporter reporter)
    {
        _flow = flow;
        _reporter = reporter;
    }

    public override void Read(IInvocationOperation call, GeneratedType type, FlowValue flavor, FlowValue image, FlowState state)
    {
        FlowMap? flavorMap = Settle(flavor, KeySide.Flavor, state), imageMap = Settle(image, KeySide.Image, state);
        if (flavorMap is null && imageMap is null)
            return;
        KnownRequest request = Read(type.Feature, flavorMap, imageMap);
        Finding[] certain = Report(type.Feature, type.Feature.Check(request), call.Syntax, FixesOf(type.Feature, request));
        if (flavorMap is not null && (imageMap is not null || type.Feature.Feature.Options!.Sides.HasOne))
            return;
        // If the side that is not followed adds nothing.
        KnownRequest alone = Read(type.Feature, flavorMap ?? Nothing, imageMap ?? Nothing);
        Keep(call.Syntax, type.Feature, Likely(type.Feature, alone, certain), FixesOf(type.Feature, alone));
    }

    public override void Taken(IArgumentOperation argument, KeySide side, FlowValue map, FlowState state)
    {
        if (Settle(map, side, state) is { } known)
            CheckSide(known, side, argument.Syntax, isFinal: true);
    }

    public override void Called(IInvocationOperation call, GeneratedType type, FlowValue? instance, IReadOnlyList<FlowValue> arguments, FlowState state)
    {
        switch (type.Role)
        {
            case SchemaRole.Options when instance is not null && !IsBystander(call, "ToString") && Settle(instance, state) is { } options:
                CheckOptions(type, options, state, call.Syntax);
                break;
            case SchemaRole.Element when instance is not null && !IsBystander(call) && type.Root is { } root && Settle(instance, state) is { } element:
                Report(type.Feature, type.Feature.Check(root, FlowNodes.ToNode(element, state), PlatformOf(call, type, arguments, state)), call.Syntax,
                    FindingFixes.OfSubject);
                break;
            case SchemaRole.Plan when instance is null:
                CheckPlan(call, type, arguments, state);
                break;
        }
    }

    public override void Copied(ReferenceValue reference) => _settled.Add(reference.Creation);

    // What is added to a map that others have already is added to what they have.
    public override void Written(ReferenceValue map)
    {
        if (_left.ContainsKey(map.Creation))
            _settled.Add(map.Creation);
    }

    public override void Escaped(ReferenceValue reference, FlowState state)
    {
        if (state.Object<FlowObject>(reference) is { } left && !_left.ContainsKey(reference.Creation))
        {
            _left.Add(reference.Creation, left);
            CheckLeft(reference.Creation, left, state);
        }
    }

    public override void Finished(FlowState exit)
    {
        foreach (KeyValuePair<SyntaxNode, FlowObject> left in exit.Objects)
        {
            if (!_left.ContainsKey(left.Key) && !_settled.Contains(left.Key))
                CheckLeft(left.Key, left.Value, exit);
        }
        foreach ((SyntaxNode creation, Action report) in _likely)
        {
            if (!_settled.Contains(creation))
                report();
        }
        _likely.Clear();
    }

    private void CheckPlan(IInvocationOperation call, GeneratedType type, IReadOnlyList<FlowValue> arguments, FlowState state)
    {
        if (PlatformOf(call, type, arguments, state) is not { } platform)
            return;
        PlanModel plan = type.Feature.Feature.Plan!;
        var elements = new Dictionary<string, KnownNode>();
        KnownNode chosen = KnownNode.Absent;
        for (int i = 0; i < arguments.Count; i++)
        {
            ITypeSymbol? parameter = call.Arguments[i].Parameter?.Type;
            if (plan.Choose is { } choose && parameter is INamedTypeSymbol { TypeArguments: [{ } value] } && value.Name == choose.EnumType)
                chosen = FlowNodes.ToNode(arguments[i], new MemberType(ValueKind.Enum, choose.EnumType), type.Feature.Values, state,
                    call.Arguments[i].Syntax.GetLocation());
            else if (_flow.Types.Of(parameter) is { Role: SchemaRole.Element, Root: { } root }
                && plan.Elements.FirstOrDefault(planned => planned.Type == root.Element.Type) is { } planned)
                elements[planned.Property] = NodeOf(arguments[i], state);
        }
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is RequestValue read)
            {
                Report(type.Feature, new PlanRules(type.Feature, platform).Check(read.Request, chosen), call.Syntax, FixesOf(type.Feature, read.Request));
                return;
            }
            if (_flow.Types.Of(call.Arguments[i].Parameter?.Type) is { Role: SchemaRole.Options } && Settle(arguments[i], state) is { } options)
            {
                KnownRequest made = CheckOptions(type, options, state, call.Syntax);
                Report(type.Feature, new PlanRules(type.Feature, platform).Check(made, chosen), call.Syntax, FixesOf(type, options, made));
                return;
            }
        }
        if (elements.Count > 0)
            Report(type.Feature, type.Feature.Check(plan, name => elements.TryGetValue(name, out KnownNode? node) ? node : KnownNode.Unknown, platform),
                call.Syntax, FindingFixes.OfSubject);
    }

    private KnownRequest CheckOptions(GeneratedType type, FlowRecord options, FlowState state, SyntaxNode anchor)
    {
        KnownRequest request = KnownRequest.Made(type.Feature.Feature.Options!, FlowNodes.ToNode(options, state));
        Report(type.Feature, type.Feature.Check(request), anchor, FixesOf(type, options, request));
        return request;
    }

    private void CheckLeft(SyntaxNode creation, FlowObject left, FlowState state)
    {
        // What a field holds was looked at where it is made.
        if (!_reporter.IsHere(creation.GetLocation()))
            return;
        switch (left)
        {
            case FlowMap map:
                LikelySide likely = MapSides.Of(map, _flow.Schema.Keys);
                // Where no key has a value, nothing shows that it is a map of a request.
                if (likely.HasValue)
                    _reporter.CheckSides(map, likely.OnlySide, _flow.Schema.Keys, isLikely: true);
                if (likely.OnlySide is { } side)
                    CheckSide(map, side, creation, isFinal: false);
                break;
            case FlowRecord { IsMade: true, Type: { Role: SchemaRole.Options } type } options:
                KnownRequest made = KnownRequest.Made(type.Feature.Feature.Options!, FlowNodes.ToNode(options, state));
                Keep(creation, type.Feature, type.Feature.Check(made), FixesOf(type, options, made));
                break;
            case FlowRecord { IsMade: true, Type: { Root: { } root } type } element:
                Keep(creation, type.Feature, type.Feature.Check(root, FlowNodes.ToNode(element, state), platform: null), FindingFixes.OfSubject);
                break;
        }
    }

    // One side alone: what holds whatever the other side says is certain, if the map is final.
    private void CheckSide(FlowMap map, KeySide side, SyntaxNode anchor, bool isFinal)
    {
        foreach (FeatureRules feature in _flow.Schema.Features.Where(feature => feature.Feature.Options is not null))
        {
            Finding[] certain = Array.Empty<Finding>();
            if (isFinal)
            {
                KnownRequest request = side == KeySide.Flavor ? Read(feature, map, null) : Read(feature, null, map);
                certain = Report(feature, feature.Check(request).Where(WasWritten), anchor, FixesOf(feature, request));
            }
            KnownRequest alone = side == KeySide.Flavor ? Read(feature, map, Nothing) : Read(feature, Nothing, map);
            Keep(anchor, feature, Likely(feature, alone, certain).Where(WasWritten), FixesOf(feature, alone));
        }
    }

    private KnownRequest Read(FeatureRules feature, FlowMap? flavor, FlowMap? image) => FlowNodes.Read(feature, flavor, image, _flow.Schema.Keys);

    private Finding[] Report(FeatureRules feature, IEnumerable<Finding> findings, SyntaxNode anchor, Func<Finding, ImmutableDictionary<string, string?>> fixes)
    {
        Finding[] certain = findings.ToArray();
        foreach (Finding finding in certain)
            _reporter.Report(feature, finding, isCertain: true, anchor, fixes(finding));
        return certain;
    }

    // Whether it is still worth saying shows at the end: the object may have been finished elsewhere.
    private void Keep(SyntaxNode creation, FeatureRules feature, IEnumerable<Finding> findings, Func<Finding, ImmutableDictionary<string, string?>> fixes)
    {
        foreach (Finding finding in findings)
            _likely.Add((creation, () => _reporter.Report(feature, finding, isCertain: false, creation, fixes(finding))));
    }

    private KnownPlatform? PlatformOf(IInvocationOperation call, GeneratedType type, IReadOnlyList<FlowValue> arguments, FlowState state)
    {
        if (type.Feature.Feature.Plan is not { } plan)
            return null;
        for (int i = 0; i < arguments.Count; i++)
        {
            if (_flow.Types.Of(call.Arguments[i].Parameter?.Type) is { Role: SchemaRole.Platform })
                return new KnownPlatform(plan.Platform, type.Feature.Values, NodeOf(arguments[i], state));
        }
        return null;
    }

    private KnownNode NodeOf(FlowValue value, FlowState state)
        => value == FlowValue.Null ? KnownNode.Absent : Settle(value, state) is { } record ? FlowNodes.ToNode(record, state) : KnownNode.Unknown;

    private FlowRecord? Settle(FlowValue value, FlowState state)
    {
        _settled.UnionWith(value.Creations);
        return state.Object<FlowRecord>(value);
    }

    private FlowMap? Settle(FlowValue value, KeySide side, FlowState state)
    {
        _settled.UnionWith(value.Creations);
        if (value is not ReferenceValue reference || state.Object<FlowMap>(value) is not { } map)
            return null;
        _left[reference.Creation] = map;
        _reporter.CheckSides(map, side, _flow.Schema.Keys);
        return map;
    }

    private static Func<Finding, ImmutableDictionary<string, string?>> FixesOf(GeneratedType type, FlowRecord options, KnownRequest request)
        => options.IsMade ? finding => FindingFixes.OfProperties(type, finding) : FixesOf(type.Feature, request);

    private static Func<Finding, ImmutableDictionary<string, string?>> FixesOf(FeatureRules feature, KnownRequest request)
        => finding => FindingFixes.OfEntries(feature, request, finding);

    private static bool WasWritten(Finding finding) => finding.Places.Count > 0;

    private static bool IsBystander(IInvocationOperation call, string? other = null)
        => Bystanders.Contains(call.TargetMethod.Name) || call.TargetMethod.Name == other;

    // If the other side adds nothing; what it is asked about is its own matter.
    private static IEnumerable<Finding> Likely(FeatureRules feature, KnownRequest alone, Finding[] certain)
        => feature.Check(alone).Where(finding => !feature.LooksAtSides(finding.Rule) && certain.All(other => other.Rule != finding.Rule));
}
