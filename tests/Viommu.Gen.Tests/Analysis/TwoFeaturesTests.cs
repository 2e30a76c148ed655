using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Two features that read some of the same keys: what both say of one is reported once.</summary>
public class TwoFeaturesTests
{
    [Theory]
    [InlineData("""["hw:mem_encryption"] = "true" """, """["hw_mem_encryption"] = "false", ["hw_firmware_type"] = "uefi" """, "VIO2001")]
    [InlineData("""["hw:mem_encryption"] = "maybe" """, "", "VIO1002")]
    [InlineData("""["pci_passthrough:alias"] = "gpu" """, "", "VIO1002")]
    [InlineData("""["hw:mem_encryptoin"] = "true" """, "", "VIO1001")]
    [InlineData("""["hw:mem_nothing_like_it"] = "true" """, "", "VIO1006")]
    [InlineData("", """["hw:mem_encryption"] = "true" """, "VIO1003")]
    [InlineData("", """["hw_mem_encryption"] = "true", ["hw_firmware_type"] = "uefi" """, "")]
    public void It_is_reported_once(string flavor, string image, string ids)
    {
        IReadOnlyList<Diagnostic> found = Consumer.Analyze(
            [("Consumer.cs", $$"""
                class C
                {
                    void M()
                    {
                        var flavor = new Dictionary<string, string> { {{flavor}} };
                        var image = new Dictionary<string, string> { {{image}} };
                        _ = Viommu.ViommuOptions.Read(flavor, image);
                        _ = Viommu.Hardware.HardwareOptions.Read(flavor, image);
                    }
                }
                """)],
            [("nova.viommu.xml", SchemaSource.Shipped), ("nova-hardware.viommu.xml", SchemaSource.Hardware)]);
        Assert.Equal(ids, string.Join(' ', found.Select(diagnostic => diagnostic.Id).Where(id => id is not ("VIO1005" or "VIO2002"))));
        Assert.All(found.GroupBy(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan)), static same => Assert.Single(same));
    }

    // A map is held against what reads it.
    [Theory]
    [InlineData("ViommuOptions", """["hw:nothing_like_it"] = "1" """, "")]
    [InlineData("Hardware.HardwareOptions", """["hw:nothing_like_it"] = "1" """, "VIO1006")]
    [InlineData("ViommuOptions", """["hw:cpu_policy"] = "of several words" """, "")]
    [InlineData("Hardware.HardwareOptions", """["hw:cpu_policy"] = "of several words" """, "VIO1002")]
    [InlineData("Hardware.HardwareOptions", """["hw:locked_memory"] = "of several words" """, "")]
    [InlineData("ViommuOptions", """["hw:mem_page_size"] = "nonsense" """, "VIO1002")]
    [InlineData("Hardware.HardwareOptions", """["hw:mem_page_size"] = "nonsense" """, "")]
    [InlineData("ViommuOptions", """["hw_viommu_model"] = "q35" """, "VIO1003")]
    public void What_no_reader_of_a_map_looks_at_is_its_own_matter(string type, string flavor, string ids)
    {
        IReadOnlyList<Diagnostic> found = Consumer.Analyze(
            [("Consumer.cs", $$"""class C { object M() => Viommu.{{type}}.Read(new Dictionary<string, string> { {{flavor}} }, new Dictionary<string, string>()); }""")],
            [("nova.viommu.xml", SchemaSource.Shipped), ("nova-hardware.viommu.xml", SchemaSource.Hardware)]);
        Assert.Equal(ids, string.Join(' ', found.Select(diagnostic => diagnostic.Id).Where(id => id is not ("VIO1005" or "VIO2002"))));
    }

    // Types are those of their own features, whatever else has their names.
    [Fact]
    public void Types_of_one_name_are_told_apart()
    {
        const string One = """
            <quantity name="Size" unit="KiB"><suffix text="MB" factor="1024"/></quantity>
            <enum name="Mode"><value name="Slow" text="slow"/><value name="Fast" text="fast"/></enum>
            <enum name="Board" open="Other"><value name="Virt" match="virt virt-*"/></enum>
            <options><option name="Q" extra-spec="one:q" type="Size"/><option name="M" extra-spec="one:m" type="Mode"/><option name="K" extra-spec="one:k" type="Board"/><option name="N" extra-spec="one:n" type="int"/></options>
            <reject id="Small" when="{ Q: &lt; 512 }">Q is {Q}.</reject>
            <reject id="NotFast" when="{ M: not (Fast or null) }">M is {M}.</reject>
            <reject id="NotVirt" when="{ K: not (Virt or null) }">K is {K}.</reject>
            <reject id="Five" when="{ N: 5 }">N is {N}.</reject>
            """;
        const string Two = """
            <quantity name="Size" unit="MiB"><suffix text="MB" factor="1"/></quantity>
            <enum name="Mode"><value name="Quick" text="fast"/></enum>
            <enum name="Board" open="Other"><value name="Virt" match="riscv"/></enum>
            <options><option name="Q" extra-spec="two:q" type="Size"/><option name="M" extra-spec="two:m" type="Mode"/><option name="K" extra-spec="two:k" type="Board"/></options>
            """;
        IReadOnlyList<Diagnostic> found = Consumer.Analyze(
            [("Consumer.cs", """
                using One;
                class C
                {
                    void M()
                    {
                        _ = new OneOptions { Q = Size.Parse("1MB") }.Validate();
                        _ = new OneOptions { K = Board.Virt }.Validate();
                        _ = new OneOptions { M = ModeText.Parse("fast") }.Validate();
                        _ = new OneOptions { N = Mine.Size.FromMiB(5) }.Validate();
                        _ = new OneOptions { N = Mine.Size.FromKiB(5) }.Validate();
                        _ = new OneOptions { K = Mine.Board.Parse("riscv") }.Validate();
                        _ = new OneOptions { M = ModeText.Parse("slow") }.Validate();
                    }
                }
                namespace Mine
                {
                    static class Size { public static int FromMiB(int x) => x * 1024; public static int FromKiB(int x) => x * 2; }
                    static class Board { public static One.Board Parse(string text) => One.Board.Parse("virt"); }
                }
                """)],
            [("one.viommu.xml", SchemaSource.Feature(One, "One")),
                ("two.viommu.xml", SchemaSource.Feature(Two, "Two"))]);
        Assert.Equal(["M is 'slow'."], found.Where(diagnostic => diagnostic.Id == "VIO2001").Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Split(" (")[0]));
    }

    // What a text is depends on the map, and on who reads it.
    [Fact]
    public void A_key_of_several_options_is_what_its_reader_takes_it_for()
    {
        const string One = """
            <enum name="Mode"><value name="Quick" text="fast"/></enum>
            <options sources="pod image">
              <option name="A" extra-spec="k:x" type="int"/><option name="B" image-property="k:x" type="Mode"/>
              <option name="Q" extra-spec="q.{n:0..9}" type="int"/><option name="R" image-property="q.{name}" type="Mode"/>
              <option name="S" extra-spec="k:s" image-property="k_s" type="int"><alias image-property="k:s2"/></option><option name="T" extra-spec="k:s2" type="Mode"/>
              <option name="U" extra-spec="x:a" type="int"/><option name="V" extra-spec="x:p.{n:0..9}" type="int"/><option name="W" image-property="x:side" type="int"/>
            </options>
            """;
        const string Two = """
            <enum name="Mode"><value name="Quick" text="fast"/></enum>
            <options sources="job"><option name="U" extra-spec="x:a" type="Mode"/><option name="V" extra-spec="x:p.{name}" type="Mode"/><option name="W" extra-spec="x:side" type="int"/></options>
            """;
        IReadOnlyList<Diagnostic> found = Consumer.Analyze(
            [("Consumer.cs", """
                class C
                {
                    void M()
                    {
                        _ = One.OneOptions.Read(pod: new Dictionary<string, string> { ["k:x"] = "1" }, image: new Dictionary<string, string> { ["k:x"] = "fast" });
                        _ = One.OneOptions.Read(pod: new Dictionary<string, string> { ["q.1"] = "1" }, image: new Dictionary<string, string> { ["q.1"] = "fast" });
                        _ = One.OneOptions.Read(pod: new Dictionary<string, string> { ["k:s2"] = "fast" }, image: new Dictionary<string, string> { ["k:s2"] = "2" });
                        _ = One.OneOptions.Read(pod: new Dictionary<string, string> { ["k:x"] = "fast" }, image: new Dictionary<string, string> { ["k:x"] = "1" });
                        _ = One.OneOptions.Read(pod: new Dictionary<string, string> { ["q.1"] = "fast" }, image: new Dictionary<string, string> { ["q.1"] = "1" });
                        _ = One.OneOptions.Read(pod: new Dictionary<string, string> { ["k:s2"] = "2" }, image: new Dictionary<string, string> { ["k:s2"] = "fast" });
                        _ = Two.TwoOptions.Read(new Dictionary<string, string> { ["x:a"] = "fast", ["x:p.1"] = "fast", ["x:side"] = "1" });
                        _ = Two.TwoOptions.Read(new Dictionary<string, string> { ["x:a"] = "slow", ["x:p.1"] = "slow", ["x:side"] = "one" });
                    }
                }
                """)],
            [("one.viommu.xml", SchemaSource.Feature(One, "One")), ("two.viommu.xml", SchemaSource.Feature(Two, "Two"))]);
        Assert.Equal(
            ["VIO1002 8", "VIO1002 8", "VIO1002 9", "VIO1002 9", "VIO1002 10", "VIO1002 10", "VIO1002 12", "VIO1002 12", "VIO1002 12"],
            found.Where(diagnostic => diagnostic.Id != "VIO1005").Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}"));
    }
}
