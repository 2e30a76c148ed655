using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Schema;
using Viommu.Gen.Schema.Source;

namespace Viommu.Gen.Tests.Schema;

/// <summary>The XML reader counts lines and columns of what it reads; diagnostics need offsets in what was written.</summary>
public class PositionMapTests
{
    private const string Face = "\U0001F600";

    [Theory]
    [InlineData("&lt;", "<")]
    [InlineData("&amp;", "&")]
    [InlineData("&quot;", "\"")]
    [InlineData("&#60;", "<")]
    [InlineData("&#x3c;", "<")]
    [InlineData("&#13;", "\r")]
    [InlineData("&#xA;", "\n")]
    [InlineData("\r\n", " ")]
    [InlineData("\r", " ")]
    [InlineData("\n", " ")]
    [InlineData("\t", " ")]
    [InlineData("'", "'")]
    [InlineData("\u0085", "\u0085")]
    [InlineData("\u2028", "\u2028")]
    [InlineData("\u2029", "\u2029")]
    public void A_character_is_found_however_it_is_written(string written, string meant)
    {
        SchemaAttribute value = Read($"<schema value=\"ab{written}cd\"/>", out string text);
        Assert.Equal($"ab{meant}cd", value.Value);
        Assert.Equal(written, TextOf(text, value.SpanOf(2, 1)));
        Assert.Equal("c", TextOf(text, value.SpanOf(3, 1)));
        Assert.Equal($"b{written}c", TextOf(text, value.SpanOf(1, 3)));
        Assert.Equal($"ab{written}cd", TextOf(text, value.ValueSpan));
    }

    [Theory]
    [InlineData("&#x1F600;")]
    [InlineData("&#128512;")]
    [InlineData("&#x0001F600;")]
    [InlineData(Face)]
    public void A_character_beyond_the_first_plane_is_two_of_the_value(string written)
    {
        SchemaAttribute value = Read($"<schema value=\"a{written}b\"/>", out string text);
        Assert.Equal($"a{Face}b", value.Value);
        Assert.Equal(written, TextOf(text, value.SpanOf(1, 2)));
        Assert.Equal("b", TextOf(text, value.SpanOf(3, 1)));
    }

    [Theory]
    [InlineData("<schema value='a&lt;b'/>")]
    [InlineData("<schema value=\"a&lt;b\"/>")]
    [InlineData("<schema value = \t\"a&lt;b\"/>")]
    [InlineData("<schema value\n=\r\n'a&lt;b'/>")]
    [InlineData("<schema\r\nother='x&#13;y\r\nz' value='a&lt;b'/>")]
    [InlineData("<schema\rother=\"it's\" value='a&lt;b'/>")]
    [InlineData("<!-- \u0085\u2028\u2029 -->\n<schema value='a&lt;b'/>")]
    [InlineData("<schema other='\u0085\u2028\u2029' value='a&lt;b'/>")]
    [InlineData("<!-- a\rb\r\nc\nd -->\r<schema other='\U0001F600' value='a&lt;b'/>")]
    [InlineData("<?xml version='1.0'?>\r\n<?hint a\rb?>\r<schema value='a&lt;b'/>")]
    public void What_stands_before_a_value_does_not_move_it(string text)
    {
        SchemaAttribute value = Read(text, out _);
        Assert.Equal("a&lt;b", TextOf(text, value.ValueSpan));
        Assert.Equal("value", TextOf(text, value.NameSpan));
        Assert.Equal("&lt;", TextOf(text, value.SpanOf(1, 1)));
    }

    [Fact]
    public void The_end_of_a_value_and_what_lies_beyond_it_are_where_it_ends()
    {
        SchemaAttribute value = Read("<schema value=\"abc\"/>", out string text);
        int end = text.LastIndexOf('"');
        Assert.Equal(new TextSpan(end, 0), value.SpanOf(3, 0));
        Assert.Equal(new TextSpan(end, 0), value.SpanOf(99, 5));
        Assert.Equal("bc", TextOf(text, value.SpanOf(1, 99)));
    }

