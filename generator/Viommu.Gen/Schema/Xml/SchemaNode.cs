using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Schema.Xml;

/// <summary>An element of a schema file, with the places of all that stands in it.</summary>
internal sealed class SchemaNode
{
    public SchemaNode(SchemaFile file, string name, TextSpan nameSpan)
    {
        File = file;
        Name = name;
        NameSpan = nameSpan;
    }

    public SchemaFile File { get; }

    public string Name { get; }

    public TextSpan NameSpan { get; }

    public List<SchemaAttribute> Attributes { get; } = new();

    public List<SchemaNode> Children { get; } = new();

    /// <summary>The names of attributes that were taken out because of their values: that they are missing is known.</summary>
    public List<string> Dropped { get; } = new();

    /// <summary>The text inside, without the blanks around it.</summary>
    public string Text { get; set; } = "";

    public SchemaAttribute? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);

    /// <summary>The value of an attribute, or null.</summary>
    public string? this[string name] => Attribute(name)?.Value;

    public IEnumerable<SchemaNode> Elements(string name) => Children.Where(child => child.Name == name);

    /// <summary>The same node with other children.</summary>
    public SchemaNode With(IEnumerable<SchemaNode> children)
    {
        var copy = new SchemaNode(File, Name, NameSpan) { Text = Text };
        copy.Attributes.AddRange(Attributes);
        copy.Dropped.AddRange(Dropped);
        copy.Children.AddRange(children);
        return copy;
    }
}

/// <summary>An attribute: its value as it is meant, and where each character of it stands.</summary>
internal sealed class SchemaAttribute
{
    private readonly Lazy<AttributeValueMap> _map;

    public SchemaAttribute(SchemaFile file, string name, TextSpan nameSpan, string value)
    {
        Name = name;
        NameSpan = nameSpan;
        Value = value;
        _map = new Lazy<AttributeValueMap>(() => new AttributeValueMap(file.Text, nameSpan.End));
    }

    public string Name { get; }

    public TextSpan NameSpan { get; }

    public string Value { get; }

    /// <summary>Where the value stands, without the quotes.</summary>
    public TextSpan ValueSpan => _map.Value.Span;

    /// <summary>Where a part of the value stands.</summary>
    public TextSpan SpanOf(int start, int length) => _map.Value.SpanOf(start, length);

    /// <summary>The words of the value, each with its place in it.</summary>
    public IEnumerable<(string Word, int Start)> Words()
    {
        for (int i = 0; i < Value.Length;)
        {
            if (char.IsWhiteSpace(Value[i]))
            {
                i++;
                continue;
            }
            int start = i;
            while (i < Value.Length && !char.IsWhiteSpace(Value[i]))
                i++;
            yield return (Value.Substring(start, i - start), start);
        }
    }
}
