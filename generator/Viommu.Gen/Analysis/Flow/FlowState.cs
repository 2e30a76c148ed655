using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>What is known at one point of the code: of locals, of what the compiler keeps for itself, and of the objects they refer to.</summary>
internal sealed class FlowState
{
    private ImmutableDictionary<ISymbol, FlowValue> _locals = ImmutableDictionary.Create<ISymbol, FlowValue>(SymbolEqualityComparer.Default);
    private ImmutableDictionary<CaptureId, FlowValue> _captures = ImmutableDictionary<CaptureId, FlowValue>.Empty;
    private ImmutableDictionary<SyntaxNode, FlowObject> _objects = ImmutableDictionary<SyntaxNode, FlowObject>.Empty;

    public IEnumerable<KeyValuePair<SyntaxNode, FlowObject>> Objects => _objects;

    public FlowState Copy() => new() { _locals = _locals, _captures = _captures, _objects = _objects };

    public FlowValue Local(ISymbol symbol) => _locals.TryGetValue(symbol, out FlowValue? value) ? value : FlowValue.Unknown;

    public void SetLocal(ISymbol symbol, FlowValue value) => _locals = _locals.SetItem(symbol, value);

    public FlowValue Capture(CaptureId id) => _captures.TryGetValue(id, out FlowValue? value) ? value : FlowValue.Unknown;

    public void SetCapture(CaptureId id, FlowValue value) => _captures = _captures.SetItem(id, value);

    /// <summary>The object that a value refers to, if it is followed.</summary>
    public T? Object<T>(FlowValue value)
        where T : FlowObject
        => value is ReferenceValue reference && _objects.TryGetValue(reference.Creation, out FlowObject? found) ? found as T : null;

    public void Set(ReferenceValue reference, FlowObject value) => _objects = _objects.SetItem(reference.Creation, value);

    /// <summary>A new object.</summary>
    public ReferenceValue Add(SyntaxNode creation, FlowObject value)
    {
        var reference = new ReferenceValue(creation);
        // If this creation was seen before (in a loop), references to the earlier object become unknown.
        if (_objects.ContainsKey(creation))
        {
            foreach (KeyValuePair<ISymbol, FlowValue> local in _locals)
            {
                if (local.Value.Creations.Contains(creation))
                    _locals = _locals.SetItem(local.Key, FlowValue.Unknown);
            }
            foreach (KeyValuePair<CaptureId, FlowValue> capture in _captures)
            {
                if (capture.Value.Creations.Contains(creation))
                    _captures = _captures.SetItem(capture.Key, FlowValue.Unknown);
            }
        }
        _objects = _objects.SetItem(creation, value);
        return reference;
    }

    /// <summary>Nothing is known any more of what can be reached through a value: others may change it, now and later.</summary>
    public void Lose(FlowValue value)
    {
        foreach (SyntaxNode creation in value.Creations)
        {
            if (_objects.TryGetValue(creation, out FlowObject? found) && found is FlowMap { IsFinal: false })
                _objects = _objects.SetItem(creation, FlowMap.Unknown);
        }
    }

    /// <summary>Forgets what is out of scope.</summary>
    public void Leave(ControlFlowRegion region)
    {
        _captures = _captures.RemoveRange(region.CaptureIds);
        _locals = _locals.RemoveRange(region.Locals);
    }

    public FlowState Join(FlowState other)
    {
        FlowState joined = Copy();
        foreach (KeyValuePair<SyntaxNode, FlowObject> theirs in other._objects)
        {
            joined._objects = joined._objects.SetItem(
                theirs.Key,
                _objects.TryGetValue(theirs.Key, out FlowObject? ours) && !ours.Equals(theirs.Value) ? ours.Join(theirs.Value) : theirs.Value);
        }
        joined._locals = Join(_locals, other._locals, joined);
        joined._captures = Join(_captures, other._captures, joined);
        return joined;
    }

    public bool IsSameAs(FlowState other) => IsSame(_locals, other._locals) && IsSame(_captures, other._captures) && IsSame(_objects, other._objects);

    private static ImmutableDictionary<TKey, FlowValue> Join<TKey>(
        ImmutableDictionary<TKey, FlowValue> left, ImmutableDictionary<TKey, FlowValue> right, FlowState joined)
        where TKey : notnull
    {
        ImmutableDictionary<TKey, FlowValue> result = left;
        foreach (KeyValuePair<TKey, FlowValue> pair in left)
        {
            if (right.TryGetValue(pair.Key, out FlowValue? other) && other.Equals(pair.Value))
                continue;
            // What may be one object or another can't be followed, and may be changed through that name.
            joined.Lose(pair.Value);
            if (other is not null)
                joined.Lose(other);
            result = result.SetItem(pair.Key, FlowValue.AnyOf(new[] { pair.Value, other ?? FlowValue.Unknown }));
        }
        foreach (KeyValuePair<TKey, FlowValue> pair in right)
        {
            if (left.ContainsKey(pair.Key))
                continue;
            joined.Lose(pair.Value);
            result = result.SetItem(pair.Key, FlowValue.AnyOf(new[] { pair.Value }));
        }
        return result;
    }

    private static bool IsSame<TKey, TValue>(ImmutableDictionary<TKey, TValue> left, ImmutableDictionary<TKey, TValue> right)
        where TKey : notnull
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Count != right.Count)
            return false;
        foreach (KeyValuePair<TKey, TValue> pair in left)
        {
            if (!right.TryGetValue(pair.Key, out TValue? value) || !Equals(pair.Value, value))
                return false;
        }
        return true;
    }
}
