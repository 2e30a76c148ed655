using System;
using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Xml;

namespace Viommu.Gen.Schema.Binding;

/// <summary>Binds one feature: first what has names, then the conditions that use them.</summary>
internal sealed class FeatureBinder
{
    private readonly BindingContext _context;
    private readonly Dictionary<string, SchemaNode> _members = new();

    // Facts only; options beside them; what one side said and planned elements, too.
    private readonly Scope _facts = new();
    private readonly Scope _request;
    private readonly Scope _plan;

    private FeatureBinder(BindingContext context)
    {
        _context = context;
        _request = new Scope(_facts);
        _plan = new Scope(_request);
    }

    public static FeatureModel Bind(BindingContext context) => new FeatureBinder(context).Bind();

    private FeatureModel Bind()
    {
        SchemaNode feature = _context.Feature;
        ValuesModel values = ValuesBinder.Bind(_context);
        SchemaNode? optionsNode = RequestBinder.Single(_context, "options"), platformNode = RequestBinder.Single(_context, "platform");
        IReadOnlyList<OptionModel> options = optionsNode is null ? Array.Empty<OptionModel>() : RequestBinder.BindOptions(_context, optionsNode, _members);
        PlatformModel? platform = platformNode is null ? null : RequestBinder.BindPlatform(_context, platformNode, _members);
        string optionsName = optionsNode?["name"] ?? _context.Name + "Options";
        TakeTypes(optionsNode, optionsName, platformNode, platform);
        FillScopes(options, platform);

        BoundElement[] elements = feature.Elements("element").Select(new ElementBinder(_context).Bind).OfType<BoundElement>().ToArray();
        BoundElement[] planned = elements.Where(element => IsPlanned(element, optionsNode, platform)).ToArray();

        var ruleBinder = new RuleBinder(_context, options);
        var rules = new List<RuleModel>();
        if (optionsNode is not null)
        {
            rules.AddRange(ruleBinder.BindRanges(optionsNode));
            rules.AddRange(ruleBinder.BindAgreement(optionsNode));
        }
        rules.AddRange(ruleBinder.Bind(feature, _plan));

        TraitsModel? traits = RequestBinder.Single(_context, "traits") is { } traitsNode ? TraitsBinder.BindTraits(_context, traitsNode, options) : null;
        ChooseModel? choose = RequestBinder.Single(_context, "choose") is { } chooseNode ? TraitsBinder.BindChoose(_context, chooseNode, options) : null;
        RuleModel[] requestRules = rules.Where(rule => rule.When.Members().All(IsOfRequest)).ToArray();

        OptionsModel? optionsModel = optionsNode is null ? null : new OptionsModel(
            _context.Name,
            optionsName,
            optionsNode["extra-specs"] ?? "ExtraSpecs",
            optionsNode["image-properties"] ?? "ImageProperties",
            options.ToEquatableArray(),
            requestRules.ToEquatableArray(),
            traits,
            BindingContext.Docs(optionsNode));
        PlanModel? plan = optionsModel is null || platform is null ? null : BindPlan(optionsModel, platform, traits, choose, rules, requestRules, planned);
        var ruleOfElements = new ElementRuleBinder(_context, ruleBinder, _facts);
        RootElementModel[] roots = elements
            .Select(element => new RootElementModel(element.Model, PathOf(element.Node), ruleOfElements.Bind(element)))
            .ToArray();
        return new FeatureModel(
            _context.Name,
            feature["namespace"]!,
            values,
            optionsModel,
            plan,
            new ElementsModel(_context.Name, platform?.Name, roots.ToEquatableArray()));
    }

    private static bool IsOfRequest(Member member) => member.Root is MemberRoot.Option or MemberRoot.Flavor or MemberRoot.Image;

    private PlanModel BindPlan(
        OptionsModel options,
        PlatformModel platform,
        TraitsModel? traits,
        ChooseModel? choose,
        IReadOnlyList<RuleModel> rules,
        RuleModel[] requestRules,
        BoundElement[] planned)
    {
        RuleModel[] planRules = rules.Where(rule => rule.When.Members().Any(member => member.Root == MemberRoot.Plan)).ToArray();
        RuleModel[] platformRules = rules.Except(requestRules).Except(planRules).ToArray();
        RuleModel[] ofCandidates = requestRules
            .Where(rule => choose is not null && rule.When.Members().Any(member => member.Root == MemberRoot.Option && member.Name == choose.Option))
            .ToArray();
        var builds = new BuildBinder(_context, options.Options.ToArray(), _request);
        var elements = new List<PlannedModel>();
        foreach (BoundElement element in planned)
        {
            Condition? when = element.Node.Attribute("when") is null ? Condition.True : ConditionBinder.Bind(_context, _request, element.Node, "when", out _);
            // Rules may name the element though its condition can't be bound: then it is never made.
            elements.Add(new PlannedModel(element.Node["plan"]!, element.Model.Type, when ?? Condition.False, builds.Bind(element), BindingContext.Docs(element.Node)));
        }
        SupportModel? support = traits is null
            ? null
            : new SupportModel(traits, TraitsBinder.Support(traits, choose, platformRules.Concat(requestRules), platform).ToEquatableArray());
        return new PlanModel(
            _context.Name + "Plan",
            options.Name,
            _context.Name + "Read",
            _context.Name + "Source",
            _context.Name + "Rules",
            platform,
            ofCandidates.ToEquatableArray(),
            platformRules.ToEquatableArray(),
            planRules.ToEquatableArray(),
            choose,
            support,
            elements.ToEquatableArray());
    }

