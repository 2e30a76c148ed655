namespace Viommu.Gen.Tests.Schema;

/// <summary>What the plan makes several of.</summary>
public class RepeatTests
{
    private const string Options = """
        <option name="Ports" extra-spec="t:ports" type="int" max="8"/>
        <option name="Slots" extra-spec="t:slots" type="long" max="4096"/>
        <option name="Bits" extra-spec="t:bits" type="Bits"/>
        <option name="Steps" extra-spec="t:steps" type="Steps"/>
        <option name="Pieces" extra-spec="t:pieces" type="Pieces"/>
        <option name="Rooms" extra-spec="t:room.{room:0..9}" type="Set"/>
        <option name="Beds" extra-spec="t:bed.{room:0..9}" type="int" max="9"/>
        <option name="Doors" extra-spec="t:door.{name}" type="Colour"/>
        <option name="Bells" extra-spec="t:bell.{floor}.{name}" type="int"/>
        <option name="Chimes" extra-spec="t:chime.{floor}:{name}" type="int"/>
        <option name="Gongs" extra-spec="t:gong.{floor}.{name}" type="hex"/>
        <option name="Motors" extra-spec="t:motor.{name}" type="Machine"/>
        <option name="Spots" extra-spec="t:spots" type="Set"/>
        <option name="Broken" extra-spec="t:broken" type="Nope"/>
        """;

    private const string Types = """<number-set name="Set" max="99"/><list name="Bits"/><list name="Steps" of="number" min="1" max="9"/><list name="Pieces" count=":"/>""";

    [Theory]
    [InlineData("Ports", "<attribute name='n' type='int' set-from='Index'/>")]
    [InlineData("Slots", "<attribute name='n' type='long' set-from='Index'/><text property='X' type='Colour' set='Red'/>")]
    [InlineData("Bits", "<attribute name='n' type='long' set-from='Index'/><text property='X' type='text' required='true' set-from='Item'/>")]
    [InlineData("Steps", "<attribute name='n' type='int' set-from='Item'/><text in='c' property='C' type='long' set-from='Index'/>")]
    [InlineData("Pieces", "<attribute name='n' type='text' set-from='Item'/><attribute name='c' type='long' set-from='Count'/>")]
    [InlineData("Rooms", "<attribute name='n' type='long' required='true' set-from='Key'/><attribute name='v' type='text' set-from='Value'/><attribute name='b' type='int' set-from='Beds'/>")]
    [InlineData("Doors", "<attribute name='n' type='text' set-from='Key'/><attribute name='v' type='Colour' set-from='Value' omit='Red'/><element name='p' presence='true' set='true'/>")]
    [InlineData("Rooms", "<attribute name='n' type='int' max='9' set-from='Key'/>")]
    [InlineData("Bells", "<attribute name='n' type='hex' digits='2' set-from='Gongs'/><attribute name='m' property='NValue' type='hex' set-from='Gongs'/>")]
    [InlineData("Gongs", "<attribute name='n' type='hex' set-from='Value'/>")]
    [InlineData("Ports", "")]
    public void What_each_of_them_has_is_bound(string option, string content) => Check.Accepts(Schema(option, content));

