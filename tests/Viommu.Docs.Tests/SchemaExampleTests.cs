using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Viommu.Gen.Analysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Docs.Tests;

/// <summary>The schemas of docs/schema.md have no problems, and the code next to them prints what its comments say.</summary>
public class SchemaExampleTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Viommu.Tests.Repository.Root, "docs/schema.md"));

    private static readonly string[] s_schemas = [.. Regex.Matches(s_page, "```xml\n(<schema.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

    public static TheoryData<string> Schemas { get; } = new(s_schemas);

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_whole_schema_has_no_problems_and_compiles(string schema)
    {
        Assert.Empty(TestCompiler.Analyze(new SchemaAnalyzer(), TestCompiler.Compilation(), [new TestFile("example.viommu.xml", schema)]));
        Assert.Empty(TestCompiler.Generate("", ("example.viommu.xml", schema)).Complaints());
    }

    [Fact]
    public void The_larger_one_prints_what_is_said()
    {
        string schema = s_schemas.Single(text => text.Contains("Acme.Web", StringComparison.Ordinal));
        string code = Regex.Matches(s_page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value).Single(text => text.Contains("WebKeys", StringComparison.Ordinal));
        Assembly assembly = TestCompiler.Generate($$"""
            using System;
            using System.Collections.Generic;
            using Acme.Web;
            /// <summary>The example.</summary>
            public static class Example
            {
                /// <summary>Runs it.</summary>
                public static void Run()
                {
            {{code}}
                }
            }
            """, ("example.viommu.xml", schema)).Load();
        IEnumerable<string> expected = code.Split('\n').Where(line => line.Contains("WriteLine", StringComparison.Ordinal)).Select(line => line[(line.LastIndexOf("// ", StringComparison.Ordinal) + 3)..]);
        using var output = new StringWriter();
        TextWriter before = Console.Out;
        Console.SetOut(output);
        try
        {
            assembly.GetType("Example")!.GetMethod("Run")!.Invoke(null, null);
        }
        finally
        {
            Console.SetOut(before);
        }
        Assert.Equal(expected, output.ToString().TrimEnd().Split(Environment.NewLine));
    }
}
