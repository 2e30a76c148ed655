using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace NovaLike.Tests.Rules;

/// <summary>The rules of the shipped schema, as they are generated: some have no place of their own in the schema.</summary>
internal static partial class GeneratedRules
{
    internal static IReadOnlyList<(string Id, string Code)> All { get; } =
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Viommu.Tests.Repository.Root, "tests", "Viommu.Gen.Tests", "Snapshots"))
           let text = File.ReadAllText(file)
           from rule in RuleMethod().Matches(text).Concat(InlineCheck().Matches(text)).Concat(Finding().Matches(text))
           let id = rule.Groups["id"].Value
           let code = rule.Groups["code"].Value
           where code.Contains($"\"{id}\"")
           select (id, code),
    ];

    [GeneratedRegex(@"    internal static void (?<id>\w+)\([^\n]*\n    \{\n(?<code>.*?)\n    \}\n", RegexOptions.Singleline)]
    private static partial Regex RuleMethod();

    [GeneratedRegex(@"findings\.Check(Since|Range)\((?<code>[^\n]*?, ""(?<id>\w+)"", [^\n]*)\n")]
    private static partial Regex InlineCheck();

    [GeneratedRegex(@"findings\.(Reject|Warn)\((?<code>""(?<id>\w+)"")")]
    private static partial Regex Finding();
}
