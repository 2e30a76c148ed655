using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds one feature: first what has names, then the conditions that use them.</summary>
internal sealed class FeatureBinder
{
    private static readonly string[] Sides = { "Flavor", "Image" };

    private readonly BindingContext _context;
    private readonly Dictionary<string, SchemaNode> _members = new();

    // Options only; facts only; what each side said; options next to that; options next to facts; what one side said and planned elements, too.
    private readonly Scope _options = new();
    private readonly Scope _facts = new();
    private readonly Scope _sides = new();
    private readonly Scope _said;
    private readonly Scope _request;
    private readonly Scope _plan;

    private FeatureBinder(BindingContext context)
    {
        _context = context;
        _said = _options.Inside(_sides);
        _request = new Scope(_facts);
        _plan = new Scope(_request);
    }

    public static FeatureModel Bind(BindingContext context) => new FeatureBinder(context).Bind();

    private FeatureModel Bind()
    {
        SchemaNode feature = _context.Feature;
        AddBroken(feature.Lost);
        foreach (SchemaNode child in feature.Children)
            AddBroken(child.Lost);
        _context.TakeType(GeneratedNames.Formats(_context.Name), MemberSet.Helper, feature, "name");
        ValuesModel values = ValuesBinder.Bind(_context);
        SchemaNode? optionsNode = RequestBinder.Single(_context, "options"), platformNode = RequestBinder.Single(_context, "platform");
        SidesModel sides = SidesBinder.Bind(_context, optionsNode);
        IReadOnlyList<SchemaNode> nodes = Array.Empty<SchemaNode>();
        IReadOnlyList<OptionModel> options = optionsNode is null ? Array.Empty<OptionModel>()
            : RequestBinder.BindOptions(_context, optionsNode, sides, _members, out nodes);
        PlatformModel? platform = platformNode is null ? null : RequestBinder.BindPlatform(_context, platformNode, _members, options);
        string optionsName = optionsNode is null ? "" : RequestBinder.OptionsName(_context, optionsNode);
        if (platform is not null && !_context.TakeType(platform.Name, MemberSet.Request, platformNode!, "name"))
        {
            _context.Broken.UnionWith(platform.Facts.Select(fact => fact.Name));
            platform = null;
        }
        if (optionsNode is not null && !TakeTypes(optionsNode, optionsName, sides))
        {
            _context.Broken.UnionWith(options.Select(option => option.Name).Concat(Sides));
            options = Array.Empty<OptionModel>();
            optionsNode = null;
        }
        FillScopes(options, platform);
        CollectionBinder.CheckUniverses(_context, _request);
        LetBinder.Bind(_context, _request, _members);
        if (optionsNode is not null)
            options = MergeBinder.Bind(_context, options, nodes, _sides);

        BoundElement[] elements = BindElements(out ElementModel[] shapes);
        if (platformNode is not null)
            FactPlaceBinder.CheckDocuments(_context, platformNode);
        BoundElement[] planned = elements.Where(element => IsPlanned(element, optionsNode, platform)).ToArray();

        var ruleBinder = new RuleBinder(_context, options);
        var rules = new List<RuleModel>();
        if (optionsNode is not null)
        {
            rules.AddRange(ruleBinder.BindRanges(options, nodes));
            rules.AddRange(ruleBinder.BindAgreement(options, nodes, sides, _said));
        }
        rules.AddRange(ruleBinder.Bind(feature, _plan));

        TraitsModel[] traits = TraitsBinder.BindTraits(_context, options, _options).ToArray();
        ChooseModel? choose = RequestBinder.Single(_context, "choose") is { } chooseNode ? TraitsBinder.BindChoose(_context, chooseNode, options) : null;
        RuleModel[] requestRules = rules.Where(rule => !rule.When.LooksAt(static member => !IsOfRequest(member))).ToArray();

        var granted = new HashSet<string>(
            requestRules.Where(rule => rule.IsError && rule.When.LooksAt(static member => member.Root == MemberRoot.Flavor)).SelectMany(Granted));

        OptionsModel? optionsModel = optionsNode is null ? null : new OptionsModel(
            _context.Name,
            optionsName,
            optionsNode["extra-specs"] ?? "ExtraSpecs",
            optionsNode["image-properties"] ?? "ImageProperties",
            sides,
            options.Select(option => granted.Contains(option.Name) ? option with { IsGranted = true } : option).ToEquatableArray(),
            requestRules.ToEquatableArray(),
            PlanOrder.OfCandidate(choose, requestRules).ToEquatableArray(),
            traits.ToEquatableArray(),
            platform?.IsSaid == true ? platform.Name : "",
            ClosedBinder.Bind(_context, optionsNode, options, traits),
            BindingContext.Docs(optionsNode));
        PlannedModel[] toPlan = optionsModel is null || platform is null ? Array.Empty<PlannedModel>() : BindPlanned(planned);
        var boundaries = new Dictionary<string, IReadOnlyList<RuleModel>>();
        RootElementModel[] roots = BindRoots(elements, ruleBinder, boundaries, platform);
        PlanModel? plan = platform is null ? null
            : optionsModel is null ? PlanModel.PlatformOnly(platform)
            : PlanBinder.Bind(_context.Name, optionsModel, platform, choose, rules, toPlan, roots, boundaries);
        return new FeatureModel(
            _context.Name,
            _context.Namespace,
            values,
            optionsModel,
            plan,
            new ElementsModel(_context.Name, platform?.Name, roots.ToEquatableArray(), shapes.ToEquatableArray()),
            FormerRuleBinder.Bind(_context),
            OwnText: "");
    }

