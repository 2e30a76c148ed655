using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace Viommu.Gen.Schema.Source;

/// <summary>An attribute: its value as it is meant, and where each character of it is.</summary>
internal sealed class SchemaAttribute
{
    private readonly SchemaFile _file;
    private AttributeValueMap? _map;

    public SchemaAttribute(SchemaFile file, string name, TextSpan nameSpan, string value)
    {
        _file = file;
        Name = name;
        NameSpan = nameSpan;
        Value = value;
    }

    public string Name { get; }

    public TextSpan NameSpan { get; }

    public string Value { get; }

    /// <summary>Where the value is, without the quotes.</summary>
    public TextSpan ValueSpan => Map.Span;

    /// <summary>Where a part of the value is.</summary>
    public TextSpan SpanOf(int start, int length) => Map.SpanOf(start, length);

    // Only asked for what is reported.
    private AttributeValueMap Map => _map ??= new AttributeValueMap(_file.Text, NameSpan.End);

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
