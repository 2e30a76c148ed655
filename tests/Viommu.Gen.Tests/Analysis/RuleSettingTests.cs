using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Analysis;
using Viommu.Gen.Settings;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>A setting that does nothing is reported, once, wherever it is.</summary>
public class RuleSettingTests
{
    private const string Uses = "class C { const string Key = \"hw:viommu_model\"; }";

    [Theory]
    [InlineData("viommu.rule.intelneedq35.severity", "none", "The setting viommu.rule.intelneedq35.severity names no rule of the schema; did you mean 'IntelNeedsQ35'?")]
    [InlineData("viommu.rule.whatever.severity", "none", "The setting viommu.rule.whatever.severity names no rule of the schema; the documentation of the schema lists them")]
    [InlineData("viommu.rule.intelneedsq35.severity", "nope", "The setting viommu.rule.intelneedsq35.severity is 'nope'; allowed values: none, silent, suggestion, warning, error")]
    [InlineData("viommu.rule.intelneedsq35", "none", "The setting viommu.rule.intelneedsq35 is no setting; there is viommu.rule.<rule>.severity")]
    [InlineData("viommu.rules.intelneedsq35.severity", "none", "The setting viommu.rules.intelneedsq35.severity is no setting; there is viommu.rule.<rule>.severity")]
    public void It_is_reported(string key, string value, string message)
    {
        Diagnostic found = Assert.Single(Find([(key, value)], Uses));
        Assert.Equal(("VIO9010", Location.None), (found.Id, found.Location));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(message, Assert.Single(Find([], "", (key, value))).GetMessage(null));
        Assert.Empty(Find([(key, value)], Uses, "VIO9010"));
    }

    [Theory]
    [InlineData("viommu.rule.intelneedsq35.severity", "error")]
    [InlineData("viommu.rule.IntelNeedsQ35.severity", "Silent")]
    [InlineData("viommu.rule.virtioneedsqemu700.severity", "none")]
    [InlineData("viommu.rule.iommudevicemodelvalue.severity", "none")]
    [InlineData("viommu.rule.iommudriverunknown.severity", "none")]
    [InlineData("dotnet_diagnostic.vio2001.severity", "none")]
    [InlineData("somebody.else", "none")]
    public void One_that_does_something_is_not(string key, string value)
        => Assert.DoesNotContain(Find([(key, value)], Uses), found => found.Id == "VIO9010");

    [Fact]
    public void It_is_reported_once_for_all_files()
        => Assert.Single(Find([("viommu.rule.whatever.severity", "none")], Uses + "\n" + Uses.Replace("class C", "class D", System.StringComparison.Ordinal), ("viommu.rule.whatever.severity", "none")));

    [Fact]
    public void Files_that_name_nothing_of_a_schema_are_not_looked_at() => Assert.Empty(Find([("viommu.rule.whatever.severity", "none")], "class C { }"));

    private static IReadOnlyList<Diagnostic> Find((string Key, string Value)[] files, string source, params (string Key, string Value)[] project)
        => Find(files, source, "", project);

    private static IReadOnlyList<Diagnostic> Find((string Key, string Value)[] files, string source, string suppressed, params (string Key, string Value)[] project)
    {
        Compilation compilation = TestCompiler.Compilation(source);
        if (suppressed.Length > 0)
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([.. compilation.Options.SpecificDiagnosticOptions, new(suppressed, ReportDiagnostic.Suppress)]));
        var config = new TestConfig(files.ToDictionary(pair => pair.Key, pair => pair.Value), project.Append((Key: ProjectSettings.VisibilityProperty, Value: "internal")).ToDictionary(pair => pair.Key, pair => pair.Value));
        return TestCompiler.Analyze(new ProjectAnalyzer(), compilation, [new TestFile("nova.viommu.xml", SchemaSource.Shipped)], config);
    }
}
