using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CsCheck;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Analysis.Xml;
using Viommu.Gen.Interpretation;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>The value of a literal, and where its characters stand.</summary>
public class LiteralTextTests
{
    /// <summary>A part of a literal: its value, and how it is written.</summary>
    public sealed record Piece(string Value, string Source);

    private static readonly Gen<string> Plain = Make.Char["abc<>='/ .é€"].Select(c => c.ToString());

    private static readonly Gen<Piece> RegularPiece = Make.OneOf(
        Plain.Select(text => new Piece(text, text)),
        Of(("\\\\", "\\"), ("\\\"", "\""), ("\\'", "'"), ("\\0", "\0"), ("\\a", "\a"), ("\\b", "\b"), ("\\f", "\f"), ("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t"), ("\\v", "\v"), ("\\e", "\u001b"))
            .Select(pair => new Piece(pair.Item2, pair.Item1)),
        Make.Char[' ', '\u2fff'].Select(c => new Piece(c.ToString(), "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture))),
        Make.Char[' ', '\u2fff'].Select(c => new Piece(c.ToString(), "\\x" + ((int)c).ToString("X4", CultureInfo.InvariantCulture))),
        Make.Int[0x10000, 0x10FFFF].Select(code => new Piece(char.ConvertFromUtf32(code), "\\U" + code.ToString("x8", CultureInfo.InvariantCulture))));

    private static readonly Gen<Piece> VerbatimPiece = Make.OneOf(
        Plain.Select(text => new Piece(text, text)),
        Of("\\", "\n", "\r\n", "\t").Select(text => new Piece(text, text)),
        Make.Const(new Piece("\"", "\"\"")));

    private static readonly Gen<Piece> RawPiece = Make.OneOf(Plain, Of("\\", "\"a", "\"\"b", "\t", "{a", "}")).Select(text => new Piece(text, text));

    private static readonly Gen<Piece> Braces = Of(new Piece("{", "{{"), new Piece("}", "}}"));

    private static readonly Gen<Piece> Hole = Of("x", " y ", "F(\"<\")", "x:n2").Select(code => new Piece(Placeholder.Hole.ToString(), "{" + code + "}"));

    [Fact]
    public void Regular() => Check(RegularPiece, "\"", "\"");

    [Fact]
    public void Utf8() => Check(Make.OneOf(Plain.Select(text => new Piece(text, text)), Make.Const(new Piece("\n", "\\n"))), "\"", "\"u8");

    [Fact]
    public void Verbatim() => Check(VerbatimPiece, "@\"", "\"");

    [Fact]
    public void Raw() => Check(RawPiece, "\"\"\"a", "a\"\"\"", outer: 1);

    [Fact]
    public void Raw_utf8_with_more_quotes() => Check(RawPiece, "\"\"\"\"\"a", "a\"\"\"\"\"u8", outer: 1);

    // The compiler takes a brace that is doubled, and none with an escape.
    [Fact]
    public void Interpolated() => Check(Make.OneOf(RegularPiece.Where(piece => piece.Value is not ("{" or "}")), Braces, Hole), "$\"", "\"");

    [Fact]
    public void Interpolated_verbatim() => Check(Make.OneOf(VerbatimPiece, Braces, Hole), "$@\"", "\"");

    [Fact]
    public void Verbatim_interpolated() => Check(Make.OneOf(VerbatimPiece, Braces, Hole), "@$\"", "\"");

    [Fact]
    public void Interpolated_raw() => Check(Make.OneOf(Plain.Select(text => new Piece(text, text)), Make.Const(new Piece("\"a", "\"a")), Hole), "$\"\"\"a", "a\"\"\"", outer: 1);

    [Fact]
    public void Interpolated_raw_with_two_signs()
        => Check(Make.OneOf(Plain.Select(text => new Piece(text, text)), Of(new Piece("{a", "{a"), new Piece("}a", "}a")), Make.Const(new Piece(Placeholder.Hole.ToString(), "{{x}}"))), "$$\"\"\"a", "a\"\"\"", outer: 1);

    [Fact]
    public void Raw_over_several_lines() => CheckLines("\"\"\"", RawPiece, "\"\"\"");

    [Fact]
    public void Raw_utf8_over_several_lines() => CheckLines("\"\"\"", RawPiece, "\"\"\"u8");

    [Fact]
    public void Interpolated_raw_over_several_lines()
        => CheckLines("$\"\"\"", Make.OneOf(Plain.Select(text => new Piece(text, text)), Make.Const(new Piece("\"a", "\"a")), Hole), "\"\"\"");

    [Theory]
    [InlineData("\"abc")]
    [InlineData("\"\\q\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\UFFFFFFFF\"")]
    [InlineData("\"\"\"\nabc")]
    [InlineData("\"\"\"\n  a\n b\n  \"\"\"")]
    [InlineData("\"\"\"\"\"\"")]
    [InlineData("\"\"\"\n\"\"\"")]
    [InlineData("$\"a{\"")]
    [InlineData("$\"\"\"\n a\n  {x}\n  \"\"\"")]
    [InlineData("@\"")]
    [InlineData("\"")]
    public void What_does_not_compile_throws_nothing(string code)
    {
        LiteralText? text = LiteralText.Of(SyntaxFactory.ParseExpression(code));
        for (int i = 0; i <= text?.Value.Length; i++)
            text.SpanOf(new TextSpan(i, 0));
    }

    private static void Check(Gen<Piece> piece, string opening, string closing, int outer = 0)
        => piece.Array[0, 12].Sample(pieces => CheckPieces(
            opening + string.Concat(pieces.Select(piece => piece.Source)) + closing,
            [
                .. outer > 0 ? new[] { (new Piece("a", "a"), opening.Length - 1) } : [],
                .. Place(pieces, opening.Length),
                .. outer > 0 ? new[] { (new Piece("a", "a"), opening.Length + pieces.Sum(piece => piece.Source.Length)) } : [],
            ]));

    // Lines begin with an indentation that is not part of the value; blank ones may lack it.
    private static void CheckLines(string opening, Gen<Piece> piece, string closing)
        => Make.Select(Of("", "  ", "\t", " \t  "), Of("\n", "\r\n"), piece.Array[0, 5].Array[1, 5], Make.Bool).Sample((indentation, newLine, lines, isBare) =>
        {
            var source = new StringBuilder(opening + " " + newLine);
            var placed = new List<(Piece Piece, int Start)>();
            foreach (Piece[] line in lines)
            {
                if (placed.Count > 0 || source.Length > opening.Length + 1 + newLine.Length)
                {
                    placed.Add((new Piece(newLine, newLine), source.Length));
                    source.Append(newLine);
                }
                // A line of blanks only is a matter of its own; the end of a raw line is not a quote.
                Piece[] shown = line.Any(piece => piece.Value is not (" " or "\t")) ? [.. line, new Piece("z", "z")] : [];
                if (shown.Length > 0 || !isBare)
                    source.Append(indentation);
                placed.AddRange(Place(shown, source.Length));
                source.Append(string.Concat(shown.Select(piece => piece.Source)));
            }
            source.Append(newLine + indentation + closing);
            CheckPieces(source.ToString(), placed);
        });

    private static Gen<T> Of<T>(params T[] items) => Make.Int[0, items.Length - 1].Select(index => items[index]);

    private static IEnumerable<(Piece Piece, int Start)> Place(IEnumerable<Piece> pieces, int start)
    {
        foreach (Piece piece in pieces)
        {
            yield return (piece, start);
            start += piece.Source.Length;
        }
    }

    private static void CheckPieces(string source, IReadOnlyList<(Piece Piece, int Start)> pieces)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(source, options: new CSharpParseOptions(LanguageVersion.Preview));
        // Another compiler may know fewer escapes.
        if (source.Contains("\\e", StringComparison.Ordinal) && expression.ContainsDiagnostics)
            return;
        Assert.False(expression.ContainsDiagnostics, source);
        LiteralText text = LiteralText.Of(expression)!;
        Assert.Equal(string.Concat(pieces.Select(piece => piece.Piece.Value)), text.Value);
        int index = 0;
        foreach ((Piece piece, int start) in pieces)
        {
            // Characters that are written together stand in one place; others each in its own.
            bool isOne = piece.Value != piece.Source;
            for (int i = 0; i < piece.Value.Length; i++)
                Assert.Equal(isOne ? new TextSpan(start, piece.Source.Length) : new TextSpan(start + i, 1), text.SpanOf(new TextSpan(index + i, 1)));
            Assert.Equal(new TextSpan(start, piece.Source.Length), text.SpanOf(new TextSpan(index, piece.Value.Length)));
            index += piece.Value.Length;
        }
        Assert.NotNull(text.SpanOf(new TextSpan(index, 0)));
    }
}
