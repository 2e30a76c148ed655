using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;

namespace Viommu.Gen.CodeFixes.Tests.Infrastructure;

/// <summary>What a fix makes of consumer code.</summary>
internal static class Fix
{
    /// <param name="key">Which of several actions; the first one otherwise.</param>
    public static Task CheckAsync<TFix>(string ids, string before, string after, string? key = null)
        where TFix : CodeFixProvider, new()
        => new FixTest<TFix>(ids) { CodeActionEquivalenceKey = key }.File("Consumer.cs", before, after).CheckAsync();

    /// <summary>The same over diagnostics that are made up: a fix sees of a diagnostic what it carries, not who found it.</summary>
    public static Task CheckAsync<TFix>(ReportingAnalyzer analyzer, string before, string after, string? key = null)
        where TFix : CodeFixProvider, new()
        => new FixTest<TFix>(analyzer.SupportedDiagnostics[0].Id, analyzer) { CodeActionEquivalenceKey = key }.File("Consumer.cs", before, after).CheckAsync();

    /// <summary>Nothing is offered.</summary>
    public static Task NoneAsync<TFix>(string ids, string code)
        where TFix : CodeFixProvider, new()
        => new FixTest<TFix>(ids) { FixedState = { MarkupHandling = MarkupMode.Allow } }.File("Consumer.cs", code, code).CheckAsync();

    /// <inheritdoc cref="NoneAsync{TFix}(string, string)"/>
    public static Task NoneAsync<TFix>(ReportingAnalyzer analyzer, string code)
        where TFix : CodeFixProvider, new()
        => new FixTest<TFix>(analyzer.SupportedDiagnostics[0].Id, analyzer) { FixedState = { MarkupHandling = MarkupMode.Allow } }.File("Consumer.cs", code, code).CheckAsync();
}
