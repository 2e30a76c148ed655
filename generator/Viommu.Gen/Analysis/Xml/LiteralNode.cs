using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>Something in the XML of a literal that a diagnostic can point at. All places are places in the value of the literal.</summary>
internal abstract class LiteralNode
{
    protected LiteralNode(LiteralElement? parent) => Parent = parent;

    public LiteralElement? Parent { get; }

    /// <summary>What is underlined.</summary>
    public abstract TextSpan Span { get; }

    /// <summary>How many elements are around it.</summary>
    public int Depth => Parent is null ? 0 : Parent.Depth + 1;

    public bool IsInside(LiteralElement element) => Parent is not null && (Parent == element || Parent.IsInside(element));
}

/// <summary>An element.</summary>
internal sealed class LiteralElement : LiteralNode
{
    // What is in one of these namespaces is an instruction: of XSLT, of XInclude.
    private const string Instructions = "http://www.w3.org/";
    private const string Declarations = Instructions + "2000/xmlns/";
    private const string Reserved = Instructions + "XML/1998/namespace";

    private readonly StringBuilder _text = new();
    private readonly bool _hasOpenTag;
    private bool? _hasOpenContent;
    private LiteralContent? _content;
    private int _contentStart;

    public LiteralElement(LiteralElement? parent, string name, string @namespace, TextSpan nameSpan)
        : base(parent)
    {
        Name = name;
        Namespace = @namespace;
        NameSpan = nameSpan;
    }

    public string Name { get; }

    public string Namespace { get; }

    public TextSpan NameSpan { get; }

    /// <summary>The name in the end tag; empty when there is none.</summary>
    public TextSpan EndNameSpan { get; private set; }

    /// <summary>From the first tag to the last.</summary>
    public TextSpan WholeSpan { get; private set; }

    public override TextSpan Span => NameSpan;

    /// <summary>Attributes in the order in which they are written; those of other namespaces, too.</summary>
    public List<LiteralAttribute> Attributes { get; } = new();

    public List<LiteralElement> Children { get; } = new();

    /// <summary>The text between the tags, without that of elements inside.</summary>
    public string Text => _text.ToString();

    /// <summary>Whether it may have attributes that are not written out: part of the tag is put together later.</summary>
    public bool HasOpenTag { get => _hasOpenTag || Attributes.Any(IsDirective); init => _hasOpenTag = value; }

    /// <summary>Whether its content is put together later: code may bring more elements, or leave out or repeat those that are written.</summary>
    public bool HasOpenContent => _hasOpenContent ??= Placeholder.IsIn(Text) || Children.Any(child => child.IsInstruction);

    /// <summary>The text as something to point at.</summary>
    public LiteralContent Content => _content ??= new LiteralContent(this, _contentStart);

    /// <summary>
    /// Whether it is something that a template language replaces by other elements: code for its name, or another vocabulary that holds elements or
    /// nothing at all.
    /// </summary>
    private bool IsInstruction => TemplateMask.IsHole(Name)
        || (Namespace.Length > 0
            && (Namespace.StartsWith(Instructions, StringComparison.Ordinal) || (Children.Count == 0 && string.IsNullOrWhiteSpace(Text)) || HasPlainElement));

    private bool HasPlainElement => Children.Any(child => child.Namespace.Length == 0 || child.HasPlainElement);

    public bool Is(string name) => Namespace.Length == 0 && Name == name;

    public IEnumerable<LiteralElement> Elements(string name) => Children.Where(child => child.Is(name));

    public LiteralAttribute? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Namespace.Length == 0 && attribute.Name == name);

    // Template languages set attributes by attributes of their own namespace.
    private static bool IsDirective(LiteralAttribute attribute)
        => TemplateMask.IsHole(attribute.Name) || attribute.Namespace is not ("" or Declarations or Reserved);

    public void AddAttribute(string name, string @namespace, string value, TextSpan nameSpan, TextSpan valueSpan)
        => Attributes.Add(new LiteralAttribute(this, name, @namespace, value, nameSpan, valueSpan));

    public void AddText(string text) => _text.Append(text);

    public void OpenAt(int contentStart) => _contentStart = contentStart;

    public void Close(TextSpan endName, int end)
    {
        EndNameSpan = endName;
        // The reader points at the name, behind the bracket.
        WholeSpan = TextSpan.FromBounds(NameSpan.Start - 1, end);
    }
}

/// <summary>An attribute: underlined from its name to the quote that ends its value.</summary>
internal sealed class LiteralAttribute : LiteralNode
{
    public LiteralAttribute(LiteralElement parent, string name, string @namespace, string value, TextSpan nameSpan, TextSpan valueSpan)
        : base(parent)
    {
        Name = name;
        Namespace = @namespace;
        Value = value;
        NameSpan = nameSpan;
        ValueSpan = valueSpan;
    }

    public string Name { get; }

    public string Namespace { get; }

    public string Value { get; }

    public TextSpan NameSpan { get; }

    public TextSpan ValueSpan { get; }

    public override TextSpan Span => TextSpan.FromBounds(NameSpan.Start, ValueSpan.End + 1);

    /// <summary>Whether the value is put together later, so that it is not known here.</summary>
    public bool HasHole => Placeholder.IsIn(Value);
}

/// <summary>What is between the tags of an element.</summary>
internal sealed class LiteralContent : LiteralNode
{
    private readonly int _start;

    public LiteralContent(LiteralElement parent, int start)
        : base(parent)
        => _start = start;

    public override TextSpan Span => TextSpan.FromBounds(_start, Parent!.EndNameSpan.Start - "</".Length);
}
