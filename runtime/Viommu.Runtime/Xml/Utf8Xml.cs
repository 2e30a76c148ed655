using System;
using System.Buffers;
using System.IO;
using System.Text;
using System.Xml;

namespace Viommu.Runtime;

/// <summary>The ways to write an element that can format itself as UTF-8.</summary>
public static class Utf8Xml
{
    private const int FirstSize = 512;

    // The longest that a character becomes: &quot;
    private const int MaxEscape = 6;

    // For what was written here: it needs no bounds.
    private static readonly XmlReaderSettings Own = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The one-line XML of an element.</summary>
    public static string ToText<T>(T element)
        where T : IUtf8SpanFormattable
    {
        Span<byte> small = stackalloc byte[FirstSize];
        if (element.TryFormat(small, out int written, default, null))
            return Encoding.UTF8.GetString(small[..written]);
        for (int size = FirstSize * 4; ; size = checked(size * 2))
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(size);
            try
            {
                if (element.TryFormat(buffer, out written, default, null))
                    return Encoding.UTF8.GetString(buffer, 0, written);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <summary>Writes the one-line XML of an element as UTF-8.</summary>
    public static void Write<T>(T element, IBufferWriter<byte> output)
        where T : IUtf8SpanFormattable
    {
        ArgumentNullException.ThrowIfNull(output);
        int written;
        for (int size = FirstSize; !element.TryFormat(output.GetSpan(size), out written, default, null); size = checked(size * 2))
        {
        }
        output.Advance(written);
    }

    /// <summary>Writes an element to an XML writer, which decides on indentation and quotes.</summary>
    public static void Write<T>(T element, XmlWriter writer)
        where T : IUtf8SpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var reader = XmlReader.Create(new StringReader(ToText(element)), Own);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                writer.WriteNode(reader, defattr: false);
                return;
            }
        }
    }

    /// <summary>A text as it is written in attributes.</summary>
    internal static byte[] Escape(string text)
    {
        var writer = new Utf8XmlWriter(new byte[text.Length * MaxEscape]);
        writer.Text(text);
        return writer.ToArray();
    }
}
