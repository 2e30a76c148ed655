using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Families of traits: of the values of an option, or with conditions.</summary>
public class TraitFamilyTests
{
    [Fact]
    public void There_may_be_several() => Check.Accepts(Schema("""
        <traits name="Tints" for="Tint" prefix="TINT_" except="Red"/><traits name="Hues" for="Hue" prefix="HUE_"/>
        <traits name="Others"><trait name="BIG" when="{ Size: > 3 }"/><trait name="SMALL" constant="Little" when="{ Size: 1 } or { Tint: Red }"/></traits>
        """));

    [Theory]
    [InlineData("VIO0005", "<traits name='A' for='Tint' prefix='A_'/><traits name='B' for='[|Tint|]' prefix='B_'/>", "already")]
    [InlineData("VIO0005", "<traits name='A' for='Tint' prefix='A_'/><traits name='[|A|]' for='Hue' prefix='B_'/>", "already")]
    [InlineData("VIO0002", "<[|traits|] name='A' for='Tint'/>", "has no attribute 'prefix'")]
    [InlineData("VIO0002", "<traits name='[|A|]' prefix='A_'/>", "neither an option")]
    [InlineData("VIO0002", "<traits name='A' for='Tint' prefix='A_'><[|trait|] name='X' when='{ Size: 1 }'/></traits>", "without 'for'")]
    [InlineData("VIO0002", "<traits name='A' [|except|]='Red'><trait name='X' when='{ Size: 1 }'/></traits>", "say which with 'for'")]
    [InlineData("VIO0005", "<traits name='A'><trait name='X' when='{ Size: 1 }'/><trait name='[|X|]' when='{ Size: 2 }'/></traits>", "already")]
    [InlineData("VIO0003", "<traits name='A'><trait name='X' constant='[|All|]' when='{ Size: 1 }'/></traits>", "taken")]
    [InlineData("VIO0004", "<traits name='A'><trait name='X' when='{ [|Cores|]: 1 }'/></traits>", "no member")]
    [InlineData("VIO0004", "<traits name='A'><trait name='X' when='{ [|Flavor|].Size: 1 }'/></traits>", "no member")]
    public void What_is_wrong_is_reported(string id, string traits, string says) => Check.Reports(id, Schema(traits), says);

    [Fact]
    public void Families_that_begin_alike_know_the_traits_of_one_another() => Consumer.Check(
        """
        class C
        {
            string[] M() => ["COMPUTE_RED", "COMPUTE_BIG", "GO", {|VIO3001:"COMPUTE_REDD"|}, {|VIO3001:"COMPUTE_BIGG"|}];
        }
        """,
        Schema("<traits name='Tints' for='Tint' prefix='COMPUTE_'/><traits name='Others' prefix='COMPUTE_'><trait name='COMPUTE_BIG' when='{ Size: 1 }'/></traits>"), "VIO3");

    private static string Schema(string traits) => SchemaSource.Feature($"""
        <enum name="Colour"><value name="Red" text="red"/><value name="Green" text="green" trait="GO"/></enum>
        <options name="Request"><option name="Tint" extra-spec="x:tint" type="Colour"/><option name="Hue" extra-spec="x:hue" type="Colour"/><option name="Size" extra-spec="x:size" type="int"/></options>
        <platform name="Place"><fact name="Cores" type="int"/></platform>
        {traits}
        """);
}
