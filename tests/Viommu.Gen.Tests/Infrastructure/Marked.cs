using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Tests.Infrastructure;

/// <summary>Consumer code with the places of diagnostics marked: <c>{|VIO1001:"text"|}</c>; marks may nest.</summary>
internal sealed record Marked(string Source, IReadOnlyList<(string Id, TextSpan Span)> Places)
{
    public static Marked Parse(string text)
    {
        var source = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var places = new List<(string Id, TextSpan Span)>();
        for (int i = 0; i < text.Length; i++)
        {
            if (string.CompareOrdinal(text, i, "{|VIO", 0, 5) == 0)
            {
                int colon = text.IndexOf(':', i);
                open.Push((text[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (open.Count > 0 && string.CompareOrdinal(text, i, "|}", 0, 2) == 0)
            {
                (string id, int start) = open.Pop();
                places.Add((id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(text[i]);
            }
        }
        return new Marked(source.ToString(), places);
    }

    /// <summary>The places, as a text that can be compared.</summary>
    public IReadOnlyList<string> Expected => [.. Places.Select(place => Show(place.Id, place.Span)).Order(StringComparer.Ordinal)];

    public string Show(string id, TextSpan span)
    {
        TextLine line = SourceText.From(Source).Lines.GetLineFromPosition(span.Start);
        return $"{id} '{Source.Substring(span.Start, span.Length)}' in line {line.LineNumber + 1}";
    }
}
