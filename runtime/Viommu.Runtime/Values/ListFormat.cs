using System;
using System.Collections.Generic;

namespace Viommu.Runtime;

/// <summary>How a list is written: texts or numbers with a separator between them, each of which may have a count behind it.</summary>
sealed partial class ListFormat
{
    private readonly char _separator;
    private readonly char? _count;
    private readonly bool _isNumbers;
    private readonly long _min;
    private readonly long _max;

    /// <summary>A list of texts.</summary>
    /// <param name="separator">What stands between items.</param>
    public ListFormat(char separator)
    {
        _separator = separator;
    }

    /// <summary>A list of texts with counts.</summary>
    /// <param name="separator">What stands between items.</param>
    /// <param name="count">What stands between a text and its count.</param>
    public ListFormat(char separator, char count)
    {
        _separator = separator;
        _count = count;
    }

    /// <summary>A list of numbers.</summary>
    /// <param name="separator">What stands between items.</param>
    /// <param name="min">The least number.</param>
    /// <param name="max">The greatest number.</param>
    public ListFormat(char separator, long min, long max)
    {
        _separator = separator;
        _isNumbers = true;
        _min = min;
        _max = max;
    }

    /// <summary>What is allowed, for messages.</summary>
    public string Allowed => $"{Items}; no item is empty";

    private string Items => (_isNumbers, _count) switch
    {
        (true, _) => $"numbers with {Shown.Of(_separator.ToString())} between them, each {NumberRange.Describe(_min, _max, isHexadecimal: false)}",
        (_, { } count) => $"texts with a count behind each, such as a{count}1{_separator}b{count}2",
        _ => $"texts with {Shown.Of(_separator.ToString())} between them",
    };

    /// <summary>Reads the items.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Of each item its text, and its count or number; null where the text is no such list.</returns>
    internal List<(string Text, long Number)>? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var items = new List<(string, long)>();
        foreach (string item in text!.Split(_separator))
        {
            if (!TryReadItem(item, out string name, out long number))
                return null;
            items.Add((name, number));
        }
        return items;
    }

    private bool TryReadItem(string item, out string text, out long number)
    {
        text = item;
        number = 0;
        if (_isNumbers)
            return NumberText.TryReadSigned(item.AsSpan(), out number) && number >= _min && number <= _max;
        if (_count is not { } count)
            return !string.IsNullOrWhiteSpace(item);
        // Blanks around an item are no part of it, as in "a:1, b:2".
        int end = item.IndexOf(count);
        text = end < 0 ? "" : item.Substring(0, end).Trim();
        return text.Length > 0 && NumberText.TryReadDecimal(item.AsSpan(end + 1).TrimEnd(), out number);
    }
}
