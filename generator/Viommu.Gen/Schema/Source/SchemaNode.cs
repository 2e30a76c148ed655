using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Schema.Source;

/// <summary>An element of a schema file, with the places of all that is in it.</summary>
internal sealed class SchemaNode
{
    // Most nodes have no text, and nothing wrong.
    private NodeText? _text;
    private List<string>? _dropped;
    private List<SchemaNode>? _lost;

    public SchemaNode(SchemaFile file, string name, TextSpan nameSpan)
    {
        File = file;
        Name = name;
        NameSpan = nameSpan;
    }

    private SchemaNode(SchemaNode other)
    {
        File = other.File;
        Name = other.Name;
        NameSpan = other.NameSpan;
        IsForeign = other.IsForeign;
        Attributes = other.Attributes;
        _text = other._text;
        _dropped = other._dropped?.ToList();
        _lost = other._lost?.ToList();
    }

    public SchemaFile File { get; }

    public string Name { get; }

    public TextSpan NameSpan { get; }

    public SchemaAttribute[] Attributes { get; set; } = Array.Empty<SchemaAttribute>();

    public SchemaNode[] Children { get; set; } = Array.Empty<SchemaNode>();

    /// <summary>The names of attributes that were taken out because of their values: that they are missing is known.</summary>
    public IReadOnlyList<string> Dropped => _dropped ?? (IReadOnlyList<string>)Array.Empty<string>();

    /// <summary>Children that were taken out because they are not complete: that they are broken is known.</summary>
    public IReadOnlyList<SchemaNode> Lost => _lost ?? (IReadOnlyList<SchemaNode>)Array.Empty<SchemaNode>();

    /// <summary>Whether it is in another namespace than its parent, which is reported.</summary>
    public bool IsForeign { get; set; }

    /// <summary>The text inside.</summary>
    public NodeText Text => _text ??= new NodeText(File);

    /// <summary>Whether there is a text that is more than white space.</summary>
    public bool HasText => _text?.Value.Length > 0;

    /// <summary>Whether a text has begun, while the node is read.</summary>
    public bool HasTextSoFar => _text is not null;

    public void Drop(string attribute) => (_dropped ??= new()).Add(attribute);

    public void Lose(SchemaNode child) => (_lost ??= new()).Add(child);

    // Asked for some dozen names of each node.
    public SchemaAttribute? Attribute(string name)
    {
        foreach (SchemaAttribute attribute in Attributes)
        {
            if (attribute.Name == name)
                return attribute;
        }
        return null;
    }

    /// <summary>Whether an attribute is written there, well or not.</summary>
    public bool Mentions(string name) => Attribute(name) is not null || Dropped.Contains(name);

    /// <summary>The value of an attribute, or null.</summary>
    public string? this[string name] => Attribute(name)?.Value;

    public NamedNodes Elements(string name) => new(Children, name);

    /// <summary>Whether there is a child with a name.</summary>
    public bool Has(string name)
    {
        foreach (SchemaNode _ in Elements(name))
            return true;
        return false;
    }

    /// <summary>The same node with other children.</summary>
    public SchemaNode With(IEnumerable<SchemaNode> children) => new(this) { Children = children.ToArray() };
}
