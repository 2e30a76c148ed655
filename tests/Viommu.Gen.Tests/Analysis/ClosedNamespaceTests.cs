using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Keys of namespaces that a schema closes.</summary>
public class ClosedNamespaceTests
{
    private const string Schema = """
        <schema xmlns="urn:viommu-gen:schema:1">
          <feature name="Backup" namespace="Acme"><options closed="backup: keep-">
            <option name="Keep" extra-spec="backup:keep" type="int"/>
            <option name="Target" extra-spec="backup:target" image-property="backup_target" type="text"/>
          </options></feature>
          <feature name="Other" namespace="Acme.Other"><options><option name="Speed" extra-spec="backup:speed" type="int"/></options></feature>
        </schema>
        """;

    [Fact]
    public void In_a_map_that_is_read_each_key_is_known() => Consumer.Check(
        """
        using Acme;
        class C
        {
            object M() => BackupOptions.Read(
                new Dictionary<string, string>
                {
                    [{|VIO1005:"backup:keep"|}] = "3", [{|VIO1005:"backup:speed"|}] = "4", [{|VIO1006:"backup:schedule"|}] = "daily", [{|VIO1001:"backup:targt"|}] = "a", ["other:schedule"] = "x",
                    [{|VIO1006:"keep-all-of-them"|}] = "x", ["backup"] = "x",
                },
                new Dictionary<string, string> { ["backup_schedule"] = "daily" });

            void N([Viommu.Runtime.ExtraSpecs] Dictionary<string, string> marked) => marked[{|VIO1006:"backup:schedule"|}] = "daily";
        }
        """, Schema, "VIO100");

    [Fact]
    public void Who_looks_a_key_up_or_takes_it_out_knows_that_it_should_not_be_there() => Consumer.Check(
        """
        class C
        {
            void M([Viommu.Runtime.ExtraSpecs] Dictionary<string, string> map)
            {
                if (map.ContainsKey("backup:schedule") || map.TryGetValue("backup:timing", out _))
                    map.Remove("backup:schedule");
            }
        }
        """, Schema, "VIO100");

    [Fact]
    public void Keys_that_ask_for_a_trait_are_known() => Consumer.Check(
        """
        using Acme;
        class C
        {
            object M() => BackupOptions.Read(
                new Dictionary<string, string> { ["backup:trait:FAST_SLOW"] = "required", ["backup:rack3:FAST_SLOW"] = "required", [{|VIO1006:"backup:tray:FAST_SLOW"|}] = "required" },
                new Dictionary<string, string>());
        }
        """, """
        <schema xmlns="urn:viommu-gen:schema:1">
          <feature name="Backup" namespace="Acme">
            <enum name="Speed"><value name="Slow" text="slow"/></enum>
            <options closed="backup:"><option name="Speed" extra-spec="b:speed" type="Speed"/></options>
            <traits name="Traits" for="Speed" prefix="FAST_" requested-by="backup:trait:"/>
            <traits name="RackTraits" prefix="RACK_" requested-by="backup:rack*:"><trait name="RACK_FULL" when="{ Speed: Slow }"/></traits>
          </feature>
        </schema>
        """, "VIO100");

    [Fact]
    public void Elsewhere_a_key_may_be_somebody_elses() => Consumer.Check(
        """
        class C
        {
            object M() => new Dictionary<string, string> { ["backup:keep"] = "3", ["backup:schedule"] = "daily" };

            string N(Dictionary<string, string> map) => map["backup:schedule"];
        }
        """, Schema, "VIO1006");

    [Fact]
    public void A_map_that_ignores_case_knows_a_key_in_each() => Consumer.Check(
        """
        using Acme;
        class C
        {
            object M() => BackupOptions.Read(
                new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["BACKUP:KEEP"] = "3", ["backup:Keep"] = "3" }, new Dictionary<string, string>());
        }
        """, Schema, "VIO1006");
}
