using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>What the analyzer calls certain is what the same code reports when it runs, rule for rule: random maps and objects, written as literals.</summary>
public class AnalyzerDifferentialTests
{
    private const int CasesInBatch = 420;

    [Fact]
    public void What_is_certain_of_the_shipped_schema_is_what_happens() => Compare("Viommu", batches: 5, rules: 60, ("nova.viommu.xml", SchemaSource.Shipped));

    [Fact]
    public void What_is_certain_of_another_schema_is_what_happens() => Compare("Tpm", batches: 1, rules: 10, [.. Xml.XmlDifferentialTests.OtherSchemas]);

    [Fact]
    public void What_is_certain_of_the_hardware_schema_is_what_happens() => Compare("Hardware", batches: 2, rules: 60, ("nova-hardware.viommu.xml", SchemaSource.Hardware));

    private static void Compare(string name, int batches, int rules, params (string Path, string Text)[] schemas)
    {
        SchemaModel model = SchemaCompiler.Compile(schemas.Select(schema => SchemaCompiler.Parse(schema.Path, SourceText.From(schema.Text))), null, checkConditions: false, CancellationToken.None).Model;
        FeatureModel feature = model.Features.First(feature => feature.Name == name);
        int seed = Environment.GetEnvironmentVariable("VIOMMU_SEED") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Random.Shared.Next();
        var random = new Random(seed);
        int violated = 0, clean = 0, changed = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int batch = 0; batch < batches; batch++)
        {
            var consumer = new RandomConsumer(feature, random);
            (string Text, bool IsFollowed)[] bodies = [.. Enumerable.Range(0, CasesInBatch).Select(_ => consumer.Body())];
            (IReadOnlyList<string>[] expected, IReadOnlyList<string>[] actual) = RunAndAnalyze([.. bodies.Select(body => body.Text)], feature.Namespace, schemas);
            for (int i = 0; i < bodies.Length; i++)
            {
                // Where a map is changed in ways that are not followed, less may be said, and never more.
                bool isRight = bodies[i].IsFollowed ? expected[i].SequenceEqual(actual[i]) : !actual[i].Except(expected[i]).Any();
                Assert.True(isRight, $"seed {seed}, case {i} of batch {batch}:\n{bodies[i].Text}\nrun:      {string.Join(", ", expected[i])}\nanalyzed: {string.Join(", ", actual[i])}");
                changed += bodies[i].IsFollowed ? 0 : 1;
                seen.UnionWith(expected[i]);
                (violated, clean) = expected[i].Count > 0 ? (violated + 1, clean) : (violated, clean + 1);
            }
        }
        // That both agree says something only when there is something to agree on.
        Assert.True(
            violated > 100 * batches && clean > 10 * batches && changed > 50 * batches && seen.Count >= rules,
            $"seed {seed}: {violated} violated, {clean} clean, {changed} changed elsewhere, {seen.Count} rules");
    }

    private static (IReadOnlyList<string>[] Run, IReadOnlyList<string>[] Analyzed) RunAndAnalyze(string[] bodies, string @namespace, (string Path, string Text)[] schemas)
    {
        var source = new StringBuilder("""
            #nullable enable
            using System;
            using System.Collections.Frozen;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Linq;
            using System.Threading.Tasks;
            using @namespace;
            using Viommu.Runtime;
            using static Aliases;
            @helpers
            public static class Cases
            {

            """.Replace("@namespace", @namespace, StringComparison.Ordinal).Replace("@helpers", RandomAliases.Helpers, StringComparison.Ordinal));
        for (int i = 0; i < bodies.Length; i++)
            source.Append(CultureInfo.InvariantCulture, $"    public static IReadOnlyList<Violation> M{i}()\n    {{\n        {bodies[i]}\n    }}\n");
        source.Append("}\n");
        Compilation compilation = TestCompiler.Generate(source.ToString(), schemas);
        Type cases = compilation.Load().GetType("Cases")!;
        IReadOnlyList<string>[] run = [.. Enumerable.Range(0, bodies.Length).Select(i => Violations(cases.GetMethod($"M{i}")!))];

        var options = new AnalyzerOptions([.. schemas.Select(schema => new TestFile(schema.Path, schema.Text))]);
        ImmutableArray<Diagnostic> found = compilation.WithAnalyzers(Consumer.Analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        ILookup<string, string> rules = found
            .Where(diagnostic => diagnostic.Id is "VIO2001" or "VIO1002" or "VIO1007")
            .ToLookup(MethodOf, diagnostic => diagnostic.Properties[DiagnosticProperties.Rule]!);
        return (run, [.. Enumerable.Range(0, bodies.Length).Select(i => (IReadOnlyList<string>)[.. rules[$"M{i}"].Distinct().Order(StringComparer.Ordinal)])]);
    }

    private static IReadOnlyList<string> Violations(MethodInfo method)
    {
        IEnumerable<object> violations = ((System.Collections.IEnumerable)method.Invoke(null, null)!).Cast<object>();
        return [.. violations.Select(violation => (string)violation.GetType().GetProperty("Rule")!.GetValue(violation)!).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string MethodOf(Diagnostic diagnostic)
        => diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.ValueText;
}
