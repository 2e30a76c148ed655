using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Interpretation;

/// <summary>Tells to which option a key with parameters belongs, as generated code does.</summary>
internal sealed class KeyMatcher
{
    private readonly KeyedOptions _keys;
    private readonly KeyPattern[] _patterns;

    public KeyMatcher(KeyedOptions keys)
    {
        _keys = keys;
        _patterns = keys.Maps.Select(option => new KeyPattern(option.KeyOf(keys.OfImage)!)).ToArray();
    }

    /// <summary>What stands in a key where an option has its parameters; null where the key belongs to another option.</summary>
    public string? Match(OptionModel option, string key)
    {
        if (_keys.Exact.Contains(key))
            return null;
        for (int i = 0; i < _patterns.Length; i++)
        {
            if (_patterns[i].Match(key) is { } parameters)
                return ReferenceEquals(_keys.Maps[i], option) ? parameters : null;
        }
        return null;
    }
}
