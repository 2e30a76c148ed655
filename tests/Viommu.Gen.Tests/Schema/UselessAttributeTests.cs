namespace Viommu.Gen.Tests.Schema;

/// <summary>VIO0002: an attribute that the grammar knows, where it would have no effect, is an error in the making: it is reported.</summary>
public class UselessAttributeTests
{
    [Theory]
    [InlineData("<attribute name='b' type='int' [|set|]='1'/>")]
    [InlineData("<attribute name='b' type='Colour' [|set-from|]='Tint'/>")]
    [InlineData("<text property='B' type='Colour' [|set-from|]='Tint'/>")]
    [InlineData("<attribute name='b' type='int'><[|set|] value='1'/></attribute>")]
    [InlineData("<element name='f' type='Y' repeated='true' [|repeat-for|]='Count'/>")]
    public void An_element_that_no_plan_makes_sets_nothing(string content)
        => Check.Reports("VIO0002", Sample.With($"<element name='e' type='X' path='/a'>{content}</element>"), "plan");

    [Theory]
    [InlineData("<attribute name='b' type='int' [|set-when|]='{ Tint: Red }'/>", "'set'")]
    [InlineData("<element name='f' type='Y' [|set|]='true'/>", "presence")]
    [InlineData("<attribute name='b' type='int' [|digits|]='4'/>", "hex")]
    [InlineData("<attribute name='b' type='Colour' [|min|]='4'/>", "int")]
    [InlineData("<element name='f' type='Y' repeated='true' [|required|]='true'/>", "repeated")]
    [InlineData("<element name='f' type='Y' [|repeat-for|]='Count'/>", "repeated")]
    public void Inside_an_element(string content, string says)
        => Check.Reports("VIO0002", Sample.With(element: content), says);

    [Theory]
    [InlineData("[|otherwise|]='Host'", "'of'")]
    [InlineData("[|max|]='4'", "int")]
    public void On_a_fact(string attribute, string says)
        => Check.Reports("VIO0002", Sample.With(platform: $"<fact name='X' type='version' {attribute}/>"), says);

    [Theory]
    [InlineData("[|property|]='P'")]
    [InlineData("[|required|]='true'")]
    [InlineData("[|presence|]='true'")]
    [InlineData("[|repeat-for|]='Count'")]
    [InlineData("[|allowed|]='{ Cpus: 1 }'")]
    [InlineData("[|set|]='true'")]
    public void On_an_element_of_the_feature(string attribute)
        => Check.Reports("VIO0002", Sample.With($"<element name='e' type='X' path='/a' {attribute}/>"), "inside another");
}
