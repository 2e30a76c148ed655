using System;

namespace Viommu.Gen.Analysis.Code;

/// <summary>What parameters and elements of tuples are called that take a key, or what it is given.</summary>
internal static class ValueNames
{
    /// <summary>Whether a name says that it is a value: not an old one, one to compare with, or the default of a look-up.</summary>
    /// <param name="ofMap">Whether it is of a method of a map.</param>
    public static bool IsValue(string name, bool ofMap = false)
        => Is(name, "value") || Is(name, "val") || Is(name, "v") || (ofMap && (Is(name, "newValue") || Is(name, "addValue")));

    /// <summary>Whether a name says that it is a key.</summary>
    public static bool IsKey(string name)
        => EndsWith(name, "key") || EndsWith(name, "name") || EndsWith(name, "property") || EndsWith(name, "spec") || Is(name, "k");

    private static bool Is(string name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
