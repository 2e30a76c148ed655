using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Viommu.Gen.Analysis.Flow;

/// <summary>What static read-only fields hold: objects of generated types, and maps that no one can change.</summary>
internal static class ReadOnlyFields
{
    public static FieldContent Find(IFieldSymbol field, FlowContext context)
    {
        if (!IsOfInterest(field, context))
            return FieldContent.Unknown;
        // A static constructor may give it something else.
        if (field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)
            || field.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax() is not VariableDeclaratorSyntax { Initializer: { } initializer })
        {
            return FieldContent.Unknown;
        }
#pragma warning disable RS1030 // the host of analyzers hands out the model that it has
        SemanticModel model = context.Compilation.GetSemanticModel(initializer.SyntaxTree);
#pragma warning restore RS1030
        if (model.GetOperation(initializer) is not IFieldInitializerOperation operation || ReadsLater(operation, field))
            return FieldContent.Unknown;
        var observer = new FieldObserver();
        FlowState? exit = new FlowAnalysis(context, default).Run(ControlFlowGraph.Create(operation), SharedLocals.In(new[] { operation }, context), observer);
        if (exit is null || observer.Value is not { } value || exit.Object<FlowMap>(value) is { IsFinal: false })
            return FieldContent.Unknown;
        return new FieldContent(value, exit.Objects.ToArray());
    }

    // Initializers run as they are written: a field that comes after has nothing yet, and what comes first of several parts of a type is not known.
    private static bool ReadsLater(IFieldInitializerOperation initializer, IFieldSymbol field)
        => initializer.Descendants().OfType<IFieldReferenceOperation>().Any(read => read.Field is { IsStatic: true, IsConst: false } other
            && SymbolEqualityComparer.Default.Equals(other.ContainingType, field.ContainingType)
            && other.DeclaringSyntaxReferences is [var place]
            && (place.SyntaxTree != initializer.Syntax.SyntaxTree || place.Span.Start >= initializer.Syntax.SpanStart
                || place.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>() != initializer.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()));

    private static bool IsOfInterest(IFieldSymbol field, FlowContext context)
        => SymbolEqualityComparer.Default.Equals(field.ContainingAssembly, context.Compilation.Assembly)
            && (context.Types.Of(field.Type) is not null || context.Maps.IsMap(field.Type) || field.Type.SpecialType == SpecialType.System_String);

    private sealed class FieldObserver : FlowObserver
    {
        public FlowValue? Value { get; private set; }

        public override void Stored(IFieldSymbol field, FlowValue value) => Value = value;
    }
}
