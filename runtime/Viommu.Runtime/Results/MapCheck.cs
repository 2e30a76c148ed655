using System;
using System.Collections.Generic;

namespace Viommu.Runtime;

/// <summary>What is wrong with a map that was made in code: entries that would be read as something else, or not at all.</summary>
static class MapCheck
{
    public static IEnumerable<(string Message, ValueList<string> Keys)> Problems<TMap, TKey, TValue>(
        TMap map, KeyedMapJsonConverter<TMap, TKey, TValue> converter, KeyTable? extraSpecs, int extraSpec, KeyTable? imageProperties, int imageProperty)
        where TMap : KeyedMap<TKey, TValue>
        where TKey : notnull
    {
        string?[] ofExtraSpecs = converter.KeysOf(map, extraSpecs, extraSpec), ofImage = converter.KeysOf(map, imageProperties, imageProperty);
        // A map is said whole by one side. What each of them would say in part is reported of the first.
        var either = new string?[map.Count];
        for (int i = 0; i < either.Length; i++)
            either[i] = ofExtraSpecs[i] ?? ofImage[i];
        string?[] keys = IsWhole(ofExtraSpecs) ? ofExtraSpecs : IsWhole(ofImage) ? ofImage : IsWhole(either) ? ofExtraSpecs : either;
        int place = 0;
        foreach ((TKey entry, TValue value) in (IEnumerable<KeyValuePair<TKey, TValue>>)map)
        {
            string parameters = converter.TextOfParameters(entry);
            if (keys[place++] is not { } key)
                yield return NoKey(extraSpecs?.Describe(extraSpec, parameters), imageProperties?.Describe(imageProperty, parameters));
            else if (converter.WhatIsWrong(key, value) is { } problem)
                yield return (problem, [key]);
        }
    }

    public static bool IsWhole(string?[] keys) => Array.IndexOf(keys, null) < 0;

    private static (string Message, ValueList<string> Keys) NoKey((string Pattern, string Key)? extraSpec, (string Pattern, string Key)? imageProperty)
    {
        var keys = new List<(string Pattern, string Key)>();
        if (extraSpec is { } first)
            keys.Add(first);
        if (imageProperty is { } second)
            keys.Add(second);
        string shown = string.Join(" or ", keys.ConvertAll(static key => Shown.Of(key.Key))), allowed = string.Join(" or ", keys.ConvertAll(static key => key.Pattern));
        return ($"{shown} would be read as something else, or not at all; keys: {allowed}. Remove the entry.", [.. keys.ConvertAll(static key => key.Key)]);
    }
}
