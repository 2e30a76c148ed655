using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Viommu.Tests;

namespace Viommu.Package.Tests;

/// <summary>What a README says is done by who pastes it into a new console project.</summary>
[Collection(Consumer.Collection)]
public sealed class ReadmeTests(Consumer consumer)
{
    public static TheoryData<string> Readmes { get; } = ["README.md", "generator/Viommu.Gen.Package/README.md"];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void The_first_block_prints_what_it_says(string path)
    {
        string block = Blocks(path)[0], folder = Paste(path, "printed", block);
        (int exit, string output) = consumer.Run(folder, "run");
        Assert.True(exit == 0, output);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        IEnumerable<string> said = Regex.Matches(block, @"^Console\.WriteLine.*?;\s+// (.*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value.Trim());
        Assert.Equal(said, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));
    }

    [Theory]
    [MemberData(nameof(Readmes))]
    public void The_second_block_is_reported_as_it_says(string path)
    {
        string[] blocks = Blocks(path);
        string folder = Paste(path, "reported", blocks[0] + "\n" + blocks[1]);
        (int exit, string output) = consumer.Run(folder, "build");
        Assert.True(exit == 0, output);
        string[] reported = [.. output.Split('\n').Where(line => line.Contains("warning VIO", StringComparison.Ordinal)).Distinct()];
        Match[] said = [.. Regex.Matches(blocks[1], @"// (VIO\d+): (.*)$", RegexOptions.Multiline).Cast<Match>()];
        Assert.NotEmpty(said);
        Assert.Equal(said.Length, reported.Length);
        Assert.All(said, match => Assert.Contains(reported, line => line.Contains(match.Groups[1].Value, StringComparison.Ordinal)
            && match.Groups[2].Value.Split("...").All(part => line.Contains(part.Trim(), StringComparison.Ordinal))));
    }

    // Whoever reads it on a page of packages has no repository around it.
    [Fact]
    public void The_package_has_a_readme_of_its_own()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "generator", "Viommu.Gen.Package", "README.md"));
        Assert.DoesNotContain("--project", text, StringComparison.Ordinal);
        Assert.All(Regex.Matches(text, @"\]\((.*?)\)"), link => Assert.StartsWith("https://", link.Groups[1].Value, StringComparison.Ordinal));
    }

    private static string[] Blocks(string path)
        => [.. Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, path)), "^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

    private string Paste(string path, string name, string code)
    {
        string folder = $"readme-{name}-{path.Length}";
        consumer.Write($"{folder}/{folder}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup><PackageReference Include="Viommu.Gen" Version="{consumer.Version}" /></ItemGroup>
            </Project>
            """);
        consumer.Write($"{folder}/Program.cs", code);
        return folder;
    }
}
