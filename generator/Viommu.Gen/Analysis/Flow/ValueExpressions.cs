using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>What expressions that make values of generated types are known to be.</summary>
internal sealed class ValueExpressions
{
    private const string Version = nameof(ComponentVersion), Set = nameof(NumberSet), Counted = "NamedCount";

    private static readonly NumberSetFormat Sets = new(long.MaxValue, excludes: true);

    // By the feature and the name of what is asked: of an enum, the class that reads its texts.
    private readonly Dictionary<(string Feature, string Name), (FeatureRules Feature, MemberType Type)> _types = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public ValueExpressions(SchemaReading schema)
    {
        foreach (FeatureRules rules in schema.Features)
        {
            ValuesModel values = rules.Feature.Values;
            foreach (EnumModel type in values.Enums)
                Add(GeneratedNames.EnumText(type.Name), rules, ValueKind.Enum, type.Name);
            foreach (OpenEnumModel type in values.OpenEnums)
                Add(type.Name, rules, ValueKind.OpenEnum, type.Name);
            foreach (QuantityModel type in values.Quantities)
                Add(type.Name, rules, ValueKind.Quantity, type.Name);
        }
    }

    /// <summary>A constant, or the member of an enum.</summary>
    public static FlowValue? OfConstant(IOperation operation)
    {
        if (operation is IFieldReferenceOperation { Field: { IsConst: true, ContainingType.TypeKind: TypeKind.Enum } field })
            return new LiteralValue(Literal.OfName(field.Name));
        if (operation is IDefaultValueOperation)
            return operation.Type is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } ? FlowValue.Null : null;
        if (!operation.ConstantValue.HasValue || operation.Type?.TypeKind == TypeKind.Enum)
            return null;
        return operation.ConstantValue.Value switch
        {
            null => FlowValue.Null,
            string text => new TextValue(text),
            bool flag => new LiteralValue(Literal.OfFlag(flag)),
            int number => new LiteralValue(Literal.OfNumber(number)),
            long number => new LiteralValue(Literal.OfNumber(number)),
            decimal number => new LiteralValue(Literal.OfDecimal(number)),
            _ => null,
        };
    }

    /// <summary>A static property of a value type: a word, or a plain text.</summary>
    public FlowValue OfProperty(IPropertySymbol property)
        => property.IsStatic && Find(property.ContainingType) is { } found && found.Type.Kind switch
        {
            ValueKind.OpenEnum => found.Feature.Values.PlainOf(found.Type, property.Name) is { } plain ? (FlowValue)new TextValue(plain) : null,
            ValueKind.Quantity => Words(found).Contains(property.Name) ? new LiteralValue(Literal.OfName(property.Name)) : null,
            _ => null,
        } is { } value ? value : FlowValue.Unknown;

    /// <summary>A constructor: of a version, or of a text that is known by its form.</summary>
    public FlowValue OfCreation(INamedTypeSymbol? type, IReadOnlyList<FlowValue> arguments)
    {
        if (RuntimeSymbols.IsMarker(type, Version))
            return OfVersion(arguments);
        if (arguments is [TextValue name, LiteralValue { Literal: { Kind: LiteralKind.Number, Number: var count } }] && RuntimeSymbols.IsMarker(type, Counted))
            return new LiteralValue(Literal.OfCounted(name.Text, count));
        return arguments is [TextValue text] && Find(type) is { Type.Kind: ValueKind.OpenEnum } ? text : FlowValue.Unknown;
    }

    /// <summary>A static method that reads a text or takes an amount.</summary>
    public FlowValue OfCall(IMethodSymbol method, IReadOnlyList<FlowValue> arguments)
    {
        if (method.IsStatic && method.Name == "Parse" && arguments is [TextValue set, ..] && RuntimeSymbols.IsMarker(method.ContainingType, Set))
            return Sets.TryRead(set.Text, out NumberSet? read) ? new LiteralValue(ValueReader.ToLiteral(read)) : FlowValue.Unknown;
        if (!method.IsStatic || arguments.Count != 1)
            return FlowValue.Unknown;
        if (RuntimeSymbols.IsMarker(method.ContainingType, Version))
            return OfVersion(method.Name, arguments[0]) is { } version ? new LiteralValue(Literal.OfVersion(version)) : FlowValue.Unknown;
        if (Find(method.ContainingType) is not { } type)
            return FlowValue.Unknown;
        if (method.Name == "Parse" && arguments[0] is TextValue text)
            return type.Type.Kind == ValueKind.OpenEnum
                ? text
                : type.Feature.Values.Read(type.Type, text.Text) is { } literal ? new LiteralValue(literal) : FlowValue.Unknown;
        if (type.Type.Kind != ValueKind.Quantity || Quantity(type) is var quantity && method.Name != GeneratedNames.FromUnit(quantity.Unit))
            return FlowValue.Unknown;
        // It throws where the amount is not one that the type has.
        return arguments[0] is LiteralValue { Literal: { Kind: LiteralKind.Number, Number: var amount } } && (amount < quantity.Min || amount > quantity.Max)
            ? FlowValue.Unknown
            : arguments[0];
    }

    /// <summary>Whether a conversion from text only gives the text a type.</summary>
    public bool KeepsText(IMethodSymbol conversion) => Find(conversion.ContainingType) is { Type.Kind: ValueKind.OpenEnum };

    private static ComponentVersion? OfVersion(string method, FlowValue argument) => (method, argument) switch
    {
        (nameof(ComponentVersion.Parse), TextValue text) => ComponentVersion.TryParse(text.Text, out ComponentVersion read) ? read : null,
        (nameof(ComponentVersion.FromPacked), LiteralValue { Literal: { Kind: LiteralKind.Number, Number: >= 0 and <= int.MaxValue } packed })
            => ComponentVersion.FromPacked(packed.Number),
        _ => null,
    };

    private static FlowValue OfVersion(IReadOnlyList<FlowValue> arguments)
    {
        var numbers = new int[3];
        for (int i = 0; i < arguments.Count; i++)
        {
            if (i == numbers.Length || arguments[i] is not LiteralValue { Literal: { Kind: LiteralKind.Number, Number: >= 0 and <= int.MaxValue } literal })
                return FlowValue.Unknown;
            numbers[i] = (int)literal.Number;
        }
        return new LiteralValue(Literal.OfVersion(new ComponentVersion(numbers[0], numbers[1], numbers[2])));
    }

    private void Add(string asked, FeatureRules rules, ValueKind kind, string name)
    {
        _types[(rules.Feature.Name, asked)] = (rules, new MemberType(kind, name));
        _names.Add(asked);
    }

    private (FeatureRules Feature, MemberType Type)? Find(INamedTypeSymbol? type)
        => type is not null && _names.Contains(type.Name) && GeneratedTypes.MarkOf(type) is (var feature, SchemaRole.Value)
            && _types.TryGetValue((feature, type.Name), out (FeatureRules, MemberType) found) ? found : null;

    private static IEnumerable<string> Words((FeatureRules Feature, MemberType Type) type)
        => Quantity(type).Words.Select(word => word.Name);

    private static QuantityModel Quantity((FeatureRules Feature, MemberType Type) type)
        => type.Feature.Feature.Values.Quantities.First(quantity => quantity.Name == type.Type.Name);
}
