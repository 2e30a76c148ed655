using System;
using System.Buffers;
using System.ComponentModel;
using System.Xml;

namespace Viommu.Runtime;

/// <summary>An XML element of a schema: generated types add its attributes and its content.</summary>
public abstract record SchemaElement : IUtf8SpanFormattable
{
    /// <summary>Content that the schema does not know: kept when it is read, and written back as it was.</summary>
    public ValueList<UnknownContent> Unknown { get; init; } = [];

    /// <summary>Writes the element as one line of UTF-8; allocates nothing.</summary>
    /// <param name="utf8">Where to.</param>
    /// <param name="written">The bytes written.</param>
    /// <returns>Whether there was room.</returns>
    public bool TryFormat(Span<byte> utf8, out int written)
    {
        var writer = new Utf8XmlWriter(utf8);
        Write(ref writer);
        written = writer.IsFull ? 0 : writer.Written;
        return !writer.IsFull;
    }

    bool IUtf8SpanFormattable.TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => TryFormat(utf8Destination, out bytesWritten);

    /// <summary>Writes the element as one line of UTF-8.</summary>
    /// <param name="output">Where to.</param>
    public void WriteTo(IBufferWriter<byte> output) => Utf8Xml.Write(this, output);

    /// <summary>Writes the element to an XML writer, which decides on indentation and quotes.</summary>
    /// <param name="writer">The writer.</param>
    public void WriteTo(XmlWriter writer) => Utf8Xml.Write(this, writer);

    /// <summary>The element as one line of XML.</summary>
    public sealed override string ToString() => Utf8Xml.ToText(this);

    /// <summary>Writes the element; generated.</summary>
    /// <param name="writer">The writer.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract void Write(ref Utf8XmlWriter writer);
}
