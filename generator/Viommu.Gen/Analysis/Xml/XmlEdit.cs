using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Interpretation;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>A change of the XML in a literal that resolves a finding.</summary>
/// <param name="Span">What is replaced.</param>
/// <param name="Texts">XML to replace it with, the likeliest first.</param>
/// <param name="IsNear">Whether the first of the texts is what was certainly meant.</param>
/// <param name="Kept">A part that stays as it is, with one of the texts before it and the same one after it.</param>
internal sealed record XmlEdit(TextSpan Span, IReadOnlyList<string> Texts, bool IsNear, TextSpan? Kept = null)
{
    /// <summary>A correction of a document as a change of the text that it was read from.</summary>
    /// <returns>The change, or null when there is nothing that could be changed.</returns>
    public static XmlEdit? Of(Correction correction, string text) => correction switch
    {
        Correction.Removed removed => Remove(removed.Node, text),
        Correction.Renamed { Node: LiteralAttribute attribute } renamed => new(attribute.NameSpan, new[] { renamed.Name }, IsNear: true),
        Correction.Renamed { Node: LiteralElement element } renamed => Rename(element, renamed.Name),
        Correction.Valued { Attribute: LiteralAttribute attribute } valued => SetValue(attribute, valued.Values, valued.IsNear, text),
        _ => null,
    };

    // With the white space before it.
    private static XmlEdit? Remove(DocumentNode node, string text)
    {
        TextSpan? span = node switch
        {
            LiteralAttribute attribute => attribute.Span,
            LiteralElement { Parent: not null } element => element.WholeSpan,
            _ => null,
        };
        if (span is not { } whole)
            return null;
        int start = whole.Start;
        while (start > 0 && char.IsWhiteSpace(text[start - 1]))
            start--;
        return new XmlEdit(TextSpan.FromBounds(start, whole.End), new[] { "" }, IsNear: false);
    }

    private static XmlEdit? SetValue(LiteralAttribute attribute, IReadOnlyList<string> values, bool isNear, string text)
    {
        bool isApostrophe = text[attribute.ValueSpan.End] == '\'';
        return values.Count == 0 ? null : new XmlEdit(attribute.ValueSpan, values.Select(value => Escape(value, isApostrophe)).ToArray(), isNear);
    }

    // In both of its tags.
    private static XmlEdit Rename(LiteralElement element, string name) => element.EndNameSpan.Length == 0
        ? new(element.NameSpan, new[] { name }, IsNear: true)
        : new(TextSpan.FromBounds(element.NameSpan.Start, element.EndNameSpan.End), new[] { name }, IsNear: true,
            TextSpan.FromBounds(element.NameSpan.End, element.EndNameSpan.Start));

    /// <summary>What is to be written in the source instead; none when the source can't be changed so.</summary>
    /// <param name="source">The source of what is kept.</param>
    public IEnumerable<string> In(LiteralText literal, Func<TextSpan, string> source)
    {
        string? kept = Kept is { } span ? literal.SpanOf(span) is { } place ? source(place) : null : "";
        // Texts are separated by line feeds.
        if (kept is null || kept.IndexOf('\n') >= 0)
            yield break;
        foreach (string text in Texts)
        {
            if (literal.Encode(text) is { } encoded)
                yield return Kept is null ? encoded : encoded + kept + encoded;
        }
    }

    private static string Escape(string value, bool isApostrophe)
    {
        string escaped = value.Replace("&", "&amp;").Replace("<", "&lt;");
        return isApostrophe ? escaped.Replace("'", "&apos;") : escaped.Replace("\"", "&quot;");
    }
}
