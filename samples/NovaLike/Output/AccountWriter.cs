using System;
using System.IO;

namespace NovaLike.Output;

/// <summary>Lays out an account: fields, sections, paragraphs of a fixed width. Lines end in <c>\n</c> everywhere.</summary>
internal sealed class AccountWriter(TextWriter output)
{
    private const int Width = 100;
    private const int Indent = 2;
    private const int LabelWidth = 11;

    internal void Field(string label, string value, int depth = 0) => Write(depth, label.PadRight(LabelWidth - (depth * Indent)) + value);

    internal void Section(string title)
    {
        output.Write('\n');
        Write(0, title);
    }

    /// <summary>A line of a section.</summary>
    internal void Line(string text, int depth = 0) => Write(depth + 1, text);

    /// <summary>A text of a section, broken between words.</summary>
    internal void Paragraph(string text, int depth)
    {
        int room = Width - ((depth + 1) * Indent);
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        while (rest.Length > room)
        {
            int end = rest[..(room + 1)].LastIndexOf(' ');
            if (end < 0)
                end = rest.IndexOf(' ');
            if (end < 0)
                break;

            Write(depth + 1, rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        Write(depth + 1, rest);
    }

    /// <returns>Whether there is such an element.</returns>
    internal bool Element(string place, object? element)
    {
        if (element?.ToString() is not { } xml)
            return false;

        Line(place);
        Line(xml, depth: 1);
        return true;
    }

    private void Write(int depth, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < depth * Indent; i++)
            output.Write(' ');
        output.Write(text);
        output.Write('\n');
    }
}
