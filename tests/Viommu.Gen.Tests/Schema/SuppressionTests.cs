using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Analysis;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Every diagnostic of a schema can be turned off, and made an error, like any other.</summary>
public class SuppressionTests
{
    public static TheoryData<string, string> Broken { get; } = new()
    {
        { "VIO0001", "<" },
        { "VIO0002", Sample.With("<nonsense/>") },
        { "VIO0003", Sample.With("<flag name='lower' true='a' false='b'/>") },
        { "VIO0004", Sample.Rule("{ Nope: 1 }") },
        { "VIO0005", Sample.With("<flag name='Colour' true='a' false='b'/>") },
        { "VIO0006", Sample.Rule("Tint") },
        { "VIO0007", Sample.Rule("{ Tint: 1 }") },
        { "VIO0008", Sample.Rule("{ }") },
        { "VIO0009", Sample.With(element: "<element name='slot' property='Slots' type='Slot' repeated='true'><attribute name='n' type='int' set='1'/></element>") },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void It_is_reported_as_it_is(string id, string schema) => Assert.Equal(id, Assert.Single(Analyze(schema, id, ReportDiagnostic.Default)).Id);

    [Theory]
    [MemberData(nameof(Broken))]
    public void It_can_be_suppressed(string id, string schema) => Assert.Empty(Analyze(schema, id, ReportDiagnostic.Suppress));

    [Theory]
    [MemberData(nameof(Broken))]
    public void It_can_be_made_an_error(string id, string schema) => Assert.Equal(DiagnosticSeverity.Error, Assert.Single(Analyze(schema, id, ReportDiagnostic.Error)).Severity);

    [Fact]
    public void The_others_are_still_reported()
        => Assert.Equal(["VIO0003"], Analyze(Sample.With("<nonsense/><flag name='lower' true='a' false='b'/>"), "VIO0002", ReportDiagnostic.Suppress).Select(found => found.Id));

    [Fact]
    public void Every_id_of_a_schema_is_among_them()
        => Assert.Equal(
            // VIO9008 needs a reference, and is among its tests.
            new SchemaAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Where(id => id is not ("VIO9004" or "VIO9008")),
            Broken.Select(row => row[0]));

    private static IReadOnlyList<Diagnostic> Analyze(string schema, string id, ReportDiagnostic report)
    {
        Compilation compilation = TestCompiler.Compilation();
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([.. compilation.Options.SpecificDiagnosticOptions, new(id, report)]));
        return TestCompiler.Analyze(new SchemaAnalyzer(), compilation, [new TestFile("a.viommu.xml", schema)]);
    }
}
