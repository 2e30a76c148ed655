using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>A schema without a diagnostic compiles, whatever its names.</summary>
public class HostileNameTests
{
    private const int Schemas = 2000, Batch = 50;

    [Fact]
    public void Whatever_is_accepted_compiles()
    {
        int seed = Environment.GetEnvironmentVariable("VIOMMU_SEED") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Random.Shared.Next();
        var random = new Random(seed);
        int accepted = 0, tried = 0;
        var failures = new List<string>();
        while (accepted < Schemas)
        {
            // Each has a namespace of its own, so that many are compiled at once.
            var schemas = new List<string>();
            while (schemas.Count < Batch)
            {
                string schema = HostileSchema.Create(random, $"N{schemas.Count}");
                if (++tried > Schemas * 50)
                    Assert.Fail($"Of {tried} schemas only {accepted} were accepted (seed {seed}).");
                if (Check.Analyze(("a.viommu.xml", schema)).Count == 0)
                    schemas.Add(schema);
            }
            accepted += schemas.Count;
            failures.AddRange(Complaints(schemas));
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {accepted} (seed {seed}):\n\n" + string.Join("\n\n", failures.Take(5)));
    }

    // All are compiled at once; if that fails, each by itself, to say which.
    private static IEnumerable<string> Complaints(List<string> schemas)
    {
        SyntaxTree[][] trees = [.. schemas.Select(schema => TestCompiler.Generate("", ("a.viommu.xml", schema)).SyntaxTrees.Skip(1).ToArray())];
        return TestCompiler.Compilation().AddSyntaxTrees(trees.SelectMany(tree => tree)).Complaints().Count == 0 ? [] : schemas.Zip(trees)
            .Select(pair => (Schema: pair.First, Complaints: TestCompiler.Compilation().AddSyntaxTrees(pair.Second).Complaints()))
            .Where(pair => pair.Complaints.Count > 0)
            .Select(pair => string.Join("\n", pair.Complaints.Take(3)) + "\n" + pair.Schema);
    }
}