    [Fact]
    public void An_empty_value_stands_between_its_quotes()
    {
        SchemaAttribute value = Read("<schema value=''/>", out string text);
        Assert.Equal(new TextSpan(text.IndexOf('\'') + 1, 0), value.ValueSpan);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 2)]
    [InlineData(2, 2, 3)]
    [InlineData(3, 1, 5)]
    [InlineData(4, 1, 7)]
    [InlineData(4, 3, 9)]
    [InlineData(4, 99, 11)]
    [InlineData(99, 99, 11)]
    [InlineData(-1, -1, 0)]
    public void Lines_end_as_for_an_xml_reader_and_positions_stay_inside(int line, int column, int offset)
        => Assert.Equal(offset, new PositionMap("a\rb\r\nc\nd\u0085\u2028e").OffsetOf(line, column));

    [Fact]
    public void Every_character_of_every_value_points_at_what_was_written_for_it() => CheckDocuments(iterations: 2000, seed: null);

    private static void CheckDocuments(int iterations, string? seed)
        => Make.Select(
                Make.OneOf("", "\n", "\r\n", "\r", "<!-- a\r\nb\rc\u2028d -->").Array[0, 4],
                Make.OneOf(" ", "\n", "\r\n", "\r", "\t", " other='x\r\n&lt;\u0085' ").Array[1, 3],
                Make.OneOf("=", " = ", "=\r\n", "\n=\r", "\t=\t"),
                Make.Bool,
                Make.Int[0, 9000],
                Make.OneOf(Pieces).Array[0, 40])
            .Sample((before, between, equals, isSingle, padding, pieces) => AssertEveryCharacter(before, between, equals, isSingle ? '\'' : '"', padding, pieces), seed: seed, iter: iterations);

    // A document for which an XML reader gave the wrong position of an attribute.
    [Fact]
    public void A_document_whose_positions_an_XML_reader_gets_wrong() => CheckDocuments(iterations: 1, seed: "8klakLFOWv55");

    private static readonly (string Written, string Meant)[] Pieces =
    [
        ("a", "a"), ("9", "9"), (" ", " "), (">", ">"), ("=", "="), ("&lt;", "<"), ("&amp;", "&"), ("&quot;", "\""), ("&apos;", "'"), ("&gt;", ">"),
        ("&#60;", "<"), ("&#x3C;", "<"), ("&#0065;", "A"), ("&#x1F600;", Face), ("&#128512;", Face), (Face, Face),
        ("&#13;", "\r"), ("&#10;", "\n"), ("&#9;", "\t"), ("\t", " "), ("\n", " "), ("\r", " "), ("\r\n", " "),
        ("\u0085", "\u0085"), ("\u2028", "\u2028"), ("\u2029", "\u2029"), ("\u00e9", "\u00e9"),
    ];

    private static void AssertEveryCharacter(string[] before, string[] between, string equals, char quote, int padding, (string Written, string Meant)[] pieces)
    {
        // There is one attribute of each name, and a CR before a LF would be one line break.
        string attributes = string.Concat(between.Select((text, i) => text.Replace("other", "other" + (char)('a' + i), System.StringComparison.Ordinal)));
        var text = new StringBuilder(string.Concat(before)).Append("<!--").Append('.', padding).Append("--><schema ").Append(attributes).Append(" value").Append(equals).Append(quote);
        var meant = new StringBuilder();
        var places = new List<(int Index, int Start, string Written, int Length)>();
        foreach ((string written, string value) in pieces)
        {
            if (written[0] == '\n' && text[^1] == '\r')
                continue;
            places.Add((meant.Length, text.Length, written, value.Length));
            text.Append(written);
            meant.Append(value);
        }
        text.Append(quote).Append("/>");

        SchemaAttribute attribute = Read(text.ToString(), out _);
        Assert.Equal(meant.ToString(), attribute.Value);
        foreach ((int index, int start, string written, int length) in places)
        {
            Assert.Equal(new TextSpan(start, written.Length), attribute.SpanOf(index, length));
            Assert.Equal(start, attribute.SpanOf(index, 1).Start);
        }
    }

    // Without its namespace the root is reported, and read all the same.
    private static SchemaAttribute Read(string schema, out string text)
    {
        text = schema;
        return SchemaXml.Read(new SchemaFile("test.viommu.xml", SourceText.From(schema)), new List<Problem>())!.Attribute("value")!;
    }

    private static string TextOf(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
