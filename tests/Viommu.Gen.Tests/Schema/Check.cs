using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Analysis;

namespace Viommu.Gen.Tests.Schema;

/// <summary>What the analyzer says of a schema.</summary>
internal static class Check
{
    private static readonly Compilation Consumer = TestCompiler.Compilation();

    public static IReadOnlyList<Diagnostic> Analyze(params (string Path, string Text)[] schemas)
        => TestCompiler.Analyze(new SchemaAnalyzer(), Consumer, schemas.Select(schema => new TestFile(schema.Path, schema.Text)));

    /// <summary>Nothing is wrong.</summary>
    public static void Accepts(string schema) => Assert.Empty(Analyze(("test.viommu.xml", schema)).Select(diagnostic => diagnostic.ToString()));

    /// <summary>Exactly what is marked is wrong, and each message says what it should.</summary>
    public static IReadOnlyList<Diagnostic> Reports(string id, string marked, params string[] says)
    {
        var expected = new MarkedText(marked);
        Assert.NotEmpty(expected.Spans);
        IReadOnlyList<Diagnostic> found = Analyze(("test.viommu.xml", expected.Text));
        Assert.Equal(
            expected.Spans.Select(span => Describe(id, expected.Text, span)),
            found.Select(diagnostic => Describe(diagnostic.Id, expected.Text, diagnostic.Location.SourceSpan) + Detail(expected, diagnostic)));
        foreach (string part in says)
            Assert.All(found, diagnostic => Assert.Contains(part, diagnostic.GetMessage(null), StringComparison.Ordinal));
        return found;
    }

    /// <summary>The compiler has nothing to say of what was generated.</summary>
    public static void Compiles(Compilation result)
    {
        IReadOnlyList<string> complaints = result.Complaints();
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    private static string Describe(string id, string text, TextSpan span) => $"{id} at {span.Start}: '{text.Substring(span.Start, span.Length)}'";

    // The message of what is not expected is worth reading.
    private static string Detail(MarkedText expected, Diagnostic diagnostic)
        => expected.Spans.Contains(diagnostic.Location.SourceSpan) ? "" : $" ({diagnostic.GetMessage(null)})";
}
