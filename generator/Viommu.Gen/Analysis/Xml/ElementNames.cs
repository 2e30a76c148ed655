using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Interpretation;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>The names of the elements that are at a path of their own: what has none of their tags is not looked at. Looking allocates nothing.</summary>
internal sealed class ElementNames
{
    private readonly string[] _names;

    public ElementNames(IEnumerable<FeatureRules> features)
        => _names = features.SelectMany(feature => feature.Feature.Elements.Roots).Select(root => root.Element.Name).Distinct().ToArray();

    public bool IsEmpty => _names.Length == 0;

    /// <summary>Whether a text has the beginning of one of the tags.</summary>
    public bool StandIn(string text)
    {
        for (int i = text.IndexOf('<'); i >= 0; i = text.IndexOf('<', i + 1))
        {
            foreach (string name in _names)
            {
                int end = i + 1 + name.Length;
                if (end < text.Length && string.CompareOrdinal(text, i + 1, name, 0, name.Length) == 0
                    && text[end] is (' ' or '>' or '/' or '\t' or '\n' or '\r'))
                    return true;
            }
        }
        return false;
    }
}
