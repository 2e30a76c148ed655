using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Analysis;
using Viommu.Gen.CodeFixes;

namespace Viommu.Docs.Tests;

public class RulePageTests
{
    private const string Suppression = "How to suppress or change the severity";

    public static TheoryData<string> Ids => [.. RuleTable.Descriptors.Select(descriptor => descriptor.Id)];

    public static TheoryData<string> SchemaIds => [.. RuleTable.Descriptors.Where(descriptor => descriptor.Category == "Viommu.Schema").Select(descriptor => descriptor.Id)];

    /// <summary>The diagnostics that stand in C#.</summary>
    public static TheoryData<string> CodeIds => [.. RuleTable.Descriptors.Where(descriptor => descriptor.Category is not ("Viommu.Schema" or "Viommu.Project")).Select(descriptor => descriptor.Id)];

    [Fact]
    public void Each_diagnostic_has_a_page_and_no_page_is_left_over()
        => Assert.Equal(RuleTable.Descriptors.Select(descriptor => descriptor.Id + ".md"), RulePage.Names);

    // That the table is found by reflection must not make it empty.
    [Fact]
    public void The_diagnostics_are_those_that_the_analyzers_report()
    {
        IEnumerable<DiagnosticDescriptor> reported = Consumer.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics);
        Assert.Equal(reported.Select(descriptor => descriptor.Id).Distinct().Order(StringComparer.Ordinal), RuleTable.Descriptors.Select(descriptor => descriptor.Id));
    }

    [Fact]
    public void The_table_names_the_fixes_that_there_are()
    {
        IEnumerable<string> fixable = typeof(SourceFixProvider).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds);
        Assert.Equal(fixable.Distinct().Order(StringComparer.Ordinal), RuleTable.Fixes.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_first_line_of_a_page_is_the_id_and_the_title(string id)
        => Assert.Equal($"# {id}: {Descriptor(id).Title}", RulePage.Read(id).FirstLine);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_leads_to_the_page(string id)
        => Assert.EndsWith("/rules/" + id, Descriptor(id).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_four_sections_and_none_is_empty(string id)
    {
        RulePage page = RulePage.Read(id);
        Assert.Equal(["Cause", "Example", "How to fix", Suppression], page.Sections);
        Assert.All(page.Sections, section => Assert.NotEmpty(page.Section(section)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_suppresses_its_own_diagnostic(string id)
    {
        string section = RulePage.Read(id).Section(Suppression);
        Assert.Contains($"dotnet_diagnostic.{id}.severity = none", section, StringComparison.Ordinal);
        Assert.Contains($"<NoWarn>$(NoWarn);{id}</NoWarn>", section, StringComparison.Ordinal);
        Assert.DoesNotContain(RuleTable.Descriptors, other => other.Id != id && section.Contains(other.Id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SchemaIds))]
    public async Task The_example_gives_the_message_that_is_quoted(string id)
    {
        RulePage page = RulePage.Read(id);
        Diagnostic reported = Assert.Single(await Analyze(page.Code("xml")));
        Assert.Equal(page.Code("text"), AsPrinted(reported));
    }

    [Theory]
    [MemberData(nameof(CodeIds))]
    public void The_code_gives_the_message_that_is_quoted(string id)
    {
        RulePage page = RulePage.Read(id);
        // A page about what the shipped schema does not do brings a schema of its own.
        IReadOnlyList<(string, string)> schemas = page.Code("xml") is { Length: > 0 } own ? [("acme.viommu.xml", own)] : Consumer.Shipped;
        Diagnostic reported = Assert.Single(Consumer.Analyze([("Example.cs", page.Code("csharp"))], schemas), diagnostic => diagnostic.Id == id);
        Assert.Equal(page.Code("text"), AsPrinted(reported));
    }

    [Theory]
    [MemberData(nameof(CodeIds))]
    public void A_page_about_code_says_how_it_is_suppressed_in_code(string id)
    {
        string section = RulePage.Read(id).Section(Suppression);
        Assert.Contains($"#pragma warning disable {id}", section, StringComparison.Ordinal);
        Assert.Contains("[*.cs]", section, StringComparison.Ordinal);
        Assert.Equal(id is "VIO2001" or "VIO2002" or "VIO4001", section.Contains("viommu.rule.", StringComparison.Ordinal));
    }

    private static DiagnosticDescriptor Descriptor(string id) => RuleTable.Descriptors.Single(descriptor => descriptor.Id == id);

    private static async Task<ImmutableArray<Diagnostic>> Analyze(string schema)
        => await CSharpCompilation.Create("Example")
            .WithAnalyzers([new SchemaAnalyzer()], new AnalyzerOptions([new Example(schema)]))
            .GetAnalyzerDiagnosticsAsync();

    // As the command line prints it.
    private static string AsPrinted(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return FormattableString.Invariant($"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage()} ({diagnostic.Descriptor.HelpLinkUri})");
    }

    private sealed class Example(string schema) : AdditionalText
    {
        public override string Path => "acme.viommu.xml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(schema);
    }
}
