using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>What is known of a platform: a fact that is absent was certainly not given.</summary>
internal sealed class KnownPlatform
{
    private readonly PlatformModel _model;
    private readonly ValueReader _values;
    private readonly KnownNode _node;

    public KnownPlatform(PlatformModel model, ValueReader values, KnownNode node)
    {
        _model = model;
        _values = values;
        _node = node;
    }

    public KnownNode Fact(string name)
    {
        KnownNode given = _node.Member(name);
        if (!given.IsAbsent)
            return given;
        foreach (FactModel fact in _model.Facts)
        {
            if (fact.Name == name && fact.Of is not null)
                return Derived(fact);
        }
        return given;
    }

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
