using System;
using System.Collections.Generic;

namespace Viommu.Runtime.Tests.Infrastructure;

/// <summary>An element as it is generated: it knows one attribute, and nothing else.</summary>
internal sealed record Item : IUtf8SpanFormattable
{
    public string? Name { get; init; }

    public ValueList<UnknownContent> Unknown { get; init; } = [];

    /// <summary>Reads all items of a document: at /domain/devices/item.</summary>
    public static ElementRead<Item> Read(string xml) => ElementReading.Read<Item>(xml, "Item", ["domain", "devices"], ["domain", "domain/features"], "item", ReadFrom);

    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var writer = new Utf8XmlWriter(utf8Destination);
        Write(ref writer);
        bytesWritten = writer.IsFull ? 0 : writer.Written;
        return !writer.IsFull;
    }

    public override string ToString() => Utf8Xml.ToText(this);

    private void Write(ref Utf8XmlWriter writer)
    {
        writer.Markup("<item"u8);
        if (Name is not null)
        {
            writer.Markup(" name='"u8);
            writer.Text(Name);
            writer.Markup("'"u8);
        }
        writer.UnknownAttributes(Unknown);
        if (!UnknownContent.HasChildren(Unknown))
        {
            writer.Markup("/>"u8);
            return;
        }
        writer.Markup(">"u8);
        writer.UnknownChildren(Unknown);
        writer.Markup("</item>"u8);
    }

    /// <summary>Reads one item, as generated code does.</summary>
    public static Item? ReadFrom(ElementReader reader)
    {
        List<UnknownContent>? unknown = null;
        string? name = null;
        reader.Open();
        while (reader.NextAttribute())
        {
            if (reader.Name is "name")
                name = reader.Value;
            else
                reader.Unknown("ItemUnknown", ref unknown);
        }
        while (reader.NextNode())
            reader.Unknown("ItemUnknown", ref unknown);
        return new Item { Name = name, Unknown = unknown is null ? [] : [.. unknown] };
    }
}
