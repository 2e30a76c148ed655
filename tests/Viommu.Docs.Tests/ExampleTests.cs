using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Docs.Tests;

/// <summary>Examples that name diagnostics in comments: each is reported in its line, and nothing else is.</summary>
public class ExampleTests
{
    [Fact]
    public void Of_analyzers() => Check(CodeIn("docs/analyzers.md"));

    [Fact]
    public void Of_the_first_page() => Check($$"""
        class Example
        {
            static void M(Dictionary<string, string> extraSpecs, GuestPlatform host)
            {
        {{CodeIn("README.md")}}
            }
        }
        """);

    private static void Check(string code)
    {
        string[] lines = code.Split('\n');
        string[] expected = [.. lines.Select((line, index) => (Id: Regex.Match(line, "// (VIO[0-9]{4})").Groups[1].Value, Line: index + 1)).Where(named => named.Id.Length > 0).Select(named => $"{named.Id} in line {named.Line}")];
        Assert.NotEmpty(expected);
        Assert.Equal(
            expected,
            Consumer.Analyze(code).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => $"{diagnostic.Id} in line {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}"));
    }

    /// <summary>The block of C# on a page that names diagnostics.</summary>
    private static string CodeIn(string page)
        => Assert.Single(
            Regex.Matches(File.ReadAllText(Path.Combine(Viommu.Tests.Repository.Root, page)), "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value),
            code => code.Contains("// VIO", StringComparison.Ordinal));
}
