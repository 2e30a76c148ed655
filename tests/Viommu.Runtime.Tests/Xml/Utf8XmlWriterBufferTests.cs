using System;
using System.Text;
using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Xml;

/// <summary>Whatever the size of the buffer, what is written is complete, or the writer says that it is full.</summary>
public class Utf8XmlWriterBufferTests
{
    private delegate void Step(ref Utf8XmlWriter writer);

    private static readonly Gen<Step> s_steps = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 9].Select(static text => (Step)((ref Utf8XmlWriter writer) => writer.Markup(Encoding.UTF8.GetBytes(text)))),
        XmlTexts.Valid.Select(static text => (Step)((ref Utf8XmlWriter writer) => writer.Text(text))),
        Gen.Long.Select(static value => (Step)((ref Utf8XmlWriter writer) => writer.Number(value))),
        Gen.Select(Gen.Long, Gen.Int[0, 20], static (value, digits) => (Step)((ref Utf8XmlWriter writer) => writer.Hex(value, digits))),
        XmlTexts.Valid.Select(static text => (Step)((ref Utf8XmlWriter writer) => writer.UnknownAttributes([new(UnknownKind.Attribute, "", text)]))),
        XmlTexts.Valid.Select(static text => (Step)((ref Utf8XmlWriter writer) => writer.UnknownChildren([new(UnknownKind.Text, "", text), new(UnknownKind.Element, "", text)]))));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("a & b < c > d ' e \" f \t g \n h \r i")]
    [InlineData("&&&&")]
    [InlineData("\u00e9\u2603\U0001f600\u00e9&\u2603")]
    public void A_text_fits_exactly_into_its_own_size_and_into_no_smaller_one(string text)
        => AssertFitsExactly([(ref Utf8XmlWriter writer) => writer.Text(text)]);

    [Theory]
    [InlineData(0)]
    [InlineData(12345)]
    [InlineData(-12345)]
    [InlineData(long.MinValue)]
    public void A_number_fits_exactly_into_its_own_size_and_into_no_smaller_one(long value)
    {
        AssertFitsExactly([(ref Utf8XmlWriter writer) => writer.Number(value)]);
        AssertFitsExactly([(ref Utf8XmlWriter writer) => writer.Hex(value, 4)]);
        AssertFitsExactly([(ref Utf8XmlWriter writer) => writer.Hex(value, 16)]);
    }

    [Fact]
    public void Any_sequence_fits_exactly_into_its_own_size_and_into_no_smaller_one()
        => s_steps.Array[0, 8].Sample(AssertFitsExactly, iter: 300);

    [Fact]
    public void An_element_fits_exactly_into_its_own_size_and_into_no_smaller_one()
    {
        var item = new Item { Name = "a & \u2603", Unknown = [new(UnknownKind.Attribute, "x", "x=\"1\""), new(UnknownKind.Element, "y", "<y/>")] };
        byte[] whole = Encoding.UTF8.GetBytes(item.ToString());

        for (int size = 0; size <= whole.Length + 5; size++)
        {
            byte[] buffer = new byte[size];
            Assert.Equal(size >= whole.Length, item.TryFormat(buffer, out int written, default, null));
            Assert.Equal(size >= whole.Length ? whole.Length : 0, written);
            Assert.Equal(whole.AsSpan(0, written), buffer.AsSpan(0, written));
        }
    }

    [Fact]
    public void Once_something_did_not_fit_nothing_is_written_any_more()
        => Gen.Select(s_steps.Array[1, 6], Gen.Int[0, 40]).Sample(static (steps, size) =>
        {
            var writer = new Utf8XmlWriter(new byte[size]);
            int writtenWhenFull = -1;
            foreach (Step step in steps)
            {
                step(ref writer);
                if (writer.IsFull && writtenWhenFull < 0)
                    writtenWhenFull = writer.Written;
            }
            Assert.True(writtenWhenFull < 0 || writer.Written == writtenWhenFull, "Something was written after the writer was full.");
        });

    [Fact]
    public void A_short_piece_is_not_written_after_a_long_one_that_did_not_fit()
    {
        var writer = new Utf8XmlWriter(new byte[3]);

        writer.Markup("long"u8);
        writer.Markup("s"u8);

        Assert.True(writer.IsFull);
        Assert.Equal(0, writer.Written);
    }

    private static void AssertFitsExactly(Step[] steps)
    {
        byte[] large = new byte[8000];
        var reference = new Utf8XmlWriter(large);
        foreach (Step step in steps)
            step(ref reference);
        Assert.False(reference.IsFull);
        ReadOnlySpan<byte> whole = large.AsSpan(0, reference.Written);

        for (int size = 0; size <= whole.Length; size++)
        {
            byte[] buffer = new byte[size];
            var writer = new Utf8XmlWriter(buffer);
            foreach (Step step in steps)
                step(ref writer);
            Assert.Equal(size < whole.Length, writer.IsFull);
            Assert.InRange(writer.Written, 0, size);
            if (size == whole.Length)
                Assert.True(whole.SequenceEqual(buffer));
        }
    }
}
