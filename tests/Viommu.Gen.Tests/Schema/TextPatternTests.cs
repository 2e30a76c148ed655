using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Texts that match a pattern.</summary>
public class TextPatternTests
{
    [Theory]
    [InlineData("VIO0003", "<text-pattern name='Code' pattern='a[|(|]b)'/>", "no groups")]
    [InlineData("VIO0003", "<text-pattern name='Code' pattern='ab[|{2,1|]}'/>", "how often")]
    [InlineData("VIO0003", "<text-pattern name='Code' pattern='[a-z]+' example='[|A1|]'/>", "does not match")]
    [InlineData("VIO0002", "<[|text-pattern|] name='Code'/>", "'pattern'")]
    [InlineData("VIO0007", "<text-pattern name='Code' pattern='[a-z]+'/><options><option name='A' extra-spec='a' type='Code' default='[|A|]'/></options>", "a text that matches [a-z]+")]
    [InlineData("VIO0007", "<text-pattern name='Code' pattern='a'/><platform><fact name='A' type='[|Code|]'/></platform>", "use the type 'text'")]
    [InlineData("VIO0007", "<text-pattern name='Code' pattern='a'/><options><option name='A' extra-spec='a' type='Code'/></options><reject id='R' when='{ A: [|\"b\"|] }'>No.</reject>", "a text that matches a")]
    [InlineData("VIO0007", "<text-pattern name='Code' pattern='a'/><options><option name='A' extra-spec='a' type='Code'/><option name='B' extra-spec='b' type='text'/></options><reject id='R' when='{ A: [|B|] }'>No.</reject>", "can't be compared")]
    public void What_is_wrong_is_reported(string id, string schema, string says) => Check.Reports(id, SchemaSource.Feature(schema), says);

    [Fact]
    public void A_broken_pattern_is_reported_once()
        => Check.Reports("VIO0003", SchemaSource.Feature("<text-pattern name='Code' pattern='[|(|]'/><options><option name='A' extra-spec='a' type='Code'/></options><reject id='R' when='{ A: \"b\" }'>No.</reject>"));

    [Fact]
    public void An_element_in_a_string_is_held_to_it() => Consumer.Check(
        """
        class C
        {
            const string Early = "<garden><gate {|VIO4002:opens='3:30'|}/></garden>";

            const string Right = "<garden><gate opens='03:30'/></garden>";
        }
        """, SchemaSource.Feature("<text-pattern name='Time' pattern='[0-9]{2}:[0-9]{2}' example='03:30'/><element name='gate' type='Gate' path='/garden'><attribute name='opens' property='Opens' type='Time'/></element>"), "VIO4002");

    [Fact]
    public void A_text_that_does_not_match_is_flagged_where_it_is_written() => Consumer.Check(
        """
        using Test;
        class C
        {
            object M() => Request.Read(new Dictionary<string, string> { ["x:at"] = {|VIO1002:"3:30"|} }, new Dictionary<string, string>());

            object N() => Request.Read(new Dictionary<string, string> { ["x:at"] = "03:30" }, new Dictionary<string, string>());

            object O(string hour) => Request.Read(new Dictionary<string, string> { ["x:at"] = hour + ":30" }, new Dictionary<string, string>());
        }
        """, SchemaSource.Feature("<text-pattern name='Time' pattern='[0-9]{2}:[0-9]{2}' example='03:30'/><options name='Request'><option name='At' extra-spec='x:at' type='Time'/></options>"), "VIO1002");
}
