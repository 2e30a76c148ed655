using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;

namespace Viommu.Runtime;

/// <summary>Collects what generated validators find; allocates nothing while nothing is found, and lists only so many findings.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct FindingsBuilder
{
    /// <summary>The most errors, and the most warnings, that are listed.</summary>
    internal const int MaxListed = 100;

    /// <summary>The rule of the last violation, when there are more.</summary>
    internal const string MoreFindings = "MoreFindings";

    private List<Violation>? _violations;
    private List<Undecided>? _undecided;
    private int _errors, _warnings;

    /// <summary>Whether an error was found.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether a rule that could not be decided may be an error.</summary>
    public bool MayHaveErrors { get; private set; }

    /// <summary>Adds an error.</summary>
    public void Reject(string rule, string message, ValueList<string> keys) => Add(new Violation(rule, Severity.Error, message, keys));

    /// <summary>Adds a warning.</summary>
    public void Warn(string rule, string message, ValueList<string> keys) => Add(new Violation(rule, Severity.Warning, message, keys));

    /// <summary>Adds a violation.</summary>
    public void Add(Violation violation)
    {
        if (!Lists(violation.Severity))
            return;
        (_violations ??= []).Add(violation);
        _ = violation.Severity == Severity.Error ? _errors++ : _warnings++;
    }

    /// <summary>Whether another violation is to be added; one that is not is counted only, and needs no message.</summary>
    internal bool Lists(Severity severity)
    {
        HasErrors |= severity == Severity.Error;
        ref int count = ref severity == Severity.Error ? ref _errors : ref _warnings;
        if (count < MaxListed)
            return true;
        count++;
        return false;
    }

    /// <summary>Adds a rule that could not be decided.</summary>
    /// <param name="severity">What it would be.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="facts">The facts that the rule looks at; null for those that are known.</param>
    public void Leave(Severity severity, string rule, ReadOnlySpan<string?> facts)
    {
        MayHaveErrors |= severity == Severity.Error;
        var missing = new List<string>(facts.Length);
        foreach (string? fact in facts)
        {
            if (fact is not null && !missing.Contains(fact))
                missing.Add(fact);
        }
        Add(new Undecided(rule, [.. missing]));
    }

    /// <summary>Reports a version that is older than the first one that has something; one that is not known leaves the rule undecided.</summary>
    /// <param name="severity">What the rule is.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="fact">The fact that has the version.</param>
    /// <param name="version">The version, or null.</param>
    /// <param name="since">The first version that has it.</param>
    /// <param name="before">The message up to the version.</param>
    /// <param name="after">The message from there on.</param>
    /// <param name="keys">The keys that the message is about.</param>
    public void CheckSince(
        Severity severity, string rule, string fact, ComponentVersion? version, ComponentVersion since, string before, string after, ReadOnlySpan<string> keys)
    {
        if (version is not { } known)
            Leave(severity, rule, [fact]);
        else if (known < since)
            Report(severity, rule, before, Shown.Of(version), after, keys);
    }

    /// <summary>Reports a number outside of its range.</summary>
    /// <param name="severity">What the rule is.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="number">The number, or null.</param>
    /// <param name="min">The least that it may be.</param>
    /// <param name="max">The greatest that it may be.</param>
    /// <param name="before">The message up to the number.</param>
    /// <param name="after">The message from there on.</param>
    /// <param name="keys">The keys that the message is about.</param>
    public void CheckRange(Severity severity, string rule, long? number, long min, long max, string before, string after, ReadOnlySpan<string> keys)
    {
        if (number < min || number > max)
            Report(severity, rule, before, Shown.Of(number), after, keys);
    }

    /// <summary>Reports a decimal number outside of its range.</summary>
    /// <inheritdoc cref="CheckRange(Severity, string, long?, long, long, string, string, ReadOnlySpan{string})"/>
    public void CheckRange(Severity severity, string rule, decimal? number, decimal min, decimal max, string before, string after, ReadOnlySpan<string> keys)
    {
        if (number < min || number > max)
            Report(severity, rule, before, Shown.Of(number), after, keys);
    }

    /// <summary>Whether an enum has a value; one that it does not have is an error.</summary>
    /// <param name="value">The value, or null.</param>
    /// <param name="texts">The texts of the enum.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="what">What has the value, for the message.</param>
    /// <param name="keys">The keys that the message is about.</param>
    public bool IsDefined<T>(T? value, EnumTexts<T> texts, string rule, string what, ReadOnlySpan<string> keys)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (value is not { } known || texts.IsDefined(known))
            return true;
        Reject(rule, $"{what} is {known}, which is no value of {typeof(T).Name}; allowed values: {texts.Allowed}.", [.. keys]);
        return false;
    }

    /// <summary>Reports a text that does not look as is told.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="what">What has the text, for the message.</param>
    /// <param name="keys">The keys that the message is about.</param>
    public void Match(string? text, TextFormat format, string rule, string what, ReadOnlySpan<string> keys)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (text is not null && !format.IsMatch(text))
            Reject(rule, Problems.BadValue(what, text, format.Allowed), [.. keys]);
    }

    /// <summary>Reports a list that is not read back as it is written: an item is outside of its range, is empty, or has in it what stands between items.</summary>
    /// <param name="list">The list, or null.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="what">What has the list, for the message.</param>
    /// <param name="keys">The keys that the message is about.</param>
    public void Match<T>(ValueList<T>? list, ListFormat format, string rule, string what, ReadOnlySpan<string> keys)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (list is not null && !format.IsReadBack(list))
            Reject(rule, Problems.NotReadBack(what, format.ToText(list), format.Allowed), [.. keys]);
    }

    /// <summary>Reports a set that is not read back as it is written: a number is greater than any that it may have. An empty one has no text.</summary>
    /// <param name="set">The set, or null.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="what">What has the set, for the message.</param>
    /// <param name="keys">The keys that the message is about.</param>
    public void Match(NumberSet? set, NumberSetFormat format, string rule, string what, ReadOnlySpan<string> keys)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (set is { Ranges.Count: > 0 } && !(format.TryRead(set.ToString(), out NumberSet? read) && read.Equals(set)))
            Reject(rule, Problems.NotReadBack(what, set.ToString(), format.Allowed), [.. keys]);
    }

    /// <summary>Reports entries of a map that are not read back as they are written.</summary>
    /// <param name="map">The map.</param>
    /// <param name="converter">How its values are written.</param>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="extraSpecs">The table that has its key among the extra specs, or null.</param>
    /// <param name="extraSpec">Which of the keys of that table.</param>
    /// <param name="imageProperties">The table that has its key among the image properties, or null.</param>
    /// <param name="imageProperty">Which of the keys of that table.</param>
    public void Match<TMap, TKey, TValue>(
        TMap map, KeyedMapJsonConverter<TMap, TKey, TValue> converter, string rule, KeyTable? extraSpecs, int extraSpec, KeyTable? imageProperties, int imageProperty)
        where TMap : KeyedMap<TKey, TValue>
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(converter);
        foreach ((string message, ValueList<string> keys) in MapCheck.Problems(map, converter, extraSpecs, extraSpec, imageProperties, imageProperty))
            Reject(rule, message, keys);
    }

    /// <summary>Adds all that was found elsewhere, but for rules that are violated here already: what was found when a request was read is not said again.</summary>
    public void Add(in FindingsBuilder other)
    {
        if (other._violations is not null)
        {
            int before = _violations?.Count ?? 0;
            foreach (Violation violation in other._violations)
            {
                if (!Has(violation.Rule, before))
                    Add(violation);
            }
        }
        HasErrors |= other.HasErrors;
        _errors += More(other._errors);
        _warnings += More(other._warnings);
        AddUndecided(other);
    }

    /// <summary>Adds what could not be decided elsewhere.</summary>
    public void AddUndecided(in FindingsBuilder other)
    {
        MayHaveErrors |= other.MayHaveErrors;
        if (other._undecided is null)
            return;
        foreach (Undecided undecided in other._undecided)
            Add(undecided);
    }

    /// <summary>Whether a violation of a rule was found.</summary>
    public readonly bool Has(string rule) => Has(rule, _violations?.Count ?? 0);

    /// <summary>Adds violations that were found elsewhere.</summary>
    public void Add(Violations violations)
    {
        for (int i = 0; i < violations.Count; i++)
            Add(violations[i]);
    }

    /// <summary>The violations so far.</summary>
    public readonly Violations ToViolations()
    {
        if (_violations is null)
            return Violations.None;
        int errors = More(_errors), warnings = More(_warnings);
        return errors + warnings == 0 ? new Violations([.. _violations]) : new Violations([.. _violations, ThereAreMore(errors, warnings)]);
    }

    /// <summary>What is undecided so far.</summary>
    public readonly ValueList<Undecided> ToUndecided() => _undecided is null ? ValueList<Undecided>.Empty : [.. _undecided];

    /// <summary>All that was found so far.</summary>
    public readonly Findings ToFindings()
        => _violations is null && _undecided is null ? Findings.None : new Findings(ToViolations(), ToUndecided());

    // The same rule says the same of each of many elements: once is enough.
    private void Add(Undecided undecided)
    {
        if (_undecided is null || !_undecided.Contains(undecided))
            (_undecided ??= []).Add(undecided);
    }

    private readonly bool Has(string rule, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_violations![i].Rule == rule)
                return true;
        }
        return false;
    }

    private void Report(Severity severity, string rule, string before, string shown, string after, ReadOnlySpan<string> keys)
        => Add(new Violation(rule, severity, before + shown + after, [.. keys]));

    private static int More(int count) => Math.Max(0, count - MaxListed);

    private static Violation ThereAreMore(int errors, int warnings)
    {
        string more = errors == 0
            ? Count(warnings, "warning")
            : warnings == 0 ? Count(errors, "error") : $"{Count(errors, "error")} and {Count(warnings, "warning")}";
        return new Violation(MoreFindings, errors > 0 ? Severity.Error : Severity.Warning,
            $"{more} not listed: at most {MaxListed} errors and {MaxListed} warnings are.", []);
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} more {what}{(count == 1 ? "" : "s")}");
}
