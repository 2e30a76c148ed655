using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace Viommu.Runtime;

/// <summary>
/// Reads options by their keys, for generated code. What is not there is null; what can't be read is null too, is reported, and is said to be unread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct OptionReader
{
    private readonly IReadOnlyDictionary<string, string>? _map;
    private readonly Func<string, string?>? _find;
    private readonly string _path = "";
    private readonly ref FindingsBuilder _findings;
    private readonly KeyFilter _filter;

    /// <summary>Reads from a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="findings">Where it is reported that something can't be read.</param>
    public OptionReader(IReadOnlyDictionary<string, string> map, ref FindingsBuilder findings)
    {
        _map = map;
        _findings = ref findings;
        _filter = new KeyFilter(map);
    }

    /// <summary>Reads from anything that has texts by their keys.</summary>
    /// <param name="find">Finds the text of a key; null where there is none.</param>
    /// <param name="path">What stands before the keys in messages.</param>
    /// <param name="findings">Where it is reported that something can't be read.</param>
    public OptionReader(Func<string, string?> find, string path, ref FindingsBuilder findings)
    {
        _find = find;
        _path = path;
        _findings = ref findings;
    }

    /// <summary>The key to read: a further one where the one that was found so far is not there.</summary>
    /// <param name="found">The key that was found so far.</param>
    /// <param name="alias">The further one.</param>
    public string Find(string found, string alias) => !TryFind(found, out _) && TryFind(alias, out _) ? alias : found;

    /// <summary>The key to read; a former one is a warning.</summary>
    /// <param name="found">The key that was found so far.</param>
    /// <param name="former">The former one.</param>
    /// <param name="key">The key to write instead.</param>
    /// <param name="why">Why the former one is not used any more.</param>
    /// <param name="rule">The id of the warning.</param>
    public string FindFormer(string found, string former, string key, string why, string rule)
    {
        string next = Find(found, former);
        if (next != found)
            _findings.Warn(rule, Problems.FormerKey(former, key, why) + ".", [former]);
        return next;
    }

    /// <summary>Reads a value of an enum.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="texts">The texts of the enum.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public T? Read<T>(string key, string rule, EnumTexts<T> texts, ref bool unread)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (!TryFind(key, out string? text))
            return null;
        if (texts.TryParse(text, out T value))
            return value;
        Reject(key, rule, Problems.BadValue(_path + key, text, texts.Allowed, texts.All), ref unread);
        return null;
    }

    /// <summary>Reads a flag.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="words">The words of the flag.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public bool? Read(string key, string rule, FlagWords words, ref bool unread)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!TryFind(key, out string? text))
            return null;
        if (words.TryRead(text, out bool value))
            return value;
        Reject(key, rule, Problems.BadValue(_path + key, text, words.Allowed), ref unread);
        return null;
    }

    /// <summary>Reads a value that has a type of its own.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="allowed">What is allowed.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public T? Read<T>(string key, string rule, string allowed, ref bool unread)
        where T : struct, IParsable<T>
    {
        if (!TryFind(key, out string? text))
            return null;
        if (T.TryParse(text, null, out T value))
            return value;
        Reject(key, rule, Problems.BadValue(_path + key, text, allowed), ref unread);
        return null;
    }

    /// <summary>Reads an amount, or a word instead of one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public T? ReadAmount<T>(string key, string rule, QuantityFormat format, ref bool unread)
        where T : struct, IQuantity<T>
    {
        ArgumentNullException.ThrowIfNull(format);
        if (!TryFind(key, out string? text))
            return null;
        if (T.TryParse(text, out T value))
            return value;
        Reject(key, rule, Problems.BadQuantity(_path + key, text, format), ref unread);
        return null;
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="min">The least that is allowed.</param>
    /// <param name="max">The greatest that is allowed.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public long? ReadNumber(string key, string rule, long min, long max, ref bool unread)
    {
        if (!TryFind(key, out string? text))
            return null;
        if ((min < 0 ? NumberText.TryReadSigned(text, out long value) : NumberText.TryReadDecimal(text, out value)) && value >= min && value <= max)
            return value;
        Reject(key, rule, Problems.BadValue(_path + key, text, NumberRange.Describe(min, max, isHexadecimal: false)), ref unread);
        return null;
    }

    /// <summary>Reads a hexadecimal number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="min">The least that is allowed.</param>
    /// <param name="max">The greatest that is allowed.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public long? ReadHex(string key, string rule, long min, long max, ref bool unread)
    {
        if (!TryFind(key, out string? text))
            return null;
        if (NumberText.TryReadHex(text, out long value) && value >= min && value <= max)
            return value;
        Reject(key, rule, Problems.BadValue(_path + key, text, NumberRange.Describe(min, max, isHexadecimal: true)), ref unread);
        return null;
    }

    /// <summary>Reads a decimal number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="min">The least that is allowed.</param>
    /// <param name="max">The greatest that is allowed.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public decimal? ReadDecimal(string key, string rule, decimal min, decimal max, ref bool unread)
    {
        if (!TryFind(key, out string? text))
            return null;
        if (DecimalText.TryRead(text, out decimal value, isSigned: min < 0) && value >= min && value <= max)
            return value;
        Reject(key, rule, Problems.BadValue(_path + key, text, NumberRange.Describe(min, max)), ref unread);
        return null;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="allowed">What is allowed.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public string? ReadText(string key, string rule, string allowed, ref bool unread)
    {
        if (!TryFind(key, out string? text))
            return null;
        if (!string.IsNullOrWhiteSpace(text))
            return text;
        Reject(key, rule, Problems.BadValue(_path + key, text, allowed), ref unread);
        return null;
    }

    /// <summary>Reads a text that looks as is told.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public string? Read(string key, string rule, TextFormat format, ref bool unread)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (!TryFind(key, out string? text))
            return null;
        if (format.IsMatch(text))
            return text;
        Reject(key, rule, Problems.BadValue(_path + key, text, format.Allowed), ref unread);
        return null;
    }

    /// <summary>Reads a set of numbers.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public NumberSet? Read(string key, string rule, NumberSetFormat format, ref bool unread)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (!TryFind(key, out string? text))
            return null;
        if (format.TryRead(text, out NumberSet? value))
            return value;
        Reject(key, rule, Problems.BadValue(_path + key, text, format.Allowed), ref unread);
        return null;
    }

    /// <summary>Reads a list of texts.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public ValueList<string>? ReadTexts(string key, string rule, ListFormat format, ref bool unread)
        => ReadList(key, rule, format, static item => item.Text, ref unread);

    /// <summary>Reads a list of numbers.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public ValueList<long>? ReadNumbers(string key, string rule, ListFormat format, ref bool unread)
        => ReadList(key, rule, format, static item => item.Number, ref unread);

    /// <summary>Reads a list of texts with counts.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">The rule that a text breaks which can't be read.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="unread">Set when the text can't be read.</param>
    public ValueList<NamedCount>? ReadCounts(string key, string rule, ListFormat format, ref bool unread)
        => ReadList(key, rule, format, static item => new NamedCount(item.Text, item.Number), ref unread);

    private ValueList<T>? ReadList<T>(string key, string rule, ListFormat format, Func<(string Text, long Number), T> make, ref bool unread)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (!TryFind(key, out string? text))
            return null;
        if (format.TryRead(text, make, out ValueList<T>? value))
            return value;
        Reject(key, rule, Problems.BadValue(_path + key, text, format.Allowed), ref unread);
        return null;
    }

    private bool TryFind(string key, out string? text)
    {
        text = null;
        if (_map is not null)
            return _filter.MayHave(key) && _map.TryGetValue(key, out text);
        text = _find!(key);
        return text is not null;
    }

    private void Reject(string key, string rule, string message, ref bool unread)
    {
        _findings.Reject(rule, message, [_path + key]);
        unread = true;
    }
}
