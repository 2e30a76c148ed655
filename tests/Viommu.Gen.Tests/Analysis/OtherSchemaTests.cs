using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>A schema about something else gets the same service: nothing of what analyzers say is about the shipped one.</summary>
public class OtherSchemaTests
{
    // The files of a consumer: two features, and a file that extends one of them.
    private static readonly IReadOnlyList<(string Path, string Text)> Schemas =
    [
        .. Directory.EnumerateFiles(Path.Combine(Viommu.Tests.Repository.Root, "tests", "Viommu.OtherSchema.Tests", "Schemas"), "*.viommu.xml")
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path))),
    ];

    [Theory]
    [InlineData("-1", "")]
    [InlineData("int.MaxValue", "DoorsAreMany")]
    [InlineData("5", "DoorsAreMany")]
    [InlineData("4", "")]
    public void How_many_elements_are_planned(string doors, string rule)
    {
        IReadOnlyList<Diagnostic> found = Consumer.Analyze([("Consumer.cs", $$"""using Acme.Tpm; class C { static object M() => TpmPlan.Create(new TpmOptions { Model = TpmModel.Tis, Doors = {{doors}} }, new TpmHost { Machine = "pc-q35-9.0", Libvirt = new(10, 10, 0) }); }""")], Schemas);
        Assert.Equal(rule.Length > 0, found.Any(diagnostic => diagnostic.GetMessage(null).Contains("doors for nothing", StringComparison.Ordinal)));
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
    }

    // An amount is what it is worth, however it is written.
    [Theory]
    [InlineData("4KiB", true)]
    [InlineData("4096B", true)]
    [InlineData("8KiB", false)]
    public void An_amount_that_means_the_same_as_none_is_none(string size, bool isNone)
    {
        IReadOnlyList<Diagnostic> found = Consumer.Analyze([("Consumer.cs", $$"""
            using Acme.Tpm;
            class C
            {
                static object M() => TpmPlan.Create(
                    TpmOptions.Read(
                        new Dictionary<string, string> { ["hw:tpm_model"] = "tis", ["hw:tpm_audited"] = "yes", ["hw:tpm_retries"] = "6", ["hw:tpm_state_size"] = "{{size}}" },
                        new Dictionary<string, string>()),
                    new TpmHost { Machine = "pc-q35-9.0", Libvirt = new(10, 10, 0) });
            }
            """)], Schemas);
        Assert.Equal(isNone, found.Any(diagnostic => diagnostic.GetMessage(null).Contains("journals have no room", StringComparison.Ordinal)));
    }

    [Fact]
    public void Keys_and_values()
    {
        IReadOnlyList<Diagnostic> found = Check(
            """
            static object M(Dictionary<string, string> image) => new object[]
            {
                new Dictionary<string, string>
                {
                    [{|VIO1001:"hw:tpm_modle"|}] = "crb",
                    [{|VIO1001:"acme:tpm_pol"|}] = "3",
                    [{|VIO1001:"hw:watchdog_actoin"|}] = "reset",
                    ["hw:cpu_policy"] = "dedicated",
                },
                TpmOptions.Read(new Dictionary<string, string>
                {
                    [TpmExtraSpecs.TpmModel] = {|VIO1002:"crv"|},
                    [TpmExtraSpecs.TpmStateSize] = {|VIO1002:"16M"|},
                    [TpmExtraSpecs.TpmRetries] = {|VIO1002:"12"|},
                    [TpmExtraSpecs.TpmEncrypted] = {|VIO1002:"yes"|},
                    [TpmExtraSpecs.TpmPool] = {|VIO1002:"65"|},
                    [TpmExtraSpecs.TpmProfile] = "anything",
                    [{|VIO1003:TpmImageProperties.TpmPersistent|}] = "yes",
                }, image),
                new Dictionary<string, string> { [{|VIO1005:"hw_tpm_model"|}] = "tis", [TpmImageProperties.TpmFirmware] = "1.2" },
            };
            """,
            "VIO1");
        Assert.Equal(
            [
                "hw:tpm_model",
                "acme:tpm_pool",
                "hw:watchdog_action",
                "none tis crb spapr auto acme",
                "16MiB minimal unlimited",
                "9",
                "on off",
                "64",
                "hw:tpm_persistent",
            ],
            found.Where(diagnostic => diagnostic.Id != "VIO1005").Select(diagnostic => diagnostic.Properties["Replacements"]!.Replace('\n', ' ')));
        Assert.Equal(("Tpm", "extra-spec", "acme:tpm_pol"), (found[1].Properties["Feature"], found[1].Properties["KeyAttribute"], found[1].Properties["NewKey"]));
        Assert.Equal("global::Acme.Tpm.TpmImageProperties.TpmModel", found.Single(diagnostic => diagnostic.Id == "VIO1005").Properties["Constant"]);
    }

    [Fact]
    public void Combinations_in_maps()
    {
        IReadOnlyList<Diagnostic> found = Check(
            """
            static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

            static object M()
            {
                var extraSpecs = new Dictionary<string, string> { [{|VIO2001:TpmExtraSpecs.TpmModel|}] = "crb", [TpmExtraSpecs.TpmVersion] = "1.2" };
                TpmRead read = TpmOptions.Read(extraSpecs, None);
                var flavor = new Dictionary<string, string> { [TpmExtraSpecs.TpmModel] = "tis", [TpmExtraSpecs.TpmRetries] = "2" };
                var image = new Dictionary<string, string> { [{|VIO2001:TpmImageProperties.TpmRetries|}] = "3" };
                TpmRead other = TpmOptions.Read(flavor, image);
                return new Dictionary<string, string> { [{|VIO2002:TpmExtraSpecs.TpmModel|}] = "acme", ["hw:cpu_policy"] = "shared" };
            }
            """,
            "VIO2");
        Assert.Equal(["CrbIsTwo", "ImageMayNotRetryMore", "AcmeNeedsAPool"], found.Select(diagnostic => diagnostic.Properties["Rule"]));
        Assert.Equal(("hw:tpm_model\nhw:tpm_version", "tis\n1.2"), (found[0].Properties["EntryKeys"], found[0].Properties["EntryValues"]));
        // The other key, and the rule where it stands: that of the extension in its own file.
        Assert.Equal(["Consumer.cs", "tpm.viommu.xml"], found[0].AdditionalLocations.Select(location => location.GetLineSpan().Path));
        Assert.Equal("zz-acme.viommu.xml", found[2].AdditionalLocations[^1].GetLineSpan().Path);
    }

    [Fact]
    public void Combinations_in_objects_and_against_a_platform()
    {
        IReadOnlyList<Diagnostic> found = Check(
            """
            static readonly TpmHost Power = new() { Architecture = CpuArchitecture.Power, Libvirt = new(10, 10), Machine = "pseries", Pools = 4 };

            static void M()
            {
                _ = TpmPlan.Create(new TpmOptions { {|VIO2001:Model = TpmModel.Tis|}, Version = TpmVersion.V20 }, Power);
                _ = TpmPlan.Create(new TpmOptions { Model = TpmModel.Spapr, {|VIO2001:Pool = 4|} }, Power);
                _ = new TpmDevice { Model = TpmDeviceModel.TpmCrb, Backend = new TpmBackend { Type = BackendType.Emulator, {|VIO2001:Version = TpmVersion.V12|} } }.Validate(new TpmHost());
                _ = Acme.Watchdog.WatchdogPlan.Create(new Acme.Watchdog.WatchdogOptions { {|VIO2001:Action = Acme.Watchdog.WatchdogAction.Reset|} }, new Acme.Watchdog.WatchdogHost { Machine = "virt-9.0" });
            }
            """,
            "VIO2");
        Assert.Equal(["PowerIsSpapr", "PoolExists", "CrbDeviceIsTwo", "WatchdogNeedsPci"], found.Select(diagnostic => diagnostic.Properties["Rule"]));
        Assert.Equal("There is no pool 4: there are 4. Change acme:tpm_pool or acme_tpm_pool.", found[1].GetMessage());
        Assert.Equal(("Pool", "0"), (found[1].Properties["PropertyNames"], found[1].Properties["PropertyValues"]));
        Assert.Equal(("Action", "global::Acme.Watchdog.WatchdogAction.Disabled"), (found[3].Properties["PropertyNames"], found[3].Properties["PropertyValues"]));
    }

    [Fact]
    public void Traits()
    {
        IReadOnlyList<Diagnostic> found = Check(
            """
            static string[] M() => [{|VIO3001:"COMPUTE_TPM_MODEL_CRV"|}, {|VIO3002:"COMPUTE_VTPM_SPAPR"|}, {|VIO3002:"COMPUTE_OLD_TPM_ACME"|}, "COMPUTE_TPM_MODEL_ACME", "COMPUTE_SECURITY_TPM_2_0"];
            """,
            "VIO3");
        Assert.Equal(["COMPUTE_TPM_MODEL_CRB", "COMPUTE_TPM_MODEL_SPAPR", "COMPUTE_TPM_MODEL_ACME"], found.Select(diagnostic => diagnostic.Properties["Replacements"]!.Split('\n')[0]));
    }

    [Fact]
    public void Xml()
    {
        IReadOnlyList<Diagnostic> found = Check(
            """"
            const string Crb = "<tpm model='tpm-crb'><backend type='emulator' {|VIO4001:version='1.2'|}/></tpm>";
            const string Misspelt = "<tpm><backend type='emulator' {|VIO4003:verison|}='2.0'/></tpm>";
            const string Alone = "<{|VIO4002:tpm|}/>";
            static string M(string type) => $"""
                <domain>
                  <devices>
                    <tpm>
                      <backend type='{type}' {|VIO4002:retries='10'|}/>
                    </tpm>
                    <watchdog model='itco' {|VIO4002:action='rest'|}/>
                  </devices>
                </domain>
                """;
            """",
            "VIO4");
        Assert.Contains(found, diagnostic => diagnostic.Id == "VIO4001" && diagnostic.Properties["Rule"] == "CrbDeviceIsTwo");
    }

    private static IReadOnlyList<Diagnostic> Check(string members, string ids) => Consumer.Check(
        $$"""
        using Acme.Tpm;
        class C
        {
            {{members}}
        }
        """, Schemas, ids);
}
