using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Tests;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>The analyzers over the sources of this repository: nothing but what tests write wrongly on purpose is reported.</summary>
public class RepositoryTests
{
    // Documents that these tests expect to be refused, or remarked on.
    private static readonly string[] WrongOnPurpose =
    [
        "tests/NovaLike.Tests/Elements/MemoryUnitTests.cs",
        "tests/NovaLike.Tests/Rules/",
        "tests/Viommu.Gen.Tests/Analysis/Xml/",
        "tests/Viommu.Gen.Tests/Rules/DocumentCheckTests.cs",
        "tests/Viommu.Libvirt.Tests/Elements/",
        "tests/Viommu.Runtime.Tests/Xml/ElementReportTests.cs",
    ];

    [Fact]
    public async Task Sources_without_mistakes_are_left_alone()
    {
        SyntaxTree[] trees =
        [
            .. new[] { "generator", "runtime", "samples", "docs", "tests" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
                .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(folder => folder is "obj" or "bin" or "Snapshots"))
                .Order(StringComparer.Ordinal)
                .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Repository.Root, path)), TestCompiler.CSharp12, path)),
        ];
        Assert.True(trees.Length > 300, $"{trees.Length} files were found");

        // The projects together are no compilation without errors: the analyzers have to live with that, too.
        IEnumerable<Diagnostic> found = await TestCompiler.Generate("", [.. Consumer.Shipped]).AddSyntaxTrees(trees)
            .WithAnalyzers(Consumer.Analyzers, new AnalyzerOptions([.. Consumer.Shipped.Select(file => (AdditionalText)new TestFile(file.Path, file.Text))]))
            .GetAnalyzerDiagnosticsAsync();

        string[] unexpected =
        [
            .. found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Id == "AD0001")
                .Select(diagnostic => diagnostic.ToString())
                .Where(text => !WrongOnPurpose.Any(folder => text.StartsWith(folder, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(unexpected.Length == 0, string.Join('\n', unexpected));
    }
}
