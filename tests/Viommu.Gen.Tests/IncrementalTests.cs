using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Pipeline;

namespace Viommu.Gen.Tests;

/// <summary>What is run again after an edit: nothing for C#, nothing for a comment in the schema, and for a value what depends on it.</summary>
public class IncrementalTests
{
    private const string Values = "ValuesArtifact", Options = "OptionsArtifact", Plan = "PlanArtifact", Elements = "ElementsArtifact";

    private static readonly string[] Artifacts = [Values, Options, Plan, Elements];

    [Fact]
    public void An_unrelated_edit_leaves_every_output_cached()
    {
        var editor = new Editor();
        editor.EditCode("class Unrelated { int _field = 42; }");
        editor.AssertCached(Artifacts);
        editor.AssertUnchanged();
    }

    [Fact]
    public void A_comment_in_the_schema_leaves_every_output_cached()
    {
        var editor = new Editor();
        editor.EditSchema(text => text.Replace("<feature ", "<!-- a remark that moves everything\n\n -->\n<feature ", StringComparison.Ordinal));
        editor.AssertCached(Artifacts);
        editor.AssertUnchanged();
    }

    [Fact]
    public void An_attribute_that_moves_leaves_every_output_cached()
    {
        var editor = new Editor();
        editor.EditSchema(text => text.Replace("<option name=\"Model\"", "<option    name=\"Model\"", StringComparison.Ordinal));
        editor.AssertCached(Artifacts);
    }

    [Fact]
    public void A_changed_element_changes_the_elements_only()
    {
        var editor = new Editor();
        editor.EditSchema(text => text.Replace("The name, in letters, digits, underscores, hyphens and dots.", "Another summary.", StringComparison.Ordinal));
        editor.AssertModified(Elements);
        editor.AssertCached(Values, Options, Plan);
        editor.AssertChangedFiles("Viommu.Element.IommuDevice.g.cs");
    }

    [Fact]
    public void A_changed_rule_of_the_request_changes_the_options_only()
    {
        var editor = new Editor();
        editor.EditSchema(text => text.Replace("for example to any.", "for example to large.", StringComparison.Ordinal));
        editor.AssertModified(Options);
        editor.AssertCached(Values, Plan, Elements);
        editor.AssertChangedFiles("Viommu.Options.g.cs");
    }

    [Fact]
    public void A_changed_rule_of_the_platform_changes_the_plan_only()
    {
        var editor = new Editor();
        editor.EditSchema(text => text.Replace("Model: Virtio, Libvirt: &lt; \"8.3.0\"", "Model: Virtio, Libvirt: &lt; \"8.4.0\"", StringComparison.Ordinal));
        editor.AssertModified(Plan);
        editor.AssertCached(Values, Options, Elements);
    }

    [Fact]
    public void A_changed_text_of_a_value_changes_the_values()
    {
        var editor = new Editor();
        editor.EditSchema(text => text.Replace("text=\"kvm\" summary=\"The kernel", "text=\"kernel\" summary=\"The kernel", StringComparison.Ordinal));
        editor.AssertModified(Values);
        editor.AssertCached(Options, Plan, Elements);
    }

    [Fact]
    public void Another_schema_file_adds_its_feature_and_leaves_the_others_alone()
    {
        var editor = new Editor();
        editor.AddFile("other.viommu.xml", SchemaSource.Feature("""<enum name="Colour"><value name="Red" text="red"/></enum>""", "Other"));
        editor.AssertChangedFiles("Other.Schema.g.cs", "Other.Values.g.cs");
    }

    [Fact]
    public void Every_step_has_a_name_that_is_tracked()
    {
        var editor = new Editor();
        foreach (FieldInfo name in typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.NonPublic))
            Assert.Contains((string)name.GetRawConstantValue()!, editor.Steps.Keys);
    }

    [Fact]
    public void There_are_at_most_four_outputs()
        => Assert.True(new Editor().OutputSteps.Count() <= 4);

    private sealed class Editor
    {
        private GeneratorDriver _driver;
        private CSharpCompilation _compilation = TestCompiler.Compilation("class Consumer { }");
        private AdditionalText _schema = new TestFile("nova.viommu.xml", SchemaSource.Shipped);
        private readonly Dictionary<string, string> _before;

        public Editor()
        {
            _driver = TestCompiler.Driver([_schema]).RunGenerators(_compilation);
            _before = Files();
            Assert.Equal(7, _before.Count);
        }

        public IReadOnlyDictionary<string, System.Collections.Immutable.ImmutableArray<IncrementalGeneratorRunStep>> Steps => _driver.GetRunResult().Results[0].TrackedSteps;

        public IEnumerable<IncrementalGeneratorRunStep> OutputSteps => _driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(step => step.Value);

        public void EditCode(string source)
        {
            _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(source, TestCompiler.CSharp12, "Consumer.cs"));
            Run();
        }

        public void EditSchema(Func<string, string> edit)
        {
            string edited = edit(SchemaSource.Shipped);
            Assert.NotEqual(SchemaSource.Shipped, edited);
            var file = new TestFile(_schema.Path, edited);
            _driver = _driver.ReplaceAdditionalText(_schema, file);
            _schema = file;
            Run();
        }

        public void AddFile(string path, string text)
        {
            _driver = _driver.AddAdditionalTexts([new TestFile(path, text)]);
            Run();
        }

        public void AssertCached(params string[] names)
        {
            foreach (string name in names)
                Assert.All(Reasons(name), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name} was {reason}"));
            if (names.Length == Artifacts.Length)
                Assert.All(Reasons(OutputSteps), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }

        public void AssertModified(string name) => Assert.Contains(IncrementalStepRunReason.Modified, Reasons(name));

        public void AssertUnchanged() => AssertChangedFiles();

        public void AssertChangedFiles(params string[] names)
            => Assert.Equal(names, Files().Where(file => _before.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key).Order(StringComparer.Ordinal));

        private void Run() => _driver = _driver.RunGenerators(_compilation);

        private Dictionary<string, string> Files()
            => _driver.GetRunResult().Results[0].GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

        private IncrementalStepRunReason[] Reasons(string artifact)
        {
            IncrementalStepRunReason[] reasons = [.. Steps[TrackingNames.Artifacts].SelectMany(step => step.Outputs).Where(output => output.Value.GetType().Name == artifact).Select(output => output.Reason)];
            Assert.NotEmpty(reasons);
            return reasons;
        }

        private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps)
            => steps.SelectMany(step => step.Outputs).Select(output => output.Reason);
    }
}
