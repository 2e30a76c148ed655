using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>An object that is followed: what is known of it at one point.</summary>
internal abstract record FlowObject
{
    /// <summary>What is known after one of two ways.</summary>
    public abstract FlowObject Join(FlowObject other);
}

internal enum Presence
{
    Unknown,
    Absent,
    Present,
}

/// <summary>What is known of one key of a map.</summary>
/// <param name="Text">What it is given, where that is known.</param>
/// <param name="Place">Where it was written.</param>
internal sealed record MapCell(Presence Presence, string? Text, Location? Place)
{
    public static readonly MapCell Absent = new(Presence.Absent, null, null);
    public static readonly MapCell Unknown = new(Presence.Unknown, null, null);

    // Where it was written is reported, and decides nothing.
    public bool Equals(MapCell? other) => other is not null && Presence == other.Presence && Text == other.Text;

    public override int GetHashCode() => ((int)Presence * 397) ^ (Text?.GetHashCode() ?? 0);
}

/// <summary>A map of strings.</summary>
internal sealed record FlowMap : FlowObject
{
    private readonly ImmutableDictionary<string, MapCell> _cells;
    private readonly MapCell _rest;

    // Others refer to it too, and may change it at any time: what is written here may be gone at once.
    private readonly bool _isShared;

    private FlowMap(ImmutableDictionary<string, MapCell> cells, MapCell rest, bool isFinal, bool isShared = false)
    {
        _cells = cells;
        _rest = rest;
        _isShared = isShared;
        IsFinal = isFinal;
    }

    /// <summary>A map of which nothing is known, and never will be.</summary>
    public static FlowMap Unknown { get; }
        = new(ImmutableDictionary.Create<string, MapCell>(StringComparer.Ordinal), MapCell.Unknown, isFinal: false, isShared: true);

    /// <summary>Whether no one can change it any more.</summary>
    public bool IsFinal { get; }

    public static FlowMap Empty(IEqualityComparer<string> comparer, bool isFinal = false)
        => new(ImmutableDictionary.Create<string, MapCell>(comparer), MapCell.Absent, isFinal);

    /// <summary>The keys of which something is known.</summary>
    public IEnumerable<KeyValuePair<string, MapCell>> Cells => _cells;

    /// <summary>Whether a key of which nothing is known is not there.</summary>
    public bool IsComplete => _rest.Presence == Presence.Absent && !_isShared;

    public MapCell this[string key] => _cells.TryGetValue(key, out MapCell? cell) ? cell : _rest;

    /// <summary>A key was given something, or taken out. Of a map that others share, only the place is kept.</summary>
    public FlowMap Set(string key, MapCell cell)
        => new(_cells.SetItem(key, _isShared ? MapCell.Unknown with { Place = cell.Place } : cell), _rest, IsFinal, _isShared);

    /// <summary>Invalidates all keys after a write with an unknown key; keeps the comparer.</summary>
    public FlowMap SetUnknownKey() => new(_cells.Clear(), MapCell.Unknown, IsFinal, _isShared);

    public FlowMap Clear() => _isShared ? Unknown : new(_cells.Clear(), MapCell.Absent, IsFinal);

    /// <summary>A new map with the same content, as far as the comparers agree on what the same key is.</summary>
    public FlowMap CopyTo(IEqualityComparer<string> comparer, bool isFinal) => Equals(_cells.KeyComparer, comparer) && !_isShared
        ? new(_cells, _rest, isFinal)
        : new(ImmutableDictionary.Create<string, MapCell>(comparer), MapCell.Unknown, isFinal);

    /// <summary>A new map with the same content and the same comparer.</summary>
    public FlowMap Copy(bool isFinal) => CopyTo(_cells.KeyComparer, isFinal);

    public override FlowObject Join(FlowObject other)
    {
        if (other is not FlowMap map || !Equals(_cells.KeyComparer, map._cells.KeyComparer) || _isShared != map._isShared)
            return Unknown;
        MapCell rest = Join(_rest, map._rest);
        ImmutableDictionary<string, MapCell>.Builder cells = _cells.ToBuilder();
        foreach (string key in _cells.Keys)
            cells[key] = Join(this[key], map[key]);
        foreach (string key in map._cells.Keys)
            cells[key] = Join(this[key], map[key]);
        return new FlowMap(cells.ToImmutable(), rest, IsFinal && map.IsFinal, _isShared);
    }

    /// <summary>What is known of a key, for the rules.</summary>
    public KnownNode ToNode(string key)
    {
        MapCell cell = this[key];
        return cell.Presence switch
        {
            Presence.Absent => KnownNode.Absent,
            Presence.Present when cell.Text is not null => KnownNode.Of(Literal.OfText(cell.Text), cell.Place),
            _ => KnownNode.UnknownAt(cell.Place),
        };
    }

    public bool Equals(FlowMap? other)
    {
        if (other is null || IsFinal != other.IsFinal || _isShared != other._isShared || !_rest.Equals(other._rest)
            || _cells.Count != other._cells.Count || !Equals(_cells.KeyComparer, other._cells.KeyComparer))
        {
            return false;
        }
        foreach (KeyValuePair<string, MapCell> cell in _cells)
        {
            if (!other._cells.TryGetValue(cell.Key, out MapCell? same) || !cell.Value.Equals(same))
                return false;
        }
        return true;
    }

    public override int GetHashCode() => _cells.Count;

    private static MapCell Join(MapCell left, MapCell right)
        => left.Equals(right) ? left
            : left.Presence == Presence.Present && right.Presence == Presence.Present ? new MapCell(Presence.Present, null, left.Place)
            : MapCell.Unknown;
}
