using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Tests.Schema;

/// <summary>A schema text in which <c>[|</c> and <c>|]</c> stand around the places where something is wrong.</summary>
internal sealed class MarkedText
{
    private const string Opening = "[|";
    private const string Closing = "|]";

    public MarkedText(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan>();
        int start = -1;
        for (int i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, Opening, 0, 2) == 0)
            {
                start = text.Length;
                i++;
            }
            else if (string.CompareOrdinal(marked, i, Closing, 0, 2) == 0)
            {
                spans.Add(TextSpan.FromBounds(start, text.Length));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }
        Text = text.ToString();
        Spans = spans;
    }

    public string Text { get; }

    public IReadOnlyList<TextSpan> Spans { get; }
}
