using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Viommu.Gen.Tests.Infrastructure;

/// <summary>What an editorconfig says of all files, and MSBuild of the project.</summary>
internal sealed class TestConfig(Dictionary<string, string> files, Dictionary<string, string> project) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(project);

    public static TestConfig Files(Dictionary<string, string>? values) => new(values ?? [], []);

    public static TestConfig Global(params (string Name, string Value)[] values) => new([], values.ToDictionary(pair => pair.Name, pair => pair.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(files);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
