using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Code;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>
/// Parameters through which a map is only looked at. That a parameter has a read-only type proves nothing, since it can be cast back: each use of it in
/// the body is looked at.
/// </summary>
internal sealed class HarmlessParameters
{
    // Calls of calls: what lies deeper is not proven.
    private const int MaxDepth = 6;

    private readonly Compilation _compilation;
    private readonly StringMaps _maps;
    private readonly FrameworkSymbols _framework;
    private readonly ConcurrentDictionary<IParameterSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public HarmlessParameters(Compilation compilation, StringMaps maps, FrameworkSymbols framework)
    {
        _compilation = compilation;
        _maps = maps;
        _framework = framework;
    }

    public bool Contains(IParameterSymbol parameter) => Contains(parameter, 0);

    private bool Contains(IParameterSymbol parameter, int depth)
    {
        if (_framework.OnlyReads(parameter))
            return true;
        parameter = parameter.OriginalDefinition;
        if (_known.TryGetValue(parameter, out bool known))
            return known;
        bool isHarmless = IsOnlyRead(parameter, depth);
        // A caller further up may have met the limit of depth here.
        if (depth == 0 || isHarmless)
            _known.TryAdd(parameter, isHarmless);
        return isHarmless;
    }

    private bool IsOnlyRead(IParameterSymbol parameter, int depth)
    {
        if (depth > MaxDepth
            || parameter is not { RefKind: RefKind.None,
                ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method }
            || method.IsAbstract || method.IsVirtual || method.IsExtern || (method.IsOverride && !method.IsSealed)
            || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly)
            || !_maps.IsMap(parameter.Type) || !_framework.IsOf(parameter.Type, "System.Collections")
            || (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences is not [var reference])
        {
            return false;
        }
        if (method.PartialImplementationPart is { } implementation)
            parameter = implementation.Parameters[parameter.Ordinal];
        SyntaxNode body = reference.GetSyntax();
#pragma warning disable RS1030 // the host of analyzers hands out the model that it has
        IOperation? operation = _compilation.GetSemanticModel(body.SyntaxTree).GetOperation(body);
#pragma warning restore RS1030
        return operation is IMethodBodyOperation or ILocalFunctionOperation
            && operation.Descendants().OfType<IParameterReferenceOperation>()
                .Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter, parameter))
                .All(use => IsRead(use, depth));
    }

    private bool IsRead(IOperation use, int depth)
    {
        while (use.Parent is IConversionOperation { OperatorMethod: null, Conversion: { IsReference: true } or { IsIdentity: true } } conversion
            && IsCollection(conversion.Type))
            use = conversion;
        switch (use.Parent)
        {
            case INameOfOperation or IIsTypeOperation or IBinaryOperation { OperatorMethod: null }:
                return true;
            case IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } }:
                return true;
            case IForEachLoopOperation loop:
                return loop.Collection == use;
            case IInvocationOperation call:
                return call.Instance == use && _framework.OnlyReads(call.TargetMethod);
            case IPropertyReferenceOperation property:
                return property.Instance == use
                    && (_framework.OnlyLooks(property.Property) || (_framework.IsIndexer(property.Property) && !IsWritten(property)));
            case IArgumentOperation { Parameter: { } parameter } argument:
                return (argument.Parent is IInvocationOperation { TargetMethod: { IsExtensionMethod: true } target } && parameter.Ordinal == 0
                    && _framework.OnlyReads(target))
                    || Contains(parameter, depth + 1);
            default:
                return false;
        }
    }

    private bool IsCollection(ITypeSymbol? type)
        => type is not null && (type.SpecialType == SpecialType.System_Object || _framework.IsOf(type, "System.Collections"));

    private static bool IsWritten(IPropertyReferenceOperation indexer)
        => indexer.Parent is IAssignmentOperation { Target: var target } && target == indexer
            || indexer.Parent is IIncrementOrDecrementOperation or ITupleOperation;
}
