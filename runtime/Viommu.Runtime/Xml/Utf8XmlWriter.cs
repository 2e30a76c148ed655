using System;
using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.ComponentModel;
using System.Text.Unicode;

namespace Viommu.Runtime;

/// <summary>Writes XML into a span of UTF-8; generated serializers call it. Stops, and says so, when the span is full.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct Utf8XmlWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>'\"\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\ufffe\uffff");

    private readonly Span<byte> _destination;
    private int _written;

    /// <summary>Starts at the beginning of the span.</summary>
    public Utf8XmlWriter(Span<byte> destination) => _destination = destination;

    /// <summary>The bytes written so far.</summary>
    public readonly int Written => _written;

    /// <summary>Whether something did not fit; from then on nothing is written.</summary>
    public bool IsFull { readonly get; private set; }

    /// <summary>Writes markup as it is.</summary>
    public void Markup(ReadOnlySpan<byte> utf8)
    {
        if (!IsFull && utf8.TryCopyTo(_destination[_written..]))
            _written += utf8.Length;
        else
            Fill();
    }

    /// <summary>Writes a whole number.</summary>
    public void Number(long value)
    {
        if (!IsFull && Utf8Formatter.TryFormat(value, _destination[_written..], out int count))
            _written += count;
        else
            Fill();
    }

    /// <summary>Writes a decimal number without zeros at its end.</summary>
    public void Decimal(decimal value)
    {
        if (value == 0)
            Markup("0"u8);
        else if (!IsFull && value.TryFormat(_destination[_written..], out int count, DecimalText.Format, CultureInfo.InvariantCulture))
            _written += count;
        else
            Fill();
    }

    /// <summary>Writes a hexadecimal number with 0x.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">The least number of digits.</param>
    public void Hex(long value, int digits)
    {
        Markup("0x"u8);
        if (!IsFull && Utf8Formatter.TryFormat(value, _destination[_written..], out int count, new StandardFormat('x', (byte)digits)))
            _written += count;
        else
            Fill();
    }

    /// <summary>Writes the three numbers of a version.</summary>
    public void Version(ComponentVersion value)
    {
        Number(value.Major);
        Markup("."u8);
        Number(value.Minor);
        Markup("."u8);
        Number(value.Patch);
    }

    /// <summary>Writes an amount with the suffix that it needs, or a word.</summary>
    public void Amount<T>(T value)
        where T : struct, IQuantity<T>
    {
        if (value.Amount is { } amount)
        {
            Number(amount);
            Text(T.Suffix);
        }
        else
            Text(value.ToString()!);
    }

    /// <summary>Writes text, escaped so that it can be in content and in attributes.</summary>
    /// <exception cref="FormatException">The text has a character that no XML can hold.</exception>
    public void Text(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            int special = rest.IndexOfAny(Special);
            Raw(special < 0 ? rest : rest[..special]);
            if (special < 0 || IsFull)
                return;
            Markup(Escape(rest[special]));
            rest = rest[(special + 1)..];
        }
    }

    /// <summary>Ends the attributes of an element.</summary>
    /// <param name="unknown">What the schema does not know of it.</param>
    /// <param name="hasContent">Whether it has content that the schema knows.</param>
    /// <returns>Whether there is content to be written, and then <see cref="Close"/>.</returns>
    public bool Open(ValueList<UnknownContent> unknown, bool hasContent)
    {
        UnknownAttributes(unknown);
        hasContent |= UnknownContent.HasChildren(unknown);
        Markup(hasContent ? ">"u8 : "/>"u8);
        return hasContent;
    }

    /// <summary>Ends an element that has content.</summary>
    /// <param name="unknown">What the schema does not know of it.</param>
    /// <param name="end">The end tag.</param>
    public void Close(ValueList<UnknownContent> unknown, ReadOnlySpan<byte> end)
    {
        UnknownChildren(unknown);
        Markup(end);
    }

    internal readonly byte[] ToArray() => _destination[.._written].ToArray();

    internal void UnknownAttributes(ValueList<UnknownContent> unknown)
    {
        foreach (UnknownContent content in unknown)
        {
            if (content.Kind != UnknownKind.Attribute)
                continue;
            Markup(" "u8);
            Raw(content.Xml);
        }
    }

    internal void UnknownChildren(ValueList<UnknownContent> unknown)
    {
        bool isAfterText = false;
        foreach (UnknownContent content in unknown)
        {
            if (content.Kind == UnknownKind.Attribute)
                continue;
            // Two texts that something known was between stay two.
            bool isText = content.Kind == UnknownKind.Text && !content.Xml.StartsWith("<![CDATA[", StringComparison.Ordinal);
            if (isText && isAfterText)
                Markup("<!---->"u8);
            Raw(content.Xml);
            isAfterText = isText;
        }
    }

    private void Raw(ReadOnlySpan<char> text)
    {
        if (IsFull)
            return;
        OperationStatus status = Utf8.FromUtf16(text, _destination[_written..], out int read, out int count, replaceInvalidSequences: false);
        if (status == OperationStatus.Done)
            _written += count;
        else if (status == OperationStatus.DestinationTooSmall)
            Fill();
        else
            throw Impossible(text[read]);
    }

    private void Fill() => IsFull = true;

    private static ReadOnlySpan<byte> Escape(char special) => special switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '\'' => "&apos;"u8,
        '"' => "&quot;"u8,
        '\t' => "&#9;"u8,
        '\n' => "&#10;"u8,
        '\r' => "&#13;"u8,
        _ => throw Impossible(special),
    };

    private static FormatException Impossible(char character) => new($"The character U+{(int)character:X4} can't stand in XML.");
}