    private void TakeTypes(SchemaNode? optionsNode, string optionsName, SchemaNode? platformNode, PlatformModel? platform)
    {
        if (platformNode is not null)
            _context.TakeType(platform!.Name, platformNode, "name");
        if (optionsNode is null)
            return;
        _context.TakeType(optionsName, optionsNode, "name");
        _context.TakeType(optionsNode["extra-specs"] ?? "ExtraSpecs", optionsNode, "extra-specs");
        _context.TakeType(optionsNode["image-properties"] ?? "ImageProperties", optionsNode, "image-properties");
        foreach (string ending in new[] { "Read", "Source", "Rules", "Plan", "PlanRules", "Formats" })
            _context.TakeType(_context.Name + ending, optionsNode, "name");
    }

    private void FillScopes(IReadOnlyList<OptionModel> options, PlatformModel? platform)
    {
        foreach (FactModel fact in platform?.Facts ?? default)
            _facts.Add(fact.Name, MemberRoot.Fact, fact.Type, nullable: true, Array.Empty<string>());
        ElementShape flavor = new(), image = new();
        foreach (OptionModel option in options)
        {
            string[] keys = new[] { option.ExtraSpec, option.ImageProperty }.OfType<string>().ToArray();
            _request.Add(option.Name, MemberRoot.Option, option.Type, option.Default is null, keys);
            if (option.ExtraSpec is not null)
                flavor.Members.Add(option.Name, new ShapeMember(option.Type, true, false, option.ExtraSpec, null));
            if (option.ImageProperty is not null)
                image.Members.Add(option.Name, new ShapeMember(option.Type, true, false, option.ImageProperty, null));
        }
        AddSide("Flavor", MemberRoot.Flavor, flavor);
        AddSide("Image", MemberRoot.Image, image);
    }

    private void AddSide(string name, MemberRoot root, ElementShape shape)
        => _plan.Add(name, new Found(new Member(root, default, new MemberType(ValueKind.Element)), shape, false, Array.Empty<string>()));

    private bool IsPlanned(BoundElement element, SchemaNode? options, PlatformModel? platform)
    {
        SchemaNode node = element.Node;
        if (node["plan"] is not { } name)
        {
            if (node.Attribute("when") is { } when)
                _context.Report(Descriptors.Grammar, node, when.NameSpan, "'when' says when the plan makes the element: give it a name there with 'plan'");
            return false;
        }
        if (options is null || platform is null)
        {
            _context.Report(Descriptors.Grammar, node, "plan", "a plan needs <options> and a <platform>");
            return false;
        }
        if (RequestBinder.IsTaken(name))
        {
            _context.Report(Descriptors.BadValue, node, "plan", $"'{name}': this name is taken by generated members; choose another");
            return false;
        }
        if (!_context.Take(_members, name, node, "plan", "member"))
            return false;
        var member = new Member(MemberRoot.Plan, EquatableArray.Of(new Step(name, true)), new MemberType(ValueKind.Element, element.Model.Type));
        _plan.Add(name, new Found(member, element.Shape, false, Array.Empty<string>()));
        return true;
    }

    private EquatableArray<string> PathOf(SchemaNode node)
    {
        string path = node["path"] ?? "";
        string[] segments = path.Split('/').Where(segment => segment.Length > 0).ToArray();
        if (node["path"] is null)
            _context.Report(Descriptors.Grammar, node, node.NameSpan, "<element> has no attribute 'path': where it stands in a document, such as /library/books");
        else if (path[0] != '/' || segments.Length == 0 || path.Any(char.IsWhiteSpace))
            _context.Report(Descriptors.BadValue, node, "path", $"path='{path}': it must be names with slashes before them, such as /library/books");
        return segments.ToEquatableArray();
    }
}
