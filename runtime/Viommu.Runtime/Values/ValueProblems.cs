using System.Collections.Generic;

namespace Viommu.Runtime;

/// <summary>The messages that generated code has in common.</summary>
static partial class Problems
{
    /// <summary>A value that is not allowed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="text">The value.</param>
    /// <param name="allowed">What is allowed.</param>
    /// <param name="candidates">Values, one of which may be meant.</param>
    public static string BadValue(string key, string? text, string allowed, IReadOnlyList<string>? candidates = null)
    {
        key = ShownKey(key);
        if (string.IsNullOrWhiteSpace(text))
            return $"{key} is empty; allowed values: {allowed}. Give it a value, or remove the key.";
        string hint = candidates is not null && Suggestion.Nearest(text!.Trim(), candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        return $"{key} is {Shown.Of(text)}, which is not allowed; allowed values: {allowed}.{hint}";
    }

    /// <summary>An amount that is not allowed, with the reason.</summary>
    public static string BadQuantity(string key, string? text, QuantityFormat format)
        => string.IsNullOrWhiteSpace(text)
            ? BadValue(key, text, format.Allowed)
            : $"{ShownKey(key)} is {Shown.Of(text)}, which is not allowed; {format.Explain(text!)}.";

    // One key or two; what stands in a key with parameters may be anything.
    private static string ShownKey(string key) => Shown.Unquoted(key, 3 * Shown.MaxLength);

    /// <summary>A key that is not used any more, without the full stop.</summary>
    public static string FormerKey(string former, string key, string why)
        => $"{former} is a former name of {key}{(why.Length == 0 ? "" : $" ({why.TrimEnd('.')})")}; write {key} instead";

    /// <summary>A platform that is given, and a request that says it will run on another one.</summary>
    public static string Contradiction(string fact, string given, string keys, string asked)
        => $"The platform's {fact} is {given}, and the request says {asked} ({keys}): both are about the same guest. Change one of them, or leave {fact} out of the platform, so that the request's counts.";
}
