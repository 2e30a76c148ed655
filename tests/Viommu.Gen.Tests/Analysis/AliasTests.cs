using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Further keys of options, which are words of every program.</summary>
public class AliasTests
{
    private const string Schema = """
        <schema xmlns="urn:viommu-gen:schema:1">
          <feature name="Backup" namespace="Acme">
            <flag name="Flag" true="yes" false="no"/>
            <options closed="backup:">
              <option name="Keep" extra-spec="backup:keep" image-property="backup_keep" type="int" max="9">
                <alias extra-spec="backup:copies" image-property="copies" deprecated="since Acme 2"/>
                <alias image-property="count"/>
              </option>
              <option name="Daily" extra-spec="backup:daily" type="Flag"/>
            </options>
            <reject id="DailyIsLittle" when="{ Keep: &lt; 2, Daily: true }">No.</reject>
          </feature>
        </schema>
        """;

    [Fact]
    public void A_former_key_is_found_in_a_map_that_is_read() => Consumer.Check(
        """
        using Acme;
        class C
        {
            object M() => BackupOptions.Read(
                new Dictionary<string, string> { [{|VIO1007:"backup:copies"|}] = "3" },
                new Dictionary<string, string> { [{|VIO1007:"copies"|}] = {|VIO1002:"ten"|} });

            object N() => BackupOptions.Read(new Dictionary<string, string>(), new Dictionary<string, string> { ["count"] = {|VIO1002:"10"|} });

            void O([Viommu.Runtime.ImageProperties] Dictionary<string, string> marked) => marked[{|VIO1007:"copies"|}] = "3";

            void P([Viommu.Runtime.ExtraSpecs] Dictionary<string, string> marked) => marked["copies"] = "ten";
        }
        """, Schema, "VIO100");

    [Fact]
    public void Beside_the_key_of_today_it_is_for_older_readers() => Consumer.Check(
        """
        using Acme;
        class C
        {
            object M(string keep)
            {
                var image = new Dictionary<string, string> { ["copies"] = keep };
                image["backup_keep"] = keep;
                return BackupOptions.Read(new Dictionary<string, string>(), image);
            }
        }
        """, Schema, "VIO1007");

    [Fact]
    public void Behind_a_key_that_is_there_it_is_not_read() => Consumer.Check(
        """
        using Acme;
        class C
        {
            object M() => BackupOptions.Read(
                new Dictionary<string, string> { [{|VIO1005:"backup:keep"|}] = "1", ["backup:copies"] = "ten" },
                new Dictionary<string, string> { [{|VIO1007:"copies"|}] = "1", ["count"] = "ten" });

            object N() => BackupOptions.Read(new Dictionary<string, string> { [{|VIO1005:"backup:keep"|}] = {|VIO1002:"ten"|}, ["backup:copies"] = "1" }, new Dictionary<string, string>());
        }
        """, Schema, "VIO100");

    [Fact]
    public void Elsewhere_it_is_a_word() => Consumer.Check(
        """
        class C
        {
            object M() => new Dictionary<string, string> { ["copies"] = "ten", ["count"] = "many", ["backup:copies"] = "x" };

            string N(Dictionary<string, string> map) => map["copies"];

            void O(string what) { if (what == "copies") O("count"); }
        }
        """, Schema, "VIO");

    [Fact]
    public void Rules_see_what_it_says_and_the_key_of_today_counts_first() => Consumer.Check(
        """
        using Acme;
        class C
        {
            object M() => BackupOptions.Read(
                new Dictionary<string, string> { [{|VIO2001:"backup:copies"|}] = "1", ["backup:daily"] = "yes" }, new Dictionary<string, string>());

            object N() => BackupOptions.Read(
                new Dictionary<string, string> { ["backup:copies"] = "1", ["backup:keep"] = "2", ["backup:daily"] = "yes" }, new Dictionary<string, string>());

            object O() => BackupOptions.Read(
                new Dictionary<string, string> { ["backup:daily"] = "yes" }, new Dictionary<string, string> { [{|VIO2001:"count"|}] = "1" });
        }
        """, Schema, "VIO2001");
}
