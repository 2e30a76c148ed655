using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Viommu.Docs.Tests;

public class CompatibilityTests
{
    private static readonly string s_tables = Path.Combine(Viommu.Tests.Repository.Root, "tests", "Viommu.Libvirt.Tests", "Facts");

    private static IEnumerable<string[]> RulesOfLibvirt => File.ReadLines(Path.Combine(s_tables, "libvirt-rules.tsv")).Select(line => line.Split('\t'));

    [Fact]
    public void Each_rule_of_libvirt_has_a_rule_or_a_reason()
        => Assert.All(RulesOfLibvirt, row => Assert.True((row[2].Length > 0) ^ (row.Length > 3), row[0]));

    // Rules that elements and attributes imply have no place of their own in the schema: what is generated from it has them all.
    [Fact]
    public void Each_rule_that_is_named_exists()
    {
        string[] generated = [.. Directory.EnumerateFiles(Path.Combine(Viommu.Tests.Repository.Root, "tests", "Viommu.Gen.Tests", "Snapshots")).Select(File.ReadAllText)];
        IEnumerable<string> missing = RulesOfLibvirt.SelectMany(row => row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(rule => !generated.Any(text => Regex.IsMatch(text, $"\"{rule}\"")));
        Assert.Empty(missing);
    }
}
