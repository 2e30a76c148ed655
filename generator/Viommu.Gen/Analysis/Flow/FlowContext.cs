using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis.Code;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>What is the same for all bodies of a compilation.</summary>
internal sealed class FlowContext
{
    private readonly FlowContext? _outer;
    private readonly IFieldSymbol? _field;
    private readonly ConcurrentDictionary<IFieldSymbol, FieldContent> _fields;

    public FlowContext(SchemaReading schema, Compilation compilation)
    {
        _fields = new ConcurrentDictionary<IFieldSymbol, FieldContent>(SymbolEqualityComparer.Default);
        Compilation = compilation;
        Schema = schema;
        Types = new GeneratedTypes(schema);
        Values = new ValueExpressions(schema);
        Maps = new StringMaps();
        Framework = new FrameworkSymbols(Maps);
        Harmless = new HarmlessParameters(compilation, Maps, Framework);
    }

    private FlowContext(FlowContext outer, IFieldSymbol field)
    {
        _outer = outer;
        _field = field;
        _fields = outer._fields;
        Compilation = outer.Compilation;
        Schema = outer.Schema;
        Types = outer.Types;
        Values = outer.Values;
        Maps = outer.Maps;
        Framework = outer.Framework;
        Harmless = outer.Harmless;
    }

    public Compilation Compilation { get; }

    public SchemaReading Schema { get; }

    public GeneratedTypes Types { get; }

    public ValueExpressions Values { get; }

    public StringMaps Maps { get; }

    public FrameworkSymbols Framework { get; }

    public HarmlessParameters Harmless { get; }

    /// <summary>What a read-only field holds; nothing is known of one that depends on itself.</summary>
    public FieldContent ContentOf(IFieldSymbol field)
    {
        for (FlowContext? context = this; context is not null; context = context._outer)
        {
            if (SymbolEqualityComparer.Default.Equals(context._field, field))
                return FieldContent.Unknown;
        }
        if (_fields.TryGetValue(field, out FieldContent? known))
            return known;
        FieldContent content = ReadOnlyFields.Find(field, new FlowContext(this, field));
        // What is found on the way to another field may depend on that one.
        return _outer is null ? _fields.GetOrAdd(field, content) : content;
    }
}

/// <summary>What a read-only field holds, with the objects that it refers to.</summary>
internal sealed record FieldContent(FlowValue Value, IReadOnlyList<KeyValuePair<SyntaxNode, FlowObject>> Objects)
{
    public static readonly FieldContent Unknown = new(FlowValue.Unknown, new KeyValuePair<SyntaxNode, FlowObject>[0]);
}