    [Theory]
    [InlineData("[|Nope|]", "", "VIO0004", "there is no option 'Nope'")]
    [InlineData("[|Host|]", "", "VIO0007", "is no option")]
    [InlineData("[|Limitless|]", "", "VIO0007", "give it a 'max' of at most 4096")]
    [InlineData("[|Negative|]", "", "VIO0007", "no negative 'min'")]
    [InlineData("[|Label|]", "", "VIO0007", "'Label' is a text: a whole number, a list")]
    [InlineData("[|Spots|]", "", "VIO0007", "'Spots' is a Set")]
    [InlineData("Ports", "<attribute name='n' type='int' set-from='[|Item|]'/>", "VIO0004", "nothing that each of the elements has: Index")]
    [InlineData("Bits", "<attribute name='n' type='int' set-from='[|Count|]'/>", "VIO0004", "Index, Item")]
    [InlineData("Rooms", "<attribute name='n' type='long' set-from='[|Doors|]'/>", "VIO0004", "Index, Key, Value, or an option whose keys have the same parameters")]
    [InlineData("Doors", "<attribute name='n' type='long' set-from='[|Bells|]'/>", "VIO0004", "the same parameters")]
    [InlineData("Rooms", "<attribute name='n' type='int' max='8' set-from='[|Key|]'/>", "VIO0007", "'Key' is a whole number from 0 to 9, and this takes a whole number from 0 to 8: use the type 'long', or another 'min' and 'max'")]
    [InlineData("Rooms", "<attribute name='n' type='text' set-from='[|Index|]'/>", "VIO0007", "'Index' is a number, and this is a text")]
    [InlineData("Bells", "<attribute name='n' type='long' set-from='[|Chimes|]'/>", "VIO0004", "the same parameters")]
    [InlineData("Rooms", "<attribute name='n' type='long' max='3' set-from='Key'/><attribute name='v' type='int' set-from='[|Value|]'/>", "VIO0007", "'Value' has another type than this")]
    [InlineData("Doors", "<attribute name='v' type='text' set-from='[|Value|]'/>", "VIO0007", "another type")]
    [InlineData("Motors", "<attribute name='v' type='Machine' set-from='[|Value|]'/>", "VIO0007", "of an open type")]
    [InlineData("Rooms", "<attribute name='b' type='int' required='true' set-from='[|Beds|]'/>", "VIO0007", "may have no value at a key of 'Rooms'")]
    [InlineData("Ports", "<[|attribute|] name='n' type='int' required='true'/>", "VIO0002", "The attribute 'n' of <each> is required, and the plan makes the element without it")]
    [InlineData("Ports", "<[|element|] name='n' type='Deep' required='true'><attribute name='m' type='int'/></element>", "VIO0002", "The element <n> in <each> is required")]
    [InlineData("Ports", "<attribute name='n' type='int' set='1' [|set-when|]='{ Tint: Red }'/>", "VIO0009", "write 'set' or 'set-from' alone")]
    [InlineData("Ports", "<attribute name='n' type='int'><set [|value|]='1'/></attribute>", "VIO0009", "write 'set' or 'set-from' alone")]
    [InlineData("Ports", "<attribute name='n' type='int' [|set|]='1' set-from='Index'/>", "VIO0009", "a 'set' or a 'set-from'")]
    [InlineData("Ports", "<element name='n' type='Deep'><attribute name='m' type='int' [|set|]='1'/></element>", "VIO0009", "nothing further inside")]
    public void What_is_wrong_is_reported_once(string option, string content, string id, string says) => Check.Reports(id, Schema(option, content), says);

    [Fact]
    public void A_name_that_is_none_is_reported_once() => Check.Reports("VIO0003", Schema("[|1|]", "<attribute name='n' type='long' set-from='Index'/>"));

    // It is reported where it is declared.
    [Fact]
    public void What_is_broken_is_reported_where_it_is_declared() => Check.Reports("VIO0004", Schema("Broken", "").Replace("\"Nope\"", "\"[|Nope|]\"", System.StringComparison.Ordinal), "no type");

    private static string Schema(string option, string content)
        => Sample.With(
            Types,
            (option.Contains("Broken", System.StringComparison.Ordinal) ? Options : Options.Replace("""<option name="Broken" extra-spec="t:broken" type="Nope"/>""", "", System.StringComparison.Ordinal))
                + "<option name='Limitless' extra-spec='t:limitless' type='int'/><option name='Negative' extra-spec='t:negative' type='int' min='-1' max='9'/>",
            element: $"<element name='each' property='Each' type='EachOne' repeated='true' repeat-for='{option}'>{content}</element>");
}
