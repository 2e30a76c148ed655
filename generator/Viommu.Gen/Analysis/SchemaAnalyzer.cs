using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Schema;
using Viommu.Gen.Schema.Xml;

namespace Viommu.Gen.Analysis;

/// <summary>Reports what is wrong in schema files, live in the editor, at the place where it is wrong.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaAnalyzer : DiagnosticAnalyzer
{
    private static readonly SourceTextValueProvider<ParsedText> Parsed = new(static text => new ParsedText(text));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.NotWellFormed,
        Descriptors.Grammar,
        Descriptors.BadValue,
        Descriptors.UnknownName,
        Descriptors.Duplicate,
        Descriptors.ConditionSyntax,
        Descriptors.ConditionType,
        Descriptors.Pointless,
        Descriptors.NotSupported,
        Descriptors.Internal);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            AdditionalText[] texts = start.Options.AdditionalFiles.Where(file => SchemaFile.IsSchema(file.Path)).ToArray();
            if (texts.Length == 0)
                return;
            var problems = new Lazy<IReadOnlyList<Problem>>(() => Compile(
                texts,
                text => start.TryGetValue(text, Parsed, out ParsedText? parsed) ? parsed : new ParsedText(text),
                start.CancellationToken));
            start.RegisterAdditionalFileAction(file =>
            {
                // A file that is given twice is asked about twice.
                if (texts.First(text => text.Path == file.AdditionalFile.Path) != file.AdditionalFile)
                    return;
                foreach (Problem problem in problems.Value.Where(problem => problem.File.Path == file.AdditionalFile.Path))
                    file.ReportDiagnostic(problem.ToDiagnostic());
            });
        });
    }

    private static IReadOnlyList<Problem> Compile(AdditionalText[] texts, Func<SourceText, ParsedText> parse, CancellationToken cancellation)
    {
        IEnumerable<ParsedFile> files =
            from text in texts
            let content = text.GetText(cancellation)
            where content is not null
            select parse(content).At(text.Path);
        return SchemaCompiler.Compile(files, checkConditions: true, cancellation).Problems;
    }

    /// <summary>A text that is parsed once, for the path where it was last seen.</summary>
    private sealed class ParsedText
    {
        private readonly SourceText _text;
        private ParsedFile? _file;

        public ParsedText(SourceText text) => _text = text;

        public ParsedFile At(string path)
            => _file is { } known && known.File.Path == path ? known : _file = SchemaCompiler.Parse(path, _text);
    }
}
