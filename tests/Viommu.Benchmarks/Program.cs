using System;
using System.Linq;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Viommu.Benchmarks;

/// <summary>Runs the benchmarks that the arguments name; see docs/performance.md.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        IConfig config = ManualConfig.CreateEmpty()
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(ConsoleLogger.Default)
            .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value));
        Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments, config)];

        // A benchmark that did not run is NA in the table, and no figure.
        string[] missing = [.. summaries.SelectMany(summary => summary.BenchmarksCases
            .Where(benchmark => summary[benchmark]?.ResultStatistics is null)
            .Select(benchmark => benchmark.DisplayInfo))];
        foreach (string benchmark in missing)
            Console.Error.WriteLine($"No result: {benchmark}");
        bool isInvalid = summaries.Any(summary => summary.HasCriticalValidationErrors);
        return missing.Length == 0 && !isInvalid ? 0 : 1;
    }
}
