using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>How a string literal is written.</summary>
internal enum LiteralForm
{
    Regular,
    Verbatim,
    Raw,
}

/// <summary>The value of a string literal, and where each of its characters is in the source.</summary>
internal sealed class LiteralText
{
    // Where each character begins and ends; a last one begins where the value ends. None where the source is not understood.
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    public LiteralText(string value, LiteralForm form, bool isInterpolated, int holes, int[]? starts, int[]? ends)
    {
        Value = value;
        Form = form;
        IsInterpolated = isInterpolated;
        Holes = holes;
        _starts = starts;
        _ends = ends;
    }

    public string Value { get; }

    public LiteralForm Form { get; }

    public bool IsInterpolated { get; }

    public int Holes { get; }

    /// <summary>Where a part of the value is in the source, or null when that is not known.</summary>
    public TextSpan? SpanOf(TextSpan part)
        => _starts is null || _ends is null || part.End > Value.Length ? null
            : part.Length == 0 ? new TextSpan(_starts[part.Start], 0)
            : TextSpan.FromBounds(_starts[part.Start], _ends[part.End - 1]);

    /// <summary>A text as it is written inside this literal, or null when it can't be there.</summary>
    public string? Encode(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c) || (Form == LiteralForm.Raw && (c == '"' || (IsInterpolated && c is '{' or '}'))))
                return null;
        }
        string encoded = Form switch
        {
            LiteralForm.Regular => text.Replace("\\", "\\\\").Replace("\"", "\\\""),
            LiteralForm.Verbatim => text.Replace("\"", "\"\""),
            _ => text,
        };
        return IsInterpolated ? encoded.Replace("{", "{{").Replace("}", "}}") : encoded;
    }

    public static LiteralText? Of(ExpressionSyntax literal) => literal switch
    {
        LiteralExpressionSyntax constant => LiteralDecoder.Decode(constant.Token),
        InterpolatedStringExpressionSyntax interpolated => LiteralDecoder.Decode(interpolated),
        _ => null,
    };
}
