using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Keys with parameters, in code: they are known, near misses of them too, and one map may have several.</summary>
public class KeyParameterTests
{
    private const string Schema = """
        <schema xmlns="urn:viommu-gen:schema:1">
          <feature name="Racks" namespace="Acme">
            <number-set name="SlotSet" max="63"/>
            <enum name="Wish"><value name="Required" text="required"/><value name="Forbidden" text="forbidden"/></enum>
            <options closed="rack: tag:">
              <option name="Slots" extra-spec="rack:slots.{shelf:0..9}" image-property="rack_slots_{shelf:0..9}" type="SlotSet"/>
              <option name="Limits" extra-spec="rack:limit{group?}:{name}" type="int" max="10"/>
              <option name="Tags" extra-spec="tag:{name}" image-property="tag:{name}" type="Wish"/>
              <option name="Shelves" extra-spec="rack:shelves" image-property="rack_shelves" type="int"/>
            </options>
            <reject id="SlotsTwice" when="{ Slots.Values.Sum: > UsedSlots }">Slots {Slots.Keys} are used twice.</reject>
            <let name="UsedSlots" value="Slots.Values.Union.Count"/>
            <reject id="ShelvesAreAll" when="{ Slots.Count: > Shelves }">{Slots.Count} of {Shelves}.</reject>
          </feature>
        </schema>
        """;

    [Fact]
    public void In_a_map_that_is_read_they_are_checked_like_others() => Consumer.Check(
        """
        using Acme;
        class C
        {
            object M() => RacksOptions.Read(
                new Dictionary<string, string>
                {
                    ["rack:slots.0"] = "0-3", ["rack:slots.1"] = {|VIO1002:"3-1"|}, [{|VIO1006:"rack:slots.10"|}] = "1", [{|VIO1001:"rack:solts.2"|}] = "1",
                    ["rack:limit:power"] = {|VIO1002:"11"|}, ["rack:limit2:power"] = "9", ["tag:A"] = "required", ["tag:B"] = {|VIO1002:"requird"|}, [{|VIO1003:"rack_slots_4"|}] = "1",
                    ["rack:slots.3"] = "4",
                },
                // The same key is one of both sides.
                new Dictionary<string, string> { ["tag:A"] = "forbidden", ["rack_slots_1"] = "1", [{|VIO1003:"rack:slots.5"|}] = "1" });
        }
        """, Schema, "VIO1");

    [Fact]
    public void Rules_see_all_of_them() => Consumer.Check(
        """
        using Acme;
        class C
        {
            object M() => RacksOptions.Read(new Dictionary<string, string> { [{|VIO2001:"rack:slots.0"|}] = "0-3", ["rack:slots.1"] = "3" }, new Dictionary<string, string>());

            object N() => RacksOptions.Read(new Dictionary<string, string> { ["rack:slots.0"] = "0-3", ["rack:slots.1"] = "4" }, new Dictionary<string, string>());

            object O(string more)
            {
                var map = new Dictionary<string, string> { ["rack:slots.0"] = "0-3" };
                map["rack:slots.1"] = more;
                return RacksOptions.Read(map, new Dictionary<string, string>());
            }

            // Another key may be there.
            object P(string key)
            {
                var map = new Dictionary<string, string> { ["rack:slots.0"] = "0-3", ["rack:slots.1"] = "3" };
                map.Remove(key);
                return RacksOptions.Read(map, new Dictionary<string, string>());
            }
        }
        """, Schema, "VIO2");

    [Fact]
    public void The_key_that_was_meant_has_the_same_parameters()
    {
        IReadOnlyList<Diagnostic> found = Consumer.Check(
            """
            using Acme;
            class C
            {
                void M([Viommu.Runtime.ExtraSpecs] Dictionary<string, string> map)
                {
                    map[{|VIO1001:"rack:solts.2"|}] = "1";
                    map[{|VIO1003:"rack_slots_4"|}] = "1";
                }
            }
            """, Schema, "VIO1");
        Assert.Contains("'rack:slots.2'", found[0].GetMessage(null), System.StringComparison.Ordinal);
        Assert.Contains("'rack:slots.4'", found[1].GetMessage(null), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Elsewhere_a_key_with_any_text_in_it_may_be_somebody_elses() => Consumer.Check(
        """
        class C
        {
            void M(Dictionary<string, string> map)
            {
                map["tag:en"] = "English";
                map["rack:limitless:power"] = "everything";
                map["rack:slots.1"] = {|VIO1002:"none"|};
            }
        }
        """, Schema, "VIO1");

    [Fact]
    public void Keys_that_are_made_are_no_literals() => Consumer.Check(
        """
        using Acme;
        class C
        {
            void M([Viommu.Runtime.ExtraSpecs] Dictionary<string, string> map, int shelf)
            {
                map[ExtraSpecs.Slots(shelf)] = "1";
                map[$"rack:slots.{shelf}"] = "1";
            }
        }
        """, Schema, "VIO1");
}