    // The options of which a rule refuses the image's value by what the flavor says, whatever the image says.
    private static IEnumerable<string> Granted(RuleModel rule)
        => rule.When.Tests().Where(test => test.Left.Root == MemberRoot.Flavor && test.Right is not null).Select(test => test.Left.Name)
            .Intersect(rule.When.Tests().Where(test => test.Left.Root == MemberRoot.Image).Select(test => test.Left.Name));

    private static bool IsOfRequest(Member member) => member.Root is MemberRoot.Option or MemberRoot.Flavor or MemberRoot.Image;

    private PlannedModel[] BindPlanned(BoundElement[] planned)
    {
        var builds = new BuildBinder(_context, _request);
        var elements = new List<PlannedModel>();
        foreach (BoundElement element in planned)
        {
            Condition? when = element.Node.Attribute("when") is null ? Condition.True : ConditionBinder.Bind(_context, _request, element.Node, "when", out _);
            // Rules may name the element though its condition can't be bound, or what it requires is not set: then it is never made.
            BuildModel? build = builds.Bind(element);
            elements.Add(new PlannedModel(
                element.Node["plan"]!,
                element.Model.Type,
                build is null ? Condition.False : when ?? Condition.False,
                Condition.False,
                build ?? new BuildModel(element.Model.Type, default, default, default),
                new GapModel(GeneratedNames.Rule(element.Model.Type, ImpliedRule.Required),
                    $"The plan can't make {element.Model.Type}: nothing sets what it requires. This is a gap in the schema."),
                BindingContext.Docs(element.Node)));
        }
        return elements.ToArray();
    }

    private RootElementModel[] BindRoots(
        BoundElement[] elements, RuleBinder rules, Dictionary<string, IReadOnlyList<RuleModel>> boundaries, PlatformModel? platform)
    {
        var binder = new ElementRuleBinder(_context, rules, _facts);
        (EquatableArray<string> Path, string Name)[] paths = elements.Select(element => (PathOf(element.Node), element.Model.Name)).ToArray();
        var places = new ElementPlaces(paths, platform);
        var roots = new List<RootElementModel>();
        foreach ((BoundElement element, EquatableArray<string> path) in elements.Zip(paths, static (element, place) => (element, place.Path)))
        {
            EquatableArray<ElementCheck> checks = binder.Bind(element, out IReadOnlyList<RuleModel> ofElement);
            boundaries.Add(element.Model.Type, ofElement);
            roots.Add(new RootElementModel(
                element.Model,
                path,
                BindingContext.IsTrue(element.Node, "repeated"),
                places.Elsewhere(path, element.Model.Name),
                checks));
        }
        return roots.ToArray();
    }

    private BoundElement[] BindElements(out ElementModel[] shapes)
    {
        var binder = new ElementBinder(_context);
        var elements = new List<BoundElement>();
        foreach (SchemaNode node in _context.Feature.Elements("element"))
        {
            UselessAttributes.OfRoot(_context, node);
            if (binder.Bind(node) is { } element)
            {
                elements.Add(element);
                _context.RootTypes.Add(element.Model.Type);
            }
            else
            {
                AddBroken(node);
            }
        }
        shapes = binder.BindShapes();
        return elements.ToArray();
    }

