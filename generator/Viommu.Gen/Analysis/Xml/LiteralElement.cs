using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Interpretation;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>An element in a literal. All places are places in the value of the literal.</summary>
internal sealed class LiteralElement : DocumentElement
{
    private int _contentStart;

    public LiteralElement(LiteralElement? parent, string name, string @namespace, TextSpan nameSpan)
        : base(parent, name, @namespace)
        => NameSpan = nameSpan;

    public TextSpan NameSpan { get; }

    /// <summary>The name in the end tag; empty when there is none.</summary>
    public TextSpan EndNameSpan { get; private set; }

    /// <summary>From the first tag to the last.</summary>
    public TextSpan WholeSpan { get; private set; }

    /// <summary>Between the tags.</summary>
    public TextSpan ContentSpan => TextSpan.FromBounds(_contentStart, EndNameSpan.Start - "</".Length);

    public void OpenAt(int contentStart) => _contentStart = contentStart;

    public void Close(TextSpan endName, int end)
    {
        EndNameSpan = endName;
        // The reader points at the name, behind the bracket.
        WholeSpan = TextSpan.FromBounds(NameSpan.Start - 1, end);
    }
}

/// <summary>An attribute in a literal: underlined from its name to the quote that ends its value.</summary>
internal sealed class LiteralAttribute : DocumentAttribute
{
    public LiteralAttribute(LiteralElement parent, string name, string @namespace, string value, TextSpan nameSpan, TextSpan valueSpan)
        : base(parent, name, @namespace, value)
    {
        NameSpan = nameSpan;
        ValueSpan = valueSpan;
    }

    public TextSpan NameSpan { get; }

    public TextSpan ValueSpan { get; }

    public TextSpan Span => TextSpan.FromBounds(NameSpan.Start, ValueSpan.End + 1);
}
