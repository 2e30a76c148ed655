using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Viommu.Gen.CodeFixes.Schemas;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes;

/// <summary>
/// Replaces a misspelt key by the nearest one; or, as the second choice, adds it to the project's own schema file. Both are in one provider, so that
/// tools which apply the first fix without asking never make a key of a misspelling.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MisspeltKeyFix))]
[Shared]
public sealed class MisspeltKeyFix : SourceFixProvider
{
    /// <summary>Made by the host.</summary>
    public MisspeltKeyFix()
        : base(isMeant: true)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.MisspeltKey.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new AllKeys(base.GetFixAllProvider()!);

    private protected override IEnumerable<Choice> ChoicesAt(Place place) => ReplaceTextFix.Replacements(place);

    private protected override async Task RegisterFurtherAsync(CodeFixContext context, Diagnostic diagnostic)
    {
        if (NewKey.Of(diagnostic) is not { } key
            || await OwnSchema.FindAsync(context.Document.Project, key.Feature, context.CancellationToken).ConfigureAwait(false) is not { } schema)
            return;
        if (schema.With(key) is { } changed)
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Add '{key.Text}' to {schema.Name}", _ => Task.FromResult(changed.ApplyTo(context.Document.Project.Solution)),
                    AllKeys.AddToSchema),
                diagnostic);
        }
    }

    /// <summary>Which way all are fixed is said by the action that was chosen.</summary>
    private sealed class AllKeys : FixAllProvider
    {
        public const string AddToSchema = nameof(AddToSchema);

        private readonly FixAllProvider _replace;

        public AllKeys(FixAllProvider replace) => _replace = replace;

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override Task<CodeAction?> GetFixAsync(FixAllContext context)
            => context.CodeActionEquivalenceKey == AddToSchema
                ? Task.FromResult<CodeAction?>(CodeAction.Create("Add all to the schema", _ => AddAllAsync(context), AddToSchema))
                : _replace.GetFixAsync(context);

        private static async Task<Solution> AddAllAsync(FixAllContext context)
        {
            // A file that several projects share is edited once.
            var schemas = new Dictionary<string, OwnSchema>();
            foreach (Project project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
            {
                ImmutableArray<Diagnostic> diagnostics = context is { Scope: FixAllScope.Document, Document: { } document }
                    ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                foreach (NewKey key in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, System.StringComparer.Ordinal)
                    .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(NewKey.Of).OfType<NewKey>())
                {
                    if (await OwnSchema.FindAsync(project, key.Feature, context.CancellationToken).ConfigureAwait(false) is not { } schema)
                        continue;
                    if (schemas.TryGetValue(schema.Path, out OwnSchema? known))
                        schema = known;
                    schemas[schema.Path] = schema.With(key) ?? schema;
                }
            }
            return schemas.Values.Aggregate(context.Solution, (solution, schema) => schema.ApplyTo(solution));
        }
    }
}
