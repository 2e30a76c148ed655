using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>A property that was set, and where.</summary>
internal sealed record FlowProperty(FlowValue Value, Location? Place)
{
    public bool Equals(FlowProperty? other) => other is not null && Value.Equals(other.Value);

    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>An object of a generated type: its properties are set while it is made, and never again.</summary>
internal sealed record FlowRecord : FlowObject
{
    private FlowRecord(GeneratedType type, ImmutableDictionary<string, FlowProperty> properties, bool isComplete, bool isMade)
    {
        Type = type;
        Properties = properties;
        IsComplete = isComplete;
        IsMade = isMade;
    }

    public GeneratedType Type { get; }

    public ImmutableDictionary<string, FlowProperty> Properties { get; }

    /// <summary>Whether a property that is not among them was not set.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether it was made in this code, and not read.</summary>
    public bool IsMade { get; }

    public static FlowRecord New(GeneratedType type) => new(type, ImmutableDictionary<string, FlowProperty>.Empty, isComplete: true, isMade: true);

    public static FlowRecord Read(GeneratedType type, IEnumerable<KeyValuePair<string, FlowProperty>> properties)
        => new(type, properties.ToImmutableDictionary(), isComplete: false, isMade: false);

    public FlowRecord Set(string property, FlowProperty value) => new(Type, Properties.SetItem(property, value), IsComplete, IsMade);

    /// <summary>A copy that is about to be changed.</summary>
    public FlowRecord Copy() => new(Type, Properties, IsComplete, isMade: true);

    public override FlowObject Join(FlowObject other)
    {
        if (other is not FlowRecord record || record.Type != Type)
            return FlowMap.Unknown;
        ImmutableDictionary<string, FlowProperty>.Builder joined = ImmutableDictionary.CreateBuilder<string, FlowProperty>();
        foreach (KeyValuePair<string, FlowProperty> property in Properties)
        {
            joined[property.Key] = record.Properties.TryGetValue(property.Key, out FlowProperty? same) && same.Equals(property.Value)
                ? property.Value
                : new FlowProperty(FlowValue.Unknown, property.Value.Place);
        }
        foreach (KeyValuePair<string, FlowProperty> property in record.Properties)
        {
            if (!joined.ContainsKey(property.Key))
                joined[property.Key] = new FlowProperty(FlowValue.Unknown, property.Value.Place);
        }
        return new FlowRecord(Type, joined.ToImmutable(), IsComplete && record.IsComplete, IsMade && record.IsMade);
    }

    public bool Equals(FlowRecord? other)
    {
        if (other is null || other.Type != Type || other.IsComplete != IsComplete || other.IsMade != IsMade || other.Properties.Count != Properties.Count)
            return false;
        foreach (KeyValuePair<string, FlowProperty> property in Properties)
        {
            if (!other.Properties.TryGetValue(property.Key, out FlowProperty? same) || !property.Value.Equals(same))
                return false;
        }
        return true;
    }

    public override int GetHashCode() => Properties.Count;
}
