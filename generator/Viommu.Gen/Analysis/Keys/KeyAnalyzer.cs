using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Viommu.Gen.Analysis.Code;
using Viommu.Gen.Analysis.Gate;
using Viommu.Gen.Analysis.Schemas;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.Analysis.Keys;

/// <summary>Keys and values in anything that maps strings to strings.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.MisspeltKey, Descriptors.RefusedValue, Descriptors.WrongSide, Descriptors.SaidTwice, Descriptors.LiteralKey,
        Descriptors.UnknownKey, Descriptors.FormerKey);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SchemaReading.Of(start.Options, start.Compilation, start.CancellationToken) is not { Keys.IsEmpty: false } schema)
                return;
            var entries = new MapEntries(new StringMaps());
            var evidence = new MapEvidence(schema.Keys, entries);
            var check = new EntryCheck(schema.Keys, new KeyConstants(start.Compilation), entries, evidence);
            var mapCheck = new MapCheck(schema.Keys, entries, evidence);
            var gate = SchemaGate.Of(schema, start.Compilation);
            start.RegisterSemanticModelAction(file =>
            {
                foreach (IOperation body in CodeBodies.In(file.SemanticModel, gate.MarksIn(file.SemanticModel.SyntaxTree, file.CancellationToken),
                    file.CancellationToken))
                {
                    foreach (IOperation operation in body.DescendantsAndSelf())
                        Check(operation, schema.Keys, entries, check, mapCheck, file.ReportDiagnostic);
                    // The oldest compiler that is supported has no operation for it.
                    foreach (CollectionExpressionSyntax list in CodeBodies.BlocksOf(body).SelectMany(block => block.Syntax.DescendantNodes())
                        .OfType<CollectionExpressionSyntax>())
                        mapCheck.Check(list, file.SemanticModel, file.ReportDiagnostic, file.CancellationToken);
                }
            });
        });
    }

    private static void Check(IOperation operation, KeyIndex keys, MapEntries entries, EntryCheck check, MapCheck mapCheck, Action<Diagnostic> report)
    {
        switch (operation)
        {
            case IObjectOrCollectionInitializerOperation initializer:
                mapCheck.Check(initializer, report);
                break;
            case IArrayInitializerOperation array:
                mapCheck.Check(array, report);
                break;
            case var _ when MayNameKey(operation, keys) && entries.Of(operation) is { } entry:
                check.Check(entry, report);
                break;
        }
    }

    // Most calls name no key: to see that costs next to nothing, while types and markers have to be looked up.
    private static bool MayNameKey(IOperation operation, KeyIndex keys)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                return AnyNamesKey(call.Arguments, keys);
            case IObjectCreationOperation creation:
                return AnyNamesKey(creation.Arguments, keys);
            case IPropertyReferenceOperation property:
                return AnyNamesKey(property.Arguments, keys);
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property }:
                return AnyNamesKey(property.Arguments, keys);
            case ITupleOperation { Elements: [var key, _] }:
                return NamesKey(key, keys);
            default:
                return false;
        }
    }

    private static bool AnyNamesKey(ImmutableArray<IArgumentOperation> arguments, KeyIndex keys)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (NamesKey(argument.Value, keys))
                return true;
        }
        return false;
    }

    private static bool NamesKey(IOperation operation, KeyIndex keys)
        => operation.ConstantValue is { HasValue: true, Value: var value }
            ? value is string text && (keys.IsKey(text) || keys.Nearest(text) is not null || keys.IsUnknown(text))
            : MapEntries.WithoutConversions(operation) is ILocalReferenceOperation { Type.SpecialType: SpecialType.System_String }
                or IFieldReferenceOperation { Type.SpecialType: SpecialType.System_String, Field: { IsStatic: true, IsReadOnly: true } };
}
