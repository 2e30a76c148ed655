using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Viommu.Gen.Interpretation;

/// <summary>Something in a document that a finding can be about. Where it is, is known to whoever has read the document.</summary>
internal abstract class DocumentNode
{
    protected DocumentNode(DocumentElement? parent) => Parent = parent;

    public DocumentElement? Parent { get; }

    /// <summary>How many elements are around it.</summary>
    public int Depth => Parent is null ? 0 : Parent.Depth + 1;

    public bool IsInside(DocumentElement element) => Parent is not null && (Parent == element || Parent.IsInside(element));
}

/// <summary>An element.</summary>
internal class DocumentElement : DocumentNode
{
    // What is in one of these namespaces is an instruction: of XSLT, of XInclude.
    private const string Instructions = "http://www.w3.org/";
    private const string Declarations = Instructions + "2000/xmlns/";
    private const string Reserved = Instructions + "XML/1998/namespace";

    private readonly StringBuilder _text = new();
    private readonly bool _hasOpenTag;
    private bool? _hasOpenContent;
    private DocumentContent? _content;

    public DocumentElement(DocumentElement? parent, string name, string @namespace)
        : base(parent)
    {
        Name = name;
        Namespace = @namespace;
    }

    public string Name { get; }

    public string Namespace { get; }

    /// <summary>Attributes in the order in which they are written; those of other namespaces, too.</summary>
    public List<DocumentAttribute> Attributes { get; } = new();

    public List<DocumentElement> Children { get; } = new();

    /// <summary>The text between the tags, without that of elements inside.</summary>
    public string Text => _text.ToString();

    /// <summary>Whether it may have attributes that are not written out: part of the tag is put together later.</summary>
    public bool HasOpenTag { get => _hasOpenTag || Attributes.Any(IsDirective); init => _hasOpenTag = value; }

    /// <summary>Whether its content is put together later: code may bring more elements, or leave out or repeat those that are written.</summary>
    public bool HasOpenContent => _hasOpenContent ??= Placeholder.IsIn(Text) || Children.Any(child => child.IsInstruction);

    /// <summary>The text as something that a finding can be about.</summary>
    public DocumentContent Content => _content ??= new DocumentContent(this);

    /// <summary>
    /// Whether it is something that a template language replaces by other elements: code for its name, or another vocabulary that holds elements or
    /// nothing at all.
    /// </summary>
    private bool IsInstruction => Placeholder.IsName(Name)
        || (Namespace.Length > 0
            && (Namespace.StartsWith(Instructions, StringComparison.Ordinal) || (Children.Count == 0 && string.IsNullOrWhiteSpace(Text)) || HasPlainElement));

    private bool HasPlainElement => Children.Any(child => child.Namespace.Length == 0 || child.HasPlainElement);

    public bool Is(string name) => Namespace.Length == 0 && Name == name;

    public IEnumerable<DocumentElement> Elements(string name) => Children.Where(child => child.Is(name));

    public DocumentAttribute? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Namespace.Length == 0 && attribute.Name == name);

    public void AddText(string text) => _text.Append(text);

    // Template languages set attributes by attributes of their own namespace.
    private static bool IsDirective(DocumentAttribute attribute)
        => Placeholder.IsName(attribute.Name) || attribute.Namespace is not ("" or Declarations or Reserved);
}

/// <summary>An attribute.</summary>
internal class DocumentAttribute : DocumentNode
{
    public DocumentAttribute(DocumentElement parent, string name, string @namespace, string value)
        : base(parent)
    {
        Name = name;
        Namespace = @namespace;
        Value = value;
    }

    public string Name { get; }

    public string Namespace { get; }

    public string Value { get; }

    /// <summary>Whether the value is put together later, so that it is not known here.</summary>
    public bool HasHole => Placeholder.IsIn(Value);
}

/// <summary>What is between the tags of an element.</summary>
internal sealed class DocumentContent : DocumentNode
{
    public DocumentContent(DocumentElement parent)
        : base(parent)
    {
    }
}
