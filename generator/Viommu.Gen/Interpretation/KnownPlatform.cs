using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>What is known of a platform: a fact that is absent was certainly not given, unless the request says it.</summary>
internal sealed class KnownPlatform
{
    private readonly PlatformModel _model;
    private readonly ValueReader _values;
    private readonly KnownNode _node;
    private readonly KnownRequest? _request;

    public KnownPlatform(PlatformModel model, ValueReader values, KnownNode node, KnownRequest? request = null)
    {
        _model = model;
        _values = values;
        _node = node;
        _request = request;
    }

    /// <summary>What a request says itself of where it will run.</summary>
    public static KnownPlatform OfRequest(PlatformModel model, ValueReader values, KnownRequest request)
        => new(model, values, KnownNode.Element(new Dictionary<string, KnownNode>(), isComplete: true), request);

    /// <summary>The platform, with what a request says where nothing is given.</summary>
    public KnownPlatform With(KnownRequest request) => new(_model, _values, _node, request);

    /// <summary>Whether the request certainly says something.</summary>
    public bool IsSaid => _model.Facts.Any(fact => Said(fact) is { IsUnknown: false, IsAbsent: false } || Least(fact) is { IsUnknown: false, IsAbsent: false });

    /// <summary>A fact, or the least that it is.</summary>
    public KnownNode Find(Member member)
        => member.Root == MemberRoot.Least ? Least(_model.Facts.First(fact => GeneratedNames.AtLeast(fact.Name) == member.Name)) : Fact(member.Name);

    public KnownNode Fact(string name)
    {
        KnownNode given = _node.Member(name);
        if (!given.IsAbsent || _model.Facts.FirstOrDefault(fact => fact.Name == name) is not { } model)
            return given;
        return model.Of is not null ? Derived(model) : Said(model) is { IsAbsent: false } said ? said : given;
    }

    /// <summary>The facts of which the request certainly says something else than what is given.</summary>
    public IEnumerable<Finding> Contradictions()
    {
        foreach (FactModel fact in _model.OfRequest)
        {
            KnownNode given = _node.Member(fact.Name), said = Said(fact);
            if (given.Known.Value is not { } value || said.Known.Value is not { } other || !AreDifferent(fact.Type, given, said))
                continue;
            string message = Problems.Contradiction(fact.Name, _values.Show(fact.Type, value, given.Text), string.Join(" or ", fact.Request!.Keys),
                _values.Show(fact.Type, other, said.Text));
            yield return new Finding(fact.Request.Contradiction, true, message, new[] { said.Place, given.Place }.OfType<object>().ToArray(), default, null);
        }
        foreach (FactModel fact in _model.Bounded)
        {
            KnownNode given = _node.Member(fact.Name), least = Least(fact);
            if (given.Known.Value is not { } value || least.Known.Value is not { } other || value.Number >= other.Number)
                continue;
            string message = Problems.Contradiction(fact.Name, _values.Show(fact.Type, value, null), string.Join(" or ", fact.Least!.Keys), Shown.OfAtLeast(null, other.Number));
            yield return new Finding(fact.Least.Contradiction, true, message, new[] { least.Place, given.Place }.OfType<object>().ToArray(), default, null);
        }
    }

    private KnownNode Least(FactModel fact)
        => _request is null || fact.Least is null || IsUnreadable(fact.Least.Source.Sources) ? KnownNode.Absent : new RuleCheck(_values, _request.Find).NodeOf(fact.Least.Source);

    private bool AreDifferent(MemberType type, KnownNode given, KnownNode said)
    {
        if (type.Kind != ValueKind.OpenEnum)
            return !given.Known.Value!.Equals(said.Known.Value);
        return given.Text is not null && said.Text is not null
            && KnownText.AreDifferent(_values.Match(type, given.Text), _values.Match(type, said.Text));
    }

    // The first source that says something counts; whether one does may not be known.
    private KnownNode Said(FactModel fact)
    {
        if (_request is null || fact.Request is null)
            return KnownNode.Absent;
        foreach (RequestSource source in fact.Request.Sources)
        {
            // What can't be read may have said anything: then nothing is known, and no other source counts.
            if (IsUnreadable(source.Option is { } read ? new[] { read } : source.When.Members()))
                return KnownNode.Absent;
            if (source.Option is { } option)
            {
                KnownNode said = _request.Find(option);
                if (!said.IsAbsent)
                    return IsOutside(fact, said) ? KnownNode.Absent : said;
                continue;
            }
            var check = new RuleCheck(_values, _request.Find);
            Truth truth = check.Decide(source.When);
            if (truth == Truth.Unknown)
                return KnownNode.Unknown;
            if (truth == Truth.True)
                return ValueAt(fact, source.Value!, source.When.Members().Select(_request.Find).FirstOrDefault(node => node.Place is not null)?.Place);
        }
        return KnownNode.Absent;
    }

    private bool IsUnreadable(IEnumerable<Member> members) => _request!.HasUnreadable && members.Any(member => _request.IsUnreadable(member.Path[0].Name));

    private static KnownNode ValueAt(FactModel fact, Literal value, object? place)
        => KnownNode.Of(value, place, fact.Type.Kind == ValueKind.OpenEnum ? value.Text : null);

    private static bool IsOutside(FactModel fact, KnownNode said)
        => fact.HasRange && said.Known.Value is { } value && !fact.Type.Takes(value);

    // A version that is read off the text of another fact, or that of a component where the text is an alias.
    private KnownNode Derived(FactModel fact)
    {
        KnownNode source = Fact(fact.Of!);
        if (source.Text is null)
            return source.IsAbsent ? source : KnownNode.Unknown;
        foreach (FactModel candidate in _model.Facts)
        {
            if (candidate.Name != fact.Of)
                continue;
            KnownText known = _values.Match(candidate.Type, source.Text);
            if (known.Version is { } version)
                return KnownNode.Of(Literal.OfVersion(version), source.Place);
            return known.IsAlias && fact.Otherwise is not null ? Fact(fact.Otherwise) : KnownNode.Absent;
        }
        return KnownNode.Unknown;
    }
}
