using System.Collections.Generic;
using System.Linq;
using Viommu.Runtime;

namespace Viommu.Gen.Model;

/// <summary>The keys with parameters that one side has.</summary>
/// <param name="OfImage">Whether it is the image.</param>
/// <param name="Maps">The options that have them, in the order in which a key is tried.</param>
/// <param name="Exact">Keys that match one of them, and are keys of other options.</param>
internal sealed record KeyedOptions(bool OfImage, EquatableArray<OptionModel> Maps, EquatableArray<string> Exact)
{
    public static KeyedOptions Of(OptionsModel model, bool ofImage)
    {
        OptionModel[] maps = model.Options.Where(option => option.IsMap && option.KeyOf(ofImage) is not null).ToArray();
        if (maps.Length == 0)
            return new KeyedOptions(ofImage, default, default);
        KeyPattern[] patterns = maps.Select(option => new KeyPattern(option.KeyOf(ofImage)!)).ToArray();
        IEnumerable<string> exact = model.Options.Where(option => !option.IsMap)
            .SelectMany(option => option.AliasesOf(ofImage).Select(alias => alias.Key).Prepend(option.KeyOf(ofImage))).OfType<string>()
            .Where(key => patterns.Any(pattern => pattern.Match(key) is not null));
        return new KeyedOptions(ofImage, maps.ToEquatableArray(), exact.ToEquatableArray());
    }
}
