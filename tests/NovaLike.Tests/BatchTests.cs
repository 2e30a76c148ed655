using System.Linq;
using System.Text.Json;
using NovaLike.Tests.Harness;

namespace NovaLike.Tests;

public class BatchTests
{
    private const string Platform =
        """{"architecture":"x86_64","machine":"pc-q35-7.2","virt_type":"kvm","libvirt":"9.0.0","qemu":"7.2.22","vcpus":4,"acpi":true,"uefi":false,"x2apic":false,"assigned_devices":0,"host_address_bits":48}""";

    [Fact]
    public void Answer_IsExactlyThisLine()
    {
        NovaLikeRun run = NovaLikeRun.WithInput(
            $$"""{"id":"größer ☃ <a>","extra_specs":{"hw:viommu_model":"virtio"},"image_properties":{},"platform":{{Platform}}}""", "plan", "--batch", "-");

        Assert.StartsWith("""{"id":"größer ☃ <a>","accepted":true,"model":"virtio","violations":[],"undecided":[],"iommu_xml":"<iommu model='virtio'/>",""", run.Output);
        Assert.EndsWith("}\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void Answer_HasAllMembersInTheirOrder()
    {
        JsonElement answer = Assert.Single(Planner.AskLines($$"""{"id":"a","extra_specs":{"hw:locked_memory":"true"},"image_properties":{},"platform":{{Platform}}}"""));

        Assert.Equal(
            ["id", "accepted", "model", "violations", "undecided", "iommu_xml", "ioapic_xml", "memory_backing_xml", "required_traits", "host_traits"],
            answer.EnumerateObject().Select(static member => member.Name));
        Assert.Equal(
            ["rule", "severity", "message", "keys"],
            Assert.Single(answer.GetProperty("violations").EnumerateArray()).EnumerateObject().Select(static member => member.Name));
    }

    [Fact]
    public void Answers_ComeInTheOrderOfTheLinesAndBlankLinesAreSkipped()
    {
        JsonElement[] answers = Planner.AskLines("", """{"id":"a"}""", "   ", """{"id":"b"}""", "", "\t", """{"id":"c"}""", "");

        Assert.Equal(["a", "b", "c"], answers.Select(static answer => answer.GetProperty("id").GetString()));
    }

    [Fact]
    public void ManyLines_AreAllAnswered()
    {
        JsonElement[] answers = Planner.AskLines([.. Enumerable.Range(0, 2000).Select(static i => $$"""{"id":"{{i}}","platform":{{Platform}}}""")]);

        Assert.Equal(Enumerable.Range(0, 2000).Select(static i => i.ToString()), answers.Select(static answer => answer.GetProperty("id").GetString()));
    }

    [Fact]
    public void NoLines_NoAnswers() => Assert.Empty(Planner.AskLines("", ""));

    [Fact]
    public void LastLine_NeedsNoLineBreak() => Assert.Equal(2, Planner.AskLines("""{"id":"a"}""", """{"id":"b"}""").Length);

    [Fact]
    public void LongLine_IsRead()
    {
        string note = new('ä', 100_000);

        Assert.Equal("a", Assert.Single(Planner.AskLines($$"""{"note":"{{note}}","id":"a"}""")).GetProperty("id").GetString());
    }

    [Fact]
    public void Members_MayBeLeftOutOrNull()
    {
        JsonElement[] answers = Planner.AskLines("{}", """{"id":null,"extra_specs":null,"image_properties":null,"platform":null}""", """{"id":"c","platform":{"libvirt":null}}""");

        Assert.All(answers, static answer => Assert.Equal("none", answer.GetProperty("model").GetString()));
    }

    [Fact]
    public void File_IsReadAsStandardInputIs()
    {
        NovaLikeRun run = NovaLikeRun.With("plan", "--batch", Documents.Shipped("cases.jsonl"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(10, Planner.Parse(run.Output).Length);
    }

    [Theory]
    [InlineData("? no", null, "not JSON at byte 1:")]
    [InlineData("""{"id":"a",""", "a", "not JSON")]
    [InlineData("""{"extra_specs":{"id":"x"},"id":"a","platform":{]""", "a", "not JSON")]
    [InlineData("""{"id":"a"} {"id":"b"}""", "a", "not JSON")]
    [InlineData("[]", null, "the document must be an object and is a list.")]
    [InlineData("\"a\"", null, "the document must be an object and is a text.")]
    [InlineData("null", null, "the document must be an object and is null.")]
    [InlineData("""{"id":7}""", null, "id must be a text and is 7.")]
    [InlineData("""{"extra_specs":[],"id":"a"}""", "a", "extra_specs must be an object and is a list.")]
    [InlineData("""{"id":"a","extra_specs":{"hw:locked_memory":true}}""", "a", "extra_specs.hw:locked_memory must be a text and is true.")]
    [InlineData("""{"id":"a","extra_specs":{"hw:viommu_model":null}}""", "a", "extra_specs.hw:viommu_model must be a text and is null.")]
    [InlineData("""{"id":"a","image_properties":{"hw_locked_memory":1}}""", "a", "image_properties.hw_locked_memory must be a text and is 1.")]
    [InlineData("""{"id":"a","image_properties":"none"}""", "a", "image_properties must be an object and is a text.")]
    [InlineData("""{"id":"a","platform":{"vcpus":"4"}}""", "a", "platform.vcpus must be a whole number from 1 to 2147483647 and is a text.")]
    [InlineData("""{"id":"a","platform":{"vcpus":4.5}}""", "a", "and is 4.5.")]
    [InlineData("""{"id":"a","platform":{"vcpus":-4}}""", "a", "and is -4.")]
    [InlineData("""{"id":"a","platform":{"vcpus":99999999999}}""", "a", "and is 99999999999.")]
    [InlineData("""{"id":"a","platform":{"acpi":"true"}}""", "a", "platform.acpi must be true or false and is a text.")]
    [InlineData("""{"id":"a","platform":{"libvirt":9.0}}""", "a", "platform.libvirt must be a version such as \"9.0.0\" (in quotes), or 9000000 and is 9.0.")]
    [InlineData("""{"id":"a","platform":{"libvirt":"9.0.0-4"}}""", "a", "platform.libvirt must be a version such as 9.0.0 (or packed, 9000000) and is '9.0.0-4'.")]
    [InlineData("""{"id":"a","platform":{"qemu":"7.2.22.1"}}""", "a", "platform.qemu must be a version")]
    [InlineData("""{"id":"a","platform":{"machine":""}}""", "a", "platform.machine is empty.")]
    [InlineData("""{"id":"a","platform":{"virttype":"kvm"}}""", "a", "platform.virttype is not known here.")]
    [InlineData("""{"id":"a","extra_specs":{"x":"\ud800"}}""", "a", "not valid Unicode")]
    public void MalformedLine_IsToldAndTheRestGoesOn(string line, string? id, string error)
    {
        JsonElement[] answers = Planner.AskLines("""{"id":"before"}""", "", line, """{"id":"after"}""");

        Assert.Equal(3, answers.Length);
        Assert.Equal("before", answers[0].GetProperty("id").GetString());
        Assert.Equal("after", answers[2].GetProperty("id").GetString());
        Assert.Equal(3, answers[1].GetProperty("line").GetInt32());
        Assert.Contains(error, answers[1].GetProperty("error").GetString());
        Assert.Equal(id, answers[1].TryGetProperty("id", out JsonElement found) ? found.GetString() : null);
        Assert.False(answers[1].TryGetProperty("accepted", out _));
    }

    [Fact]
    public void DeepNesting_IsMalformedAndNoCrash()
    {
        JsonElement[] answers = Planner.AskLines("""{"id":"a","note":""" + new string('[', 100_000), """{"id":"b"}""");

        Assert.Equal("a", answers[0].GetProperty("id").GetString());
        Assert.Contains("not JSON", answers[0].GetProperty("error").GetString());
        Assert.True(answers[1].GetProperty("accepted").GetBoolean());
    }
}
