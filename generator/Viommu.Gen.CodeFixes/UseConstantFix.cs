using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>Replaces a literal by the generated constant that says the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseConstantFix))]
[Shared]
public sealed class UseConstantFix : SourceFixProvider
{
    private const string Prefix = "global::";

    /// <summary>Made by the host.</summary>
    public UseConstantFix()
        : base(isMeant: true)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.LiteralKey.Id);

    private protected override IEnumerable<Choice> ChoicesAt(Place place)
    {
        if (place.Node is LiteralExpressionSyntax literal && place[DiagnosticProperties.Constant] is { } constant
            && Find(place.Model.Compilation, constant) is { } field
            && field.ConstantValue is string text && text == literal.Token.ValueText)
            yield return new Choice($"Use '{field.ContainingType.Name}.{field.Name}'", IsMeant: true, edits => edits.Replace(literal.Span, constant));
    }

    private static IFieldSymbol? Find(Compilation compilation, string constant)
    {
        int dot = constant.LastIndexOf('.');
        return constant.StartsWith(Prefix, StringComparison.Ordinal) && dot > Prefix.Length
            ? compilation.GetTypesByMetadataName(constant.Substring(Prefix.Length, dot - Prefix.Length))
                .SelectMany(type => type.GetMembers(constant.Substring(dot + 1)))
                .OfType<IFieldSymbol>()
                .FirstOrDefault(field => field.IsConst)
            : null;
    }
}
