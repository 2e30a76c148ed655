using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Known keys stand in many tables: what shows that one is a map of a request, and what is said of it then.</summary>
public class MapEvidenceTests
{
    [Theory]
    // Help texts, labels, columns, other names, patterns, messages.
    [InlineData("""[ExtraSpecs.ViommuModel] = "Which virtual IOMMU the guest gets.", [ExtraSpecs.LockedMemory] = "Whether its memory is locked." """)]
    [InlineData("""["hw:viommu_model"] = "vIOMMU", ["hw:locked_memory"] = "Locked" """)]
    [InlineData("""["hw:viommu_model"] = "string", ["hw:locked_memory"] = "boolean", ["hw:mem_page_size"] = "string" """)]
    [InlineData("""["hw_viommu_model"] = "hw:viommu_model", ["hw_locked_memory"] = "hw:locked_memory" """)]
    [InlineData("""["viommu"] = "hw:viommu_model", ["hw:locked_memory"] = "locked" """)]
    [InlineData("""["hw:locked_memory"] = "^(true|false)$", ["hw:viommu_model"] = "^[a-z0-9]+$" """)]
    [InlineData("""["hw:locked_memory"] = "must be a boolean", ["hw:viommu_modle"] = "no such key" """)]
    [InlineData("""["hw:locked_memory"] = nameof(ViommuOptions.LockedMemory), ["hw:viommu_model"] = nameof(ViommuOptions.Model) """)]
    // Words of other languages than the schema's, where nothing says that they are values.
    [InlineData("""["HW:VIOMMU_MODEL"] = "intel", ["HW_LOCKED_MEMORY"] = "true" """)]
    [InlineData("""["hw.viommu.model"] = "intel" """)]
    // Another number is another key.
    [InlineData("""["hw:numa_cpus.0"] = "0-3", ["hw:numa_cpus.1"] = "4-7", ["hw:numa_mem.12"] = "1024" """)]
    public void Tables_of_something_else_are_left_alone(string entries) => Consumer.Check(
        $$"""class C { public static readonly Dictionary<string, string> Table = new() { {{entries}} }; }""", ids: "VIO1001");

    [Fact]
    public void A_map_that_reaches_code_that_reads_a_request_is_one() => Consumer.Check(
        """
        class C
        {
            static void Take([Viommu.Runtime.ExtraSpecs] IReadOnlyDictionary<string, string> map) { }
            static void M(Dictionary<string, string> image)
            {
                var first = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = {|VIO1002:"disabled"|}, [ExtraSpecs.ViommuModel] = {|VIO1002:"anything at all"|} };
                _ = ViommuOptions.Read(first, image);
                var second = new Dictionary<string, string>();
                second[{|VIO1001:"HW:LOCKED_MEMORY"|}] = "true";
                second.Add(ExtraSpecs.ViommuModel, {|VIO1002:"none of them"|});
                Take(second);
                var never = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "disabled", [ExtraSpecs.ViommuModel] = "anything at all" };
                Console.WriteLine(never.Count);
            }
        }
        """, ids: "VIO100");

    [Fact]
    public void Elsewhere_a_value_is_refused_if_it_is_a_slip_or_empty_or_alone() => Consumer.Check(
        """
        class C
        {
            static void M(Dictionary<string, string> map)
            {
                map[ExtraSpecs.LockedMemory] = {|VIO1002:"disabled"|};
                _ = new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = "intel", [ExtraSpecs.LockedMemory] = {|VIO1002:"ture"|}, [ExtraSpecs.MemPageSize] = {|VIO1002:""|} };
                _ = new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = {|VIO1002:"virtoi"|} };
                Set(ExtraSpecs.ViommuModel, {|VIO1002:"itnel"|});
                Set(ExtraSpecs.ViommuModel, "whatever");
                _ = map.GetValueOrDefault(ExtraSpecs.ViommuModel, "unset");
                _ = ExtraSpecs.ViommuModel.Replace("hw:", "os:");
            }
            static void Help(Dictionary<string, string> texts)
            {
                texts[ExtraSpecs.ViommuModel] = "a sentence about it";
                texts[ExtraSpecs.LockedMemory] = "disabled";
            }
            static void Set(string key, string value) { }
        }
        """, ids: "VIO1002");

    [Fact]
    public void One_mistake_is_told_once() => Consumer.Check(
        """
        class C
        {
            object M()
            {
                var map = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true", [{|VIO1001:"hw:mem_page_szie"|}] = "any" };
                return ViommuOptions.Read(map, new Dictionary<string, string>());
            }
        }
        """, ids: "VIO");

    [Fact]
    public void Looking_up_keys_of_both_sides_says_nothing_twice() => Consumer.Check(
        """
        class C
        {
            object M(Dictionary<string, string> flavor, Dictionary<string, string> image) => new object?[]
            {
                flavor.GetValueOrDefault(ExtraSpecs.ViommuModel), image.GetValueOrDefault(ImageProperties.ViommuModel),
                new[] { flavor[ExtraSpecs.LockedMemory], image[ImageProperties.LockedMemory] },
                new[] { ExtraSpecs.MemPageSize, ImageProperties.MemPageSize, ExtraSpecs.MemPageSize },
                new HashSet<string> { ExtraSpecs.MemPageSize, ImageProperties.MemPageSize },
                new[] { (ExtraSpecs.ViommuModel, ImageProperties.ViommuModel), (ExtraSpecs.LockedMemory, ImageProperties.LockedMemory) },
            };
        }
        """, ids: "VIO100");

    [Fact]
    public void The_other_side_is_told_as_a_guess_where_it_is_one()
    {
        const string Likely = """class C { object M() => new List<KeyValuePair<string, string>> { new(ImageProperties.LockedMemory, "true"), new(ImageProperties.ViommuModel, "auto"), new(ExtraSpecs.MemPageSize, "any") }; }""";
        const string Certain = """class C { object M(Dictionary<string, string> none) => ViommuOptions.Read(none, new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = "auto" }); }""";

        Assert.Contains("most other keys here are image properties", Assert.Single(Consumer.Analyze(Likely), diagnostic => diagnostic.Id == "VIO1003").GetMessage(null), System.StringComparison.Ordinal);
        Assert.Contains("this map holds the properties of an image", Assert.Single(Consumer.Analyze(Certain), diagnostic => diagnostic.Id == "VIO1003").GetMessage(null), System.StringComparison.Ordinal);
    }
}
