using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Code;
using Viommu.Gen.Analysis.Schemas;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>
/// Follows a table through one member, by symbols: what is put into it, and whether it is handed to a parameter that takes the map of a side. When which of it
/// happens is not asked: it says what a table is for, not what it holds.
/// </summary>
internal sealed class MapTrace
{
    private readonly MapEntries _entries;
    private readonly HashSet<SyntaxNode> _followed = new();
    private readonly HashSet<IOperation> _added = new();
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _readers = new();
    private KeySide? _side;
    private bool _hasOtherReaders;
    private bool _isAmbiguous;

    public MapTrace(MapEntries entries) => _entries = entries;

    public List<MapEntry> Entries { get; } = new();

    /// <summary>The side whose map it is handed over as. A variable that holds several maps proves nothing.</summary>
    public KeySide? Side => _isAmbiguous ? null : _side;

    /// <summary>The features that read it; null where a parameter takes it of which that is not known.</summary>
    public IReadOnlyCollection<string>? Readers => _hasOtherReaders ? null : _readers;

    /// <summary>Whether it was given a comparer that is not known to tell cases apart.</summary>
    public bool IgnoresCase { get; private set; }

    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>The variable that an expression names.</summary>
    public static ISymbol? SymbolOf(IOperation? operation) => operation is null ? null : MapEntries.WithoutConversions(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        // The empty map of a library is everybody's.
        IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.Length: > 0 } field } => field,
        IPropertyReferenceOperation { Property: { IsIndexer: false, DeclaringSyntaxReferences.Length: > 0 } property } => property,
        _ => null,
    };

    /// <summary>What a chain of calls began with, each of which puts something into a map and returns it; a copy is another map.</summary>
    public IOperation StartOf(IOperation table)
    {
        table = MapEntries.WithoutConversions(table);
        while (table is IInvocationOperation call && !call.TargetMethod.Name.StartsWith("To", StringComparison.Ordinal)
            && _entries.IsStep(call) && MapEntries.ReceiverOf(call) is { } receiver)
        {
            table = MapEntries.WithoutConversions(receiver);
        }
        return table;
    }

    /// <summary>The table that an entry is in, as it is written there.</summary>
    public IOperation TableOf(MapEntry entry) => StartOf(ListOf(entry.Operation) ?? entry.Map ?? entry.Operation);

    // What lists an entry: the initializer of a new object or of a member, an array, a collection expression.
    private static IOperation? ListOf(IOperation entry)
    {
        if (!MapEntries.IsListed(entry))
            return null;
        IOperation? list = entry.Parent;
        while (list is not null and not (IObjectCreationOperation or IArrayCreationOperation or IMemberInitializerOperation)
            && list.Syntax != entry.Syntax.Parent?.Parent)
            list = list.Parent;
        return list;
    }

    /// <summary>Follows what an expression is, and where it goes.</summary>
    public void Follow(IOperation table)
    {
        table = StartOf(table);
        if (SymbolOf(table) is { } symbol)
        {
            Follow(symbol, RootOf(table));
            return;
        }
        if (!_followed.Add(table.Syntax))
            return;
        switch (table)
        {
            case IObjectCreationOperation creation:
                AddListed(creation.Initializer);
                AddComparer(creation.Arguments);
                break;
            case IMemberInitializerOperation member:
                AddListed(member.Initializer);
                break;
            case IArrayCreationOperation { Initializer: { } items }:
                Entries.AddRange(_entries.Listed(items));
                break;
            case { Syntax: CollectionExpressionSyntax list, SemanticModel: { } model }:
                Entries.AddRange(_entries.Listed(list, model, CancellationToken.None));
                break;
        }
        Climb(table);
    }

    private void Follow(ISymbol symbol, IOperation body)
    {
        if (!_symbols.Add(symbol))
            return;
        if (symbol is IParameterSymbol parameter)
            Reach(parameter);
        int values = symbol is ILocalSymbol ? 0 : 1;
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is IVariableDeclaratorOperation { Initializer.Value: { } first } declarator
                && SymbolEqualityComparer.Default.Equals(declarator.Symbol, symbol))
            {
                values++;
                Follow(first);
            }
            else if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
                && SymbolEqualityComparer.Default.Equals(SymbolOf(operation), symbol))
            {
                if (operation.Parent is ISimpleAssignmentOperation { Value: var value } assignment && assignment.Target == operation)
                {
                    // A map that is put back with something added is the same one.
                    values += SymbolEqualityComparer.Default.Equals(SymbolOf(StartOf(value)), symbol) ? 0 : 1;
                    Follow(value);
                }
                else
                {
                    Climb(operation);
                }
            }
        }
        _isAmbiguous |= values > 1;
    }

    private void Reach(IParameterSymbol parameter)
    {
        if (RuntimeSymbols.MapSide(parameter) is not { } side)
            return;
        if (RuntimeSymbols.FeatureOf(parameter.ContainingSymbol?.ContainingType) is { } feature)
            _readers.Add(feature);
        else
            _hasOtherReaders = true;
        _isAmbiguous |= _side is not null && _side != side;
        _side ??= side;
    }

    // Where the value of an expression goes, until it is something else.
    private void Climb(IOperation operation)
    {
        IOperation current = operation;
        while (current.Parent is { } parent)
        {
            switch (parent)
            {
                case IConversionOperation { OperatorMethod: null } or ICoalesceOperation:
                case IConditionalOperation conditional when conditional.Condition != current:
                    current = parent;
                    break;
                case IArgumentOperation { Parameter: { } parameter } when RuntimeSymbols.MapSide(parameter) is not null:
                    Reach(parameter);
                    return;
                case IArgumentOperation { Parent: IObjectCreationOperation copy } when _entries.IsCopy(copy):
                    AddListed(copy.Initializer);
                    AddComparer(copy.Arguments);
                    current = copy;
                    break;
                case IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } step }:
                    AddStep(step);
                    if (!_entries.IsStep(step))
                        return;
                    current = step;
                    break;
                case IInvocationOperation step when step.Instance == current:
                    AddStep(step);
                    if (!_entries.IsStep(step))
                        return;
                    current = step;
                    break;
                case IPropertyReferenceOperation indexer when indexer.Instance == current:
                    AddEntry(indexer.Parent is ISimpleAssignmentOperation assignment && assignment.Target == indexer ? assignment : indexer);
                    return;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } }:
                    Follow(local, RootOf(parent));
                    return;
                case ISimpleAssignmentOperation assigned when assigned.Value == current && SymbolOf(assigned.Target) is { } target:
                    Follow(target, RootOf(parent));
                    return;
                default:
                    return;
            }
        }
    }

    private void AddStep(IInvocationOperation call)
    {
        AddComparer(call.Arguments);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            // A pair that is added.
            if (MapEntries.WithoutConversions(argument.Value) is IObjectCreationOperation or ITupleOperation)
                AddEntry(MapEntries.WithoutConversions(argument.Value));
        }
        AddEntry(call);
    }

    private void AddEntry(IOperation operation)
    {
        if (_added.Add(operation) && _entries.Of(operation) is { Kind: not EntryKind.Call } entry)
            Entries.Add(entry);
    }

    private void AddListed(IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is not null)
            Entries.AddRange(_entries.Listed(initializer));
    }

    private void AddComparer(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Type is { Name: "IEqualityComparer" or "IComparer" or "StringComparer" })
                IgnoresCase |= !IsOrdinal(MapEntries.WithoutConversions(argument.Value));
        }
    }

    private static bool IsOrdinal(IOperation comparer)
        => comparer is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation
            or IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Ordinal", ContainingType.Name: "StringComparer" } };
}
