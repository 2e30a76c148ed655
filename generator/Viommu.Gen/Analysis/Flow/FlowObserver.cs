using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>Is notified of what happens to maps and objects, each time with what is known there. This one looks away.</summary>
internal class FlowObserver
{
    public static readonly FlowObserver None = new();

    /// <summary>Two maps are read as a request.</summary>
    public virtual void Read(IInvocationOperation call, GeneratedType type, FlowValue flavor, FlowValue image, FlowState state)
    {
    }

    /// <summary>A map is handed to code that says which side's it takes.</summary>
    public virtual void Taken(IArgumentOperation argument, KeySide side, FlowValue map, FlowState state)
    {
    }

    /// <summary>A method of a generated type is called.</summary>
    public virtual void Called(IInvocationOperation call, GeneratedType type, FlowValue? instance, IReadOnlyList<FlowValue> arguments, FlowState state)
    {
    }

    /// <summary>An object was copied to be changed.</summary>
    public virtual void Copied(ReferenceValue reference)
    {
    }

    /// <summary>A map was written to.</summary>
    public virtual void Written(ReferenceValue map)
    {
    }

    /// <summary>A field was given a value.</summary>
    public virtual void Stored(IFieldSymbol field, FlowValue value)
    {
    }

    /// <summary>An object leaves the code that is followed.</summary>
    public virtual void Escaped(ReferenceValue reference, FlowState state)
    {
    }

    /// <summary>The end of a body.</summary>
    public virtual void Finished(FlowState exit)
    {
    }
}
