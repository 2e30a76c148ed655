namespace Viommu.Gen.Tests.Schema;

/// <summary>Where a request may say the least that a fact is.</summary>
public class LeastTests
{
    [Theory]
    [InlineData("<fact name='F' type='int' from-min='A'/>")]
    [InlineData("<fact name='F' type='long' from-min='A + B.Sum * 2'/>")]
    public void These_are_right(string fact) => Check.Accepts(Schema(fact));

    [Theory]
    [InlineData("VIO0002", "<fact name='F' type='version' [|from-min|]='A'/>", "a least is one of a whole number")]
    [InlineData("VIO0002", "<fact name='F' type='int' from='A' [|from-min|]='A'/>", "has no least")]
    [InlineData("VIO0002", "<fact name='F' type='int' [|from-min|]='A'><from when='{ A: 1 }' value='1'/></fact>", "has no least")]
    [InlineData("VIO0004", "<fact name='F' type='int' from-min='[|C|]'/>", "there is no member 'C'")]
    [InlineData("VIO0006", "<fact name='F' type='int' from-min='A [|=|]= 1'/>", "is not in the language")]
    [InlineData("VIO0007", "<fact name='F' type='int' from-min='[|T|]'/>", "no whole number")]
    [InlineData("VIO0005", "<fact name='FAtLeast' type='int'/><fact name='[|F|]' type='int' from-min='A'/>", "FAtLeast")]
    public void These_are_not(string id, string fact, string says) => Check.Reports(id, Schema(fact), says);

    private static string Schema(string facts) => $"""
        <schema xmlns='urn:viommu-gen:schema:1'><feature name='Test' namespace='Test'>
          <list name='Pieces' count=':'/>
          <options>
            <option name='A' extra-spec='t:a' type='int'/><option name='B' extra-spec='t:b' type='Pieces'/><option name='T' extra-spec='t:t' type='text'/>
          </options>
          <platform>{facts}</platform>
        </feature></schema>
        """;
}
