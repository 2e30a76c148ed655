using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Viommu.Gen.Analysis;
using Viommu.Gen.Settings;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.References;

/// <summary>Projects that see each other: what one has generated, the other does not generate again, and its schema is known there.</summary>
public class ReferencedFeatureTests
{
    private const string Access = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Consumer\")]";

    private const string Acme = """
        <schema xmlns="urn:viommu-gen:schema:1">
          <!-- a remark that stays at home -->
          <feature name="Acme" namespace="Acme">
            <enum name="Colour"><value name="Red" text="red"/><value name="Blue" text="blue"/></enum>
            <options><option name="Paint" extra-spec="acme:paint" type="Colour"/><option name="Size" extra-spec="acme:size" type="int"/></options>
            <reject id="RedIsSmall" when="{ Paint: Red, Size: &gt; 3 }">Paint is red &amp; large.</reject>
          </feature>
        </schema>
        """;

    public static TheoryData<bool> Kinds { get; } = [true, false];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Internal_types_are_not_generated_again_where_they_can_be_seen(bool isProject)
    {
        Compilation consumer = Generate(With(Consumes, Library("Library", Access, isProject)), Consumer.Shipped, "internal");
        Assert.Empty(Generated(consumer));
        Assert.Empty(consumer.Complaints());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Internal_types_are_generated_where_they_can_t_be_seen(bool isProject)
    {
        Compilation consumer = Generate(With(Consumes, Library("Library", "", isProject)), Consumer.Shipped, "internal");
        Assert.NotEmpty(Generated(consumer));
        Assert.Empty(consumer.Complaints());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Public_types_are_not_generated_again(bool isProject)
    {
        Compilation consumer = Generate(With(Consumes, Library("Library", "", isProject, "public")), Consumer.Shipped, "internal");
        Assert.Empty(Generated(consumer));
        Assert.Empty(consumer.Complaints());
    }

    [Fact]
    public void Who_has_access_is_asked_for_each_project()
    {
        MetadataReference library = Library("Library", Access, isProject: false);
        Assert.Empty(Generated(Generate(With(Consumes, library), Consumer.Shipped, "internal")));
        Assert.NotEmpty(Generated(Generate(With(Consumes, library).WithAssemblyName("Stranger"), Consumer.Shipped, "internal")));
    }

    [Fact]
    public void A_marker_with_one_argument_means_public_types()
    {
        MetadataReference library = Reference(TestCompiler.Compilation("[assembly: Viommu.Runtime.ExposesFeature(\"Viommu\")]").WithAssemblyName("Older"), isProject: false);
        Assert.Empty(Generated(Generate(With("", library), Consumer.Shipped, "internal")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_assemblies_with_the_types_of_a_feature_are_reported_once(bool isProject)
    {
        CSharpCompilation consumer = With("", Library("First", "", isProject, "public"), Library("Second", Access, isProject));
        Assert.Empty(Generated(Generate(consumer, Consumer.Shipped, "internal")));
        Diagnostic found = Assert.Single(Project(consumer));
        Assert.Equal("VIO9006", found.Id);
        Assert.Equal("The types of the feature Viommu are in 'First' and in 'Second', so that their names are ambiguous, and none are generated here: make them internal in one of the two, or give them another namespace there, in its schema or with ViommuNamespace", found.GetMessage(null));
        Assert.Empty(Project(Suppress(consumer, "VIO9006")));
    }

    [Fact]
    public void Two_assemblies_with_types_in_namespaces_of_their_own_are_not_ambiguous()
        => Assert.Empty(Project(With("", Library("First", "", false, "public"), Library("Second", "", false, "public", "Second.Options"))));

    private const string Uses = """
        class C
        {
            public object M(System.Collections.Generic.Dictionary<string, string> none) => Acme.AcmeOptions.Read(
                new System.Collections.Generic.Dictionary<string, string> { ["acme:paint"] = "red", ["acme:size"] = "4" }, none);
        }
        """;

    [Theory]
    [InlineData("Acme2", "", "VIO2001")]
    [InlineData("Acme2", "Size: &gt; 3>Size: &gt; 4", "VIO9006")]
    [InlineData("Acme", "", "VIO9006 VIO2001")]
    public void Features_of_one_name_in_two_assemblies_are_checked_where_their_schemas_agree(string @namespace, string change, string ids)
    {
        string second = Acme.Replace("namespace=\"Acme\"", $"namespace=\"{@namespace}\"", StringComparison.Ordinal);
        if (change.Split('>') is [var from, var to])
            second = second.Replace(from, to, StringComparison.Ordinal);
        CSharpCompilation consumer = With(@namespace == "Acme" ? Uses.Replace("Acme.AcmeOptions", "First::Acme.AcmeOptions", StringComparison.Ordinal).Insert(0, "extern alias First;\n") : Uses,
            LibraryOf("First", Acme).WithAliases([@namespace == "Acme" ? "First" : "global"]), LibraryOf("Second", second));
        Assert.Equal(ids, string.Join(' ', All(consumer).Select(found => found.Id).OrderByDescending(id => id, StringComparer.Ordinal)));
    }

    [Fact]
    public void Two_assemblies_with_different_schemas_of_a_feature_are_reported()
    {
        string second = Acme.Replace("namespace=\"Acme\"", "namespace=\"Acme2\"", StringComparison.Ordinal).Replace("&gt; 3", "&gt; 4", StringComparison.Ordinal);
        Assert.Equal("The types of the feature Acme are in 'First' and in 'Second', which were generated from different schemas, so that code which uses them is not checked here: give the feature another name in one of the two",
            Assert.Single(Project(With("", LibraryOf("First", Acme), LibraryOf("Second", second)))).GetMessage(null));
    }

    // A file that both projects have, and of which one copy was changed.
    [Fact]
    public void The_schema_of_the_types_counts_and_another_one_is_reported()
    {
        string changed = Acme.Replace("Paint: Red", "Paint: Blue", StringComparison.Ordinal).Replace("RedIsSmall", "BlueIsSmall", StringComparison.Ordinal);
        CSharpCompilation consumer = With(Uses, LibraryOf("Library", Acme));
        AdditionalText[] files = [new TestFile("acme.viommu.xml", changed)];
        Diagnostic found = Assert.Single(TestCompiler.Analyze(new SchemaAnalyzer(), consumer, files, Config("internal")));
        Assert.Equal("VIO9008", found.Id);
        Assert.Equal("the types of 'Acme' come from the assembly 'Library', whose schema counts: leave out this one, or make the types there internal", found.GetMessage(null));
        Assert.Equal(changed.IndexOf("Acme\"", StringComparison.Ordinal), found.Location.SourceSpan.Start);
        Assert.Equal(["VIO2001", "VIO9008"], All(consumer, files).Select(other => other.Id).Order(StringComparer.Ordinal));
        Assert.Contains("Paint is red", Assert.Single(All(consumer, files), other => other.Id == "VIO2001").GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EnableNovaHardwareSchema", "yes", true)]
    [InlineData("EnableDefaultViommuSchema", "no", true)]
    [InlineData("EnableDefaultViommuItems", "1", true)]
    [InlineData("EnableNovaHardwareSchema", " True ", false)]
    [InlineData("EnableNovaHardwareSchema", "FALSE", false)]
    [InlineData("EnableNovaHardwareSchema", "", false)]
    public void A_switch_that_is_neither_on_nor_off_is_reported(string property, string value, bool isReported)
    {
        IReadOnlyList<Diagnostic> found = TestCompiler.Analyze(new ProjectAnalyzer(), With(""), [new TestFile("nova.viommu.xml", SchemaSource.Shipped)],
            TestConfig.Global((ProjectSettings.SwitchesProperty, "EnableDefaultViommuItems EnableDefaultViommuSchema EnableNovaHardwareSchema"), ("build_property." + property, value)));
        Assert.Equal(isReported ? [$"{property} is '{value}', and must be true or false: it is taken as false"] : [], found.Select(diagnostic => diagnostic.GetMessage(null)));
    }

    [Fact]
    public void An_assembly_of_another_version_is_reported_once()
    {
        MetadataReference runtime = Reference(CSharpCompilation.Create(
            "Viommu.Runtime",
            [
                CSharpSyntaxTree.ParseText("""
                    [assembly: System.Reflection.AssemblyVersion("9.8.7.0")]
                    namespace Viommu.Runtime { public sealed class ExposesFeatureAttribute(string feature, bool isPublic) : System.Attribute { public string F => feature + isPublic; } }
                    """, TestCompiler.CSharp12),
            ],
            TestCompiler.Compilation().References.Where(reference => !reference.Display!.EndsWith("Viommu.Runtime.dll", StringComparison.Ordinal)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)), isProject: false);
        CSharpCompilation library = CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText("[assembly: Viommu.Runtime.ExposesFeature(\"Viommu\", true)]", TestCompiler.CSharp12)],
            [.. TestCompiler.Compilation().References.Where(reference => !reference.Display!.EndsWith("Viommu.Runtime.dll", StringComparison.Ordinal)), runtime],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        CSharpCompilation consumer = With("", Reference(library, isProject: false));
        Diagnostic found = Assert.Single(Project(consumer));
        Assert.Equal("VIO9007", found.Id);
        Assert.Contains("Viommu come from 'Library', which was built with version 9.8.7.0 of Viommu.Gen", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(Project(Suppress(consumer, "VIO9007")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_schema_of_its_own_goes_with_an_assembly(bool isProject)
    {
        MetadataReference library = Reference(Generate(TestCompiler.Compilation().WithAssemblyName("Library"), [("acme.viommu.xml", Acme)], "public"), isProject);
        CSharpCompilation consumer = With("""
            class C
            {
                public System.Collections.Generic.Dictionary<string, string> Misspelt() => new() { ["acme:piant"] = "red" };
                public Acme.AcmeRead Violated() => Acme.AcmeOptions.Read(
                    new System.Collections.Generic.Dictionary<string, string> { ["acme:paint"] = "red", ["acme:size"] = "4" }, new System.Collections.Generic.Dictionary<string, string>());
            }
            """, library);
        Assert.Empty(Generated(Generate(consumer, [], "internal")));
        Diagnostic[] found = [.. Consumer.Analyzers.SelectMany(analyzer => TestCompiler.Analyze(analyzer, consumer, [], Config("internal"))).Where(diagnostic => diagnostic.Id is "VIO1001" or "VIO2001")];
        Assert.Equal(["VIO1001", "VIO2001"], found.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        Diagnostic violated = found.Single(diagnostic => diagnostic.Id == "VIO2001");
        Assert.Contains("is red & large", violated.GetMessage(null), StringComparison.Ordinal);
        Assert.All(violated.AdditionalLocations, location => Assert.True(location.IsInSource));
    }

    [Fact]
    public void A_schema_that_goes_with_an_assembly_has_no_comments()
    {
        Compilation library = Generate(TestCompiler.Compilation(), [("acme.viommu.xml", Acme)], "public");
        string text = Assert.Single(Generated(library), file => file.FilePath.EndsWith("Acme.Schema.g.cs", StringComparison.Ordinal)).ToString();
        Assert.DoesNotContain("remark", text, StringComparison.Ordinal);
        Assert.Contains("RedIsSmall", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_both_projects_have_is_no_duplicate()
    {
        MetadataReference library = Reference(Generate(TestCompiler.Compilation().WithAssemblyName("Library"), [("acme.viommu.xml", Acme)], "public"), isProject: false);
        Assert.Empty(TestCompiler.Analyze(new SchemaAnalyzer(), With("", library), [new TestFile("acme.viommu.xml", Acme)], Config("internal")));
    }

    [Fact]
    public void A_feature_of_another_assembly_can_t_be_extended()
    {
        const string Extension = "<schema xmlns='urn:viommu-gen:schema:1'><extend feature='Viommu'><options><option name='X' extra-spec='x:x' type='int'/></options></extend></schema>";
        AdditionalText[] files = [new TestFile("nova.viommu.xml", SchemaSource.Shipped), new TestFile("x.viommu.xml", Extension)];
        CSharpCompilation consumer = With("", Library("Library", "", false, "public"));
        Diagnostic found = Assert.Single(TestCompiler.Analyze(new SchemaAnalyzer(), consumer, files, Config("internal")));
        Assert.Equal("VIO9008", found.Id);
        Assert.Equal("the types of 'Viommu' come from the assembly 'Library', where this is not known: extend the feature there", found.GetMessage(null));
        Assert.Equal(Extension.IndexOf("Viommu'", StringComparison.Ordinal), found.Location.SourceSpan.Start);
        Assert.Empty(TestCompiler.Analyze(new SchemaAnalyzer(), Suppress(consumer, "VIO9008"), files, Config("internal")));
        // Where the types are generated here, it is an extension like any other.
        Assert.Empty(TestCompiler.Analyze(new SchemaAnalyzer(), With(""), files, Config("internal")));
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("true", true)]
    [InlineData("", true)]
    public void A_project_can_have_the_analyzers_alone(string generate, bool isGenerated)
    {
        TestConfig config = TestConfig.Global((ProjectSettings.GenerateProperty, generate));
        TestCompiler.Driver([new TestFile("nova.viommu.xml", SchemaSource.Shipped)], config: config).RunGeneratorsAndUpdateCompilation(TestCompiler.Compilation(), out Compilation result, out _);
        Assert.Equal(isGenerated, Generated(result).Any());
    }

    [Fact]
    public void Without_the_runtime_library_nothing_is_generated_and_that_is_reported()
    {
        CSharpCompilation consumer = TestCompiler.Compilation("class C { }");
        consumer = consumer.RemoveReferences(consumer.References.Where(reference => reference.Display!.EndsWith("Viommu.Runtime.dll", StringComparison.Ordinal)));
        Assert.Empty(Generated(Generate(consumer, Consumer.Shipped, "internal")));
        Assert.Equal("VIO9011", Assert.Single(Project(consumer)).Id);
        Assert.Empty(Project(Suppress(consumer, "VIO9011")));
        Assert.Empty(TestCompiler.Analyze(new ProjectAnalyzer(), consumer, [new TestFile("nova.viommu.xml", SchemaSource.Shipped)], TestConfig.Global((ProjectSettings.GenerateProperty, "false"))));
    }

    [Theory]
    [InlineData("true", "false", "VIO9012")]
    [InlineData("", "false", "")]
    [InlineData("", "true", "")]
    public void A_schema_file_in_a_project_that_the_package_only_flows_to_is_reported(string flows, string generate, string id)
    {
        AdditionalText[] shipped = [new TestFile("nova.viommu.xml", SchemaSource.Shipped)], files = [.. shipped, new TestFile("acme.viommu.xml", Acme)];
        TestConfig config = TestConfig.Global((ProjectSettings.FlowsProperty, flows), (ProjectSettings.GenerateProperty, generate));
        Assert.Equal(id.Length == 0 ? [] : new[] { id }, TestCompiler.Analyze(new ProjectAnalyzer(), With(""), files, config).Select(found => found.Id));
        Assert.Empty(TestCompiler.Analyze(new ProjectAnalyzer(), With(""), shipped, config));
        Assert.Empty(TestCompiler.Analyze(new ProjectAnalyzer(), Suppress(With(""), "VIO9012"), files, config));
    }

    // In a build the generator reports what analyzers report in an editor; each is reported once.
    [Theory]
    [InlineData("true")]
    [InlineData("")]
    public void A_build_and_an_editor_report_the_same(string build)
    {
        TestConfig config = TestConfig.Global((ProjectSettings.BuildProperty, build));
        AdditionalText[] files = [new TestFile("nova.viommu.xml", SchemaSource.Shipped), new TestFile("x.viommu.xml", "<schema xmlns='urn:viommu-gen:schema:1'><extend feature='Viommu'/><extend feature='Nothing'/></schema>")];
        CSharpCompilation consumer = With("", Library("First", "", false, "public"), Library("Second", "", false, "public"));
        TestCompiler.Driver(files, config: config).RunGeneratorsAndUpdateCompilation(consumer, out _, out System.Collections.Immutable.ImmutableArray<Diagnostic> generator);
        string[] analyzers = [.. new Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer[] { new SchemaAnalyzer(), new ProjectAnalyzer() }.SelectMany(analyzer => TestCompiler.Analyze(analyzer, consumer, files, config)).Select(found => found.ToString())];
        string[] all = [.. generator.Select(found => found.ToString()).Concat(analyzers).Order(StringComparer.Ordinal)];
        Assert.Equal(["VIO0004", "VIO9006", "VIO9008"], all.Select(text => text.Split("warning ")[1][..7]).Order(StringComparer.Ordinal));
        Assert.Equal(build == "true" ? 3 : 0, generator.Length);
    }

    private const string Consumes = "class C { internal Viommu.ViommuOptions Options { get; } = new(); }";

    private static CSharpCompilation With(string source, params MetadataReference[] references) => TestCompiler.Compilation(source).AddReferences(references);

    private static MetadataReference Library(string name, string source, bool isProject, string visibility = "internal", string @namespace = "")
        => Reference(Generate(TestCompiler.Compilation(source).WithAssemblyName(name), Consumer.Shipped, visibility, @namespace), isProject);

    private static MetadataReference LibraryOf(string name, string schema)
        => Reference(Generate(TestCompiler.Compilation().WithAssemblyName(name), [("acme.viommu.xml", schema)], "public"), isProject: false);

    private static Diagnostic[] All(CSharpCompilation consumer, params AdditionalText[] files)
        => [.. Consumer.Analyzers.Append(new SchemaAnalyzer()).Append(new ProjectAnalyzer()).DistinctBy(analyzer => analyzer.GetType())
            .SelectMany(analyzer => TestCompiler.Analyze(analyzer, consumer, files, Config("internal"))).Where(found => found.Id is not ("VIO1005" or "VIO9001"))];

    private static MetadataReference Reference(Compilation library, bool isProject)
    {
        if (isProject)
            return library.ToMetadataReference();
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = library.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static Compilation Generate(Compilation compilation, IReadOnlyList<(string Path, string Text)> schemas, string visibility, string @namespace = "")
    {
        TestCompiler.Driver(schemas.Select(schema => new TestFile(schema.Path, schema.Text)), config: Config(visibility, @namespace))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation result, out System.Collections.Immutable.ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return result;
    }

    private static TestConfig Config(string visibility, string @namespace = "")
        => TestConfig.Global((ProjectSettings.VisibilityProperty, visibility), (ProjectSettings.NamespaceProperty, @namespace));

    private static IEnumerable<SyntaxTree> Generated(Compilation compilation) => compilation.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static IReadOnlyList<Diagnostic> Project(Compilation consumer)
        => TestCompiler.Analyze(new ProjectAnalyzer(), consumer, [new TestFile("nova.viommu.xml", SchemaSource.Shipped)], Config("internal"));

    private static CSharpCompilation Suppress(CSharpCompilation compilation, string id)
        => compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([.. compilation.Options.SpecificDiagnosticOptions, new(id, ReportDiagnostic.Suppress)]));
}
