using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;
using Viommu.Gen.Model;

namespace Viommu.Gen.Tests;

/// <summary>Text from outside is cut in messages, and what is invisible or turns the direction is escaped: of consumer code, of XML and of schemas.</summary>
public class BoundedMessageTests
{
    private const int Longest = 1200;
    private static readonly string Hostile = "true\u202e\u0007" + new string('x', 20_000);

    [Fact]
    public void Of_values_in_code()
    {
        Diagnostic[] found =
        [
            .. Consumer.Analyze($$"""
                class C
                {
                    object M() => ViommuOptions.Read(
                        new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "{{Escape(Hostile)}}", [ExtraSpecs.MemPageSize] = "{{Escape(Hostile)}}" },
                        new Dictionary<string, string> { [ImageProperties.ViommuModel] = "{{Escape(Hostile)}}" });
                    string T() => "trait:COMPUTE_VIOMMU_MODEL_{{new string('X', 20_000)}}";
                    string X() => "<iommu model='{{new string('x', 20_000)}}'><driver eim='{{new string('\u202e', 5_000)}}'/></iommu>";
                }
                """),
        ];
        Assert.Contains(found, diagnostic => diagnostic.Id == "VIO1002");
        Assert.Contains(found, diagnostic => diagnostic.Id == "VIO4002");
        Assert.All(found, diagnostic => AssertClean(diagnostic.GetMessage(null)));
    }

    [Theory]
    [InlineData("<flag name='LONG' true='a' false='b'/>")]
    [InlineData("<enum name='Colour'><value name='Red' text='LONG'/></enum><LONG/>")]
    [InlineData("<options><option name='O' type='LONG' extra-spec='LONG x'/></options>")]
    [InlineData("<options><option name='O' type='flag' LONG='x' extra-spec='a:b'/></options>")]
    [InlineData("<platform name='P'><fact name='F' type='int' path='LONG'/></platform>")]
    [InlineData("<reject id='LONG' when='{ LONG: 3 }'>{LONG}</reject>")]
    [InlineData("<LONG")]
    public void Of_schemas(string feature)
    {
        string schema = $"<schema xmlns='urn:viommu-gen:schema:1'><feature name='Test' namespace='Test'>{feature.Replace("LONG", "\u202b" + new string('L', 20_000), System.StringComparison.Ordinal)}</feature></schema>";
        string[] messages = [.. TestCompiler.Analyze(new Viommu.Gen.Analysis.SchemaAnalyzer(), TestCompiler.Compilation(), [new TestFile("test.viommu.xml", schema)]).Select(diagnostic => diagnostic.GetMessage(null))];
        Assert.NotEmpty(messages);
        Assert.All(messages, AssertClean);
    }

    private static void AssertClean(string message)
    {
        Assert.True(message.Length < Longest, $"{message.Length} characters: {message[..System.Math.Min(200, message.Length)]}");
        Assert.DoesNotContain(message, character => character is '\u202e' or '\u202b' or '\u0007');
    }

    private static string Escape(string text) => text.Replace("\u0007", "\\a", System.StringComparison.Ordinal);
}
