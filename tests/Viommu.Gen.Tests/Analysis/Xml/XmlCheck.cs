using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Schema;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Analysis.Xml;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>What the analyzer says of literals.</summary>
internal static class XmlCheck
{
    // The newest language that both compilers of the tests know.
    private static readonly CSharpParseOptions Newest = new(LanguageVersion.Preview);

    private static readonly Compilation Empty = TestCompiler.Compilation();

    /// <summary>Code around an expression, or several with commas between.</summary>
    public static string Code(string expression) => $"class Consumer {{ object F(object x, string y) => new object[] {{ {expression} }}; }}";

    public static IReadOnlyList<Diagnostic> Analyze(string source, string? schema = null, Dictionary<string, string>? config = null)
    {
        Compilation compilation = Empty.RemoveAllSyntaxTrees().AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Newest, "Consumer.cs"));
        return TestCompiler.Analyze(new XmlLiteralAnalyzer(), compilation, [new TestFile("test.viommu.xml", schema ?? SchemaSource.Shipped)], TestConfig.Files(config));
    }

    /// <summary>Exactly what is marked is reported.</summary>
    public static IReadOnlyList<Diagnostic> Reports(string id, string marked, string? schema = null, Dictionary<string, string>? config = null)
    {
        var expected = new MarkedText(marked);
        IReadOnlyList<Diagnostic> found = Analyze(expected.Text, schema, config);
        Assert.Equal(
            expected.Spans.Select(span => $"{id} {expected.Text.Substring(span.Start, span.Length)} at {span.Start}"),
            found.Select(diagnostic => $"{diagnostic.Id} {expected.Text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)} at {diagnostic.Location.SourceSpan.Start}"
                + (expected.Spans.Contains(diagnostic.Location.SourceSpan) && diagnostic.Id == id ? "" : $": {diagnostic.GetMessage(null)}")));
        return found;
    }

    public static void Silent(string source, string? schema = null, Dictionary<string, string>? config = null)
        => Assert.Empty(Analyze(source, schema, config).Select(diagnostic => diagnostic.ToString()));

    /// <summary>The source after the first change that a diagnostic offers.</summary>
    public static string Fix(string source, Diagnostic diagnostic, int which = 0)
    {
        int start = int.Parse(diagnostic.Properties[DiagnosticProperties.EditStart]!), length = int.Parse(diagnostic.Properties[DiagnosticProperties.EditLength]!);
        return source[..start] + diagnostic.Properties[DiagnosticProperties.EditTexts]!.Split(DiagnosticProperties.Separator)[which] + source[(start + length)..];
    }

    public static bool HasFix(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(DiagnosticProperties.EditStart);
}