    private void AddBroken(IReadOnlyList<SchemaNode> nodes)
    {
        for (int i = 0; i < nodes.Count; i++)
            AddBroken(nodes[i]);
    }

    private void AddBroken(SchemaNode node)
    {
        foreach (string attribute in new[] { "name", "type", "plan" })
        {
            if (node[attribute] is { } name && (attribute == "name" || node.Name == "element"))
                _context.Broken.Add(name);
        }
    }

    private bool TakeTypes(SchemaNode options, string name, SidesModel sides)
    {
        bool areFree = _context.TakeType(name, MemberSet.Request, options, "name")
            & _context.TakeType(RequestBinder.ExtraSpecs(options), MemberSet.Constants, options, "extra-specs")
            & (sides.HasOne || _context.TakeType(RequestBinder.ImageProperties(options), MemberSet.Constants, options, "image-properties"));
        foreach (Func<string, string> derived in new Func<string, string>[]
            { GeneratedNames.ReadType, GeneratedNames.SourceType, GeneratedNames.UnreadType, GeneratedNames.RulesType, GeneratedNames.PlanType,
                GeneratedNames.PlanRulesType })
        {
            areFree &= _context.TakeType(derived(_context.Name), MemberSet.Helper, options, "name");
        }
        return areFree;
    }

    private void FillScopes(IReadOnlyList<OptionModel> options, PlatformModel? platform)
    {
        foreach (FactModel fact in platform?.Facts ?? default)
        {
            // What is read off another fact is said by who says that one.
            FactModel said = fact.Of is { } source ? platform!.Facts.FirstOrDefault(other => other.Name == source) ?? fact : fact;
            _facts.Add(fact.Name, new Found(RequestFactBinder.MemberOf(fact), null, false, (said.Request?.Keys ?? said.Least?.Keys ?? default).ToArray()));
        }
        ElementMembers flavor = new(), image = new();
        foreach (OptionModel option in options)
        {
            IReadOnlyList<string> keys = option.Keys;
            var found = new Found(option.Member, null, false, keys);
            _options.Add(option.Name, found);
            _request.Add(option.Name, found);
            if (option.ExtraSpec is not null)
                flavor.Members.Add(option.Name, new ElementMember(option.Type, true, false, option.ExtraSpec, null));
            if (option.ImageProperty is not null)
                image.Members.Add(option.Name, new ElementMember(option.Type, true, false, option.ImageProperty, null));
        }
        AddSide("Flavor", MemberRoot.Flavor, flavor);
        AddSide("Image", MemberRoot.Image, image);
    }

    private void AddSide(string name, MemberRoot root, ElementMembers members)
    {
        var side = new Found(new Member(root, default, new MemberType(ValueKind.Element)), members, false, Array.Empty<string>());
        _plan.Add(name, side);
        _sides.Add(name, side);
    }

    private bool IsPlanned(BoundElement element, SchemaNode? options, PlatformModel? platform)
    {
        SchemaNode node = element.Node;
        if (node["plan"] is not { } name)
            return false;
        if (options is null || platform is null)
        {
            _context.Broken.Add(name);
            if (!_context.Feature.Has("options") || !_context.Feature.Has("platform"))
                _context.Report(Descriptors.Grammar, node, "plan", "a plan needs <options> and a <platform>");
            return false;
        }
        bool isFree = !GeneratedNames.IsTaken(name, MemberSet.Request) && name != GeneratedNames.PlanType(_context.Name);
        if (!_context.IsFree(isFree, name, node, "plan") || !_context.Take(_members, name, node, "plan", "member"))
        {
            _context.Broken.Add(name);
            return false;
        }
        _context.Planned.Add(name);
        var member = new Member(MemberRoot.Plan, EquatableArray.Of(new Step(name, true)), new MemberType(ValueKind.Element, element.Model.Type));
        _plan.Add(name, new Found(member, element.Members, false, Array.Empty<string>()));
        return true;
    }

    private EquatableArray<string> PathOf(SchemaNode node)
    {
        if (node["path"] is not { } path)
        {
            _context.Report(Descriptors.Grammar, node, node.NameSpan,
                "<element> has no attribute 'path': where it stands in a document, such as /library/books");
            return default;
        }
        if (GrammarCheck.SplitPath(path) is { } segments)
            return segments.ToEquatableArray();
        _context.Report(Descriptors.BadValue, node, "path", $"path={Shown.Of(path)}: it must be names with slashes before them, such as /library/books");
        return default;
    }
}
