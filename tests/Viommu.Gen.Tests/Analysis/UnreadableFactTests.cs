using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>A value that can't be read is reported, and nothing else because of it.</summary>
public class UnreadableFactTests
{
    private static readonly string Schema = SchemaSource.Feature("""
        <enum name="Grind"><value name="Fine" text="fine"/><value name="Coarse" text="coarse"/></enum>
        <options name="Request">
          <option name="Want" extra-spec="b:want" type="Grind"/>
          <option name="Grind" extra-spec="b:grind" type="Grind" default="Fine"/>
          <option name="Spoons" extra-spec="b:spoons" type="int" default="3"/>
          <option name="One" extra-spec="b:one" type="int"/><option name="Two" extra-spec="b:two" type="int"/>
          <option name="Count" extra-spec="b:count" image-property="b_count" type="int" group="Cups"/>
          <option name="Size" extra-spec="b:size" image-property="b_size" type="int" group="Cups"/>
        </options>
        <platform name="Kitchen">
          <fact name="Pressure" type="Grind"><from when="{ Grind: Fine }" value="Fine"/></fact>
          <fact name="Coffee" type="int" from-min="Spoons + 1"/>
          <fact name="Said" type="int" from="One Two"/>
        </platform>
        <reject id="NoPressure" when="{ Want: Fine, Pressure: Fine }">No.</reject>
        <reject id="LittleCoffee" when="{ Want: Coarse, Coffee: > 2 }">No.</reject>
        <reject id="SaidMuch" when="{ Said: > 5 }">No.</reject>
        <reject id="CupIsLarge" when="{ Size: > 5 }">No.</reject>
        """);

    [Fact]
    public void Nothing_follows_from_it() => Consumer.Check(
        """
        using Test;
        class C
        {
            static readonly Dictionary<string, string> None = new();

            object M() => Request.Read(new Dictionary<string, string> { ["b:want"] = "fine", ["b:grind"] = "dust" }, None);

            object N() => Request.Read(new Dictionary<string, string> { ["b:want"] = "coarse", ["b:spoons"] = "many" }, None);

            object O() => Request.Read(new Dictionary<string, string> { ["b:one"] = "x", ["b:two"] = "9" }, None);

            object P() => Request.Read(new Dictionary<string, string> { ["b:size"] = "9", ["b:count"] = "1" }, new Dictionary<string, string> { ["b_count"] = "few" });

            object Q() => Request.Read(new Dictionary<string, string> { [{|VIO2001:"b:want"|}] = "fine" }, None);
        }
        """, Schema, "VIO2");
}
