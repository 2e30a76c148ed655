using System.Text;
using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Xml;

public class Utf8XmlWriterTests
{
    private delegate void Step(ref Utf8XmlWriter writer);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(7, "7")]
    [InlineData(-7, "-7")]
    [InlineData(1000000, "1000000")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    public void A_number_is_written_in_digits_alone(long value, string expected)
        => Assert.Equal(expected, Written((ref Utf8XmlWriter writer) => writer.Number(value)));

    [Theory]
    [InlineData(0, 0, "0x0")]
    [InlineData(0, 1, "0x0")]
    [InlineData(0, 4, "0x0000")]
    [InlineData(255, 0, "0xff")]
    [InlineData(255, 2, "0xff")]
    [InlineData(255, 4, "0x00ff")]
    [InlineData(0xabcdef, 2, "0xabcdef")]
    [InlineData(1, 16, "0x0000000000000001")]
    [InlineData(long.MaxValue, 0, "0x7fffffffffffffff")]
    public void A_hexadecimal_number_has_at_least_its_digits(long value, int digits, string expected)
        => Assert.Equal(expected, Written((ref Utf8XmlWriter writer) => writer.Hex(value, digits)));

    [Fact]
    public void Numbers_are_written_the_same_in_every_culture()
        => Culture.Odd(static () => Assert.Equal("-10xff", Written(static (ref Utf8XmlWriter writer) => { writer.Number(-1); writer.Hex(255, 0); })));

    [Fact]
    public void A_number_that_was_written_is_read_back()
        => Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 20]).Sample(static (number, digits)
            => NumberText.TryReadDecimal(Written((ref Utf8XmlWriter writer) => writer.Number(number)), out long asDecimal) && asDecimal == number
                && NumberText.TryReadHex(Written((ref Utf8XmlWriter writer) => writer.Hex(number, digits)), out long asHex) && asHex == number);

    [Fact]
    public void Markup_is_written_as_it_is()
        => Assert.Equal("<a b='&amp;'>\u00e9\u2603", Written(static (ref Utf8XmlWriter writer) => writer.Markup("<a b='&amp;'>\u00e9\u2603"u8)));

    [Fact]
    public void Special_characters_of_a_text_are_escaped()
        => Assert.Equal("&lt;a b=&apos;&amp;amp;&apos; c=&quot;]]&gt;&quot;&#9;&#10;&#13;/ \u00e9",
            Written(static (ref Utf8XmlWriter writer) => writer.Text("<a b='&amp;' c=\"]]>\"\t\n\r/ \u00e9")));

    [Fact]
    public void An_empty_text_writes_nothing_and_fits_nowhere_as_well()
    {
        var writer = new Utf8XmlWriter([]);
        writer.Text("");
        writer.Markup([]);
        writer.UnknownAttributes([]);
        writer.UnknownChildren([]);

        Assert.Equal(0, writer.Written);
        Assert.False(writer.IsFull);
    }

    [Fact]
    public void Attributes_and_children_that_are_not_known_are_written_each_in_their_place()
    {
        ValueList<UnknownContent> unknown =
        [
            new(UnknownKind.Text, "", "a &amp; b"),
            new(UnknownKind.Attribute, "x", "x=\"1\""),
            new(UnknownKind.Element, "y", "<y/>"),
            new(UnknownKind.Attribute, "z", "z=\"2\""),
        ];

        Assert.Equal(" x=\"1\" z=\"2\"", Written((ref Utf8XmlWriter writer) => writer.UnknownAttributes(unknown)));
        Assert.Equal("a &amp; b<y/>", Written((ref Utf8XmlWriter writer) => writer.UnknownChildren(unknown)));
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        byte[] buffer = new byte[1000];
        ValueList<UnknownContent> unknown = [new(UnknownKind.Text, "", "text \u2603"), new(UnknownKind.Attribute, "x", "x=\"1\"")];

        Allocation.AssertNone(() =>
        {
            var writer = new Utf8XmlWriter(buffer);
            writer.Markup("<a b='"u8);
            writer.Text("a & b \u2603 \U0001f600 \t and <more>");
            writer.Number(long.MinValue);
            writer.Hex(255, 8);
            writer.UnknownAttributes(unknown);
            writer.UnknownChildren(unknown);
            Assert.False(writer.IsFull);
        });
    }

    [Fact]
    public void Markup_and_numbers_that_do_not_fit_allocate_nothing()
    {
        byte[] buffer = new byte[1];

        AssertFullWithoutAllocation(buffer, static (ref Utf8XmlWriter writer) => writer.Markup("<a b='"u8));
        AssertFullWithoutAllocation(buffer, static (ref Utf8XmlWriter writer) => writer.Number(long.MinValue));
        AssertFullWithoutAllocation(buffer, static (ref Utf8XmlWriter writer) => writer.Hex(255, 8));
    }

    [Theory]
    [InlineData("plain text in letters of one byte each")]
    [InlineData("a & b < c & d < e & f")]
    [InlineData("\u2603\u2603\u2603\u2603\u2603\u2603\u2603\u2603")]
    [InlineData("\U0001f600\U0001f600\U0001f600\U0001f600")]
    public void A_text_that_does_not_fit_allocates_nothing(string text)
    {
        byte[] buffer = new byte[7];
        ValueList<UnknownContent> unknown = [new(UnknownKind.Text, "", text)];

        AssertFullWithoutAllocation(buffer, (ref Utf8XmlWriter writer) => writer.Text(text));
        AssertFullWithoutAllocation(buffer, (ref Utf8XmlWriter writer) => writer.UnknownChildren(unknown));
    }

    private static void AssertFullWithoutAllocation(byte[] buffer, Step step)
        => Allocation.AssertNone(() =>
        {
            var writer = new Utf8XmlWriter(buffer);
            step(ref writer);
            Assert.True(writer.IsFull);
        });

    private static string Written(Step write)
    {
        var writer = new Utf8XmlWriter(new byte[1000]);
        write(ref writer);
        Assert.False(writer.IsFull);
        byte[] buffer = new byte[writer.Written];
        writer = new Utf8XmlWriter(buffer);
        write(ref writer);
        Assert.False(writer.IsFull);
        return Encoding.UTF8.GetString(buffer);
    }
}
