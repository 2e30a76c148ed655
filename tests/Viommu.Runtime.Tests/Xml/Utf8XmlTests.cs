using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Xml;

public class Utf8XmlTests
{
    private const string Overhead = "<item name=''/>";

    public static TheoryData<int> Sizes { get; } = [.. AroundTheBuffers()];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_element_of_any_size_becomes_its_text(int size)
    {
        string name = new('a', size - Overhead.Length);
        Assert.Equal($"<item name='{name}'/>", Utf8Xml.ToText(new Item { Name = name }));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_element_of_any_size_is_written_to_a_buffer_exactly(int size)
    {
        string name = new('a', size - Overhead.Length);
        var output = new ArrayBufferWriter<byte>(1);
        output.Write("before"u8);

        Utf8Xml.Write(new Item { Name = name }, output);

        Assert.Equal($"before<item name='{name}'/>", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Letters_of_several_bytes_are_not_torn_by_the_buffers()
        => Gen.Select(XmlTexts.Valid, Gen.Int[0, 300]).Sample(static (text, times) =>
        {
            var item = new Item { Name = new StringBuilder().Insert(0, text, times).ToString() };
            string xml = Utf8Xml.ToText(item);
            var output = new ArrayBufferWriter<byte>();
            Utf8Xml.Write(item, output);

            Assert.Equal(xml, Encoding.UTF8.GetString(output.WrittenSpan));
            Assert.Equal(item.Name, XElement.Parse(xml).Attribute("name")!.Value);
        }, iter: 200);

    [Fact]
    public void A_buffer_that_gives_no_more_than_asked_for_is_enough()
    {
        var output = new Miser();

        Utf8Xml.Write(new Item { Name = new string('a', 3000) }, output);

        Assert.Equal(3000 + Overhead.Length, output.Written);
    }

    [Fact]
    public void An_element_that_cannot_be_written_leaves_nothing_behind()
    {
        var item = new Item { Name = new string('a', 3000) + "\0" };
        var output = new ArrayBufferWriter<byte>();

        Assert.Throws<FormatException>(() => Utf8Xml.ToText(item));
        Assert.Throws<FormatException>(() => Utf8Xml.Write(item, output));
        Assert.Equal(0, output.WrittenCount);
        Assert.Throws<FormatException>(() => { using var writer = XmlWriter.Create(new StringBuilder()); Utf8Xml.Write(item, writer); });
    }

    [Fact]
    public void An_xml_writer_gets_the_element_in_its_own_format()
    {
        var item = new Item { Name = "a'b\"", Unknown = [new(UnknownKind.Element, "x", "<x><y z='1'/></x>")] };

        Assert.Equal("<a>\n  <item name=\"a'b&quot;\">\n    <x>\n      <y z=\"1\" />\n    </x>\n  </item>\n</a>", WriteInside(item, indent: true));
        Assert.Equal("<a><item name=\"a'b&quot;\"><x><y z=\"1\" /></x></item></a>", WriteInside(item, indent: false));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_xml_writer_gets_an_element_of_any_size(int size)
    {
        var item = new Item { Name = new string('a', size - Overhead.Length) };
        Assert.Equal($"<a><item name=\"{item.Name}\" /></a>", WriteInside(item, indent: false));
    }

    [Fact]
    public void A_text_comes_back_from_an_xml_writer()
        => XmlTexts.Valid.Sample(static text =>
        {
            // A line feed and a carriage return of the content are the writer's to keep; in an attribute they always are kept.
            string xml = WriteInside(new Item { Name = text, Unknown = [new(UnknownKind.Text, "", Escape(text))] }, indent: false);
            XElement item = XElement.Parse(xml, LoadOptions.PreserveWhitespace).Element("item")!;
            Assert.Equal(text, item.Attribute("name")!.Value);
            Assert.Equal(text, item.Value);
        });

    [Fact]
    public void An_xml_writer_gets_an_element_that_is_longer_than_a_document_from_outside_may_be()
    {
        var item = new Item { Name = new string('a', XmlSource.MaxCharacters) };
        Assert.Equal(item.Name.Length + "<a><item name=\"\" /></a>".Length, WriteInside(item, indent: false).Length);
    }

    [Fact]
    public void A_missing_output_is_refused()
    {
        Assert.Throws<ArgumentNullException>(static () => Utf8Xml.Write(new Item(), (IBufferWriter<byte>)null!));
        Assert.Throws<ArgumentNullException>(static () => Utf8Xml.Write(new Item(), (XmlWriter)null!));
    }

    private static string WriteInside(Item item, bool indent)
    {
        var text = new StringWriter();
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = indent, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize };
        using (var writer = XmlWriter.Create(text, settings))
        {
            writer.WriteStartElement("a");
            Utf8Xml.Write(item, writer);
            writer.WriteEndElement();
        }
        return text.ToString();
    }

    private static string Escape(string text)
    {
        byte[] buffer = new byte[text.Length * 6];
        var writer = new Utf8XmlWriter(buffer);
        writer.Text(text);
        return Encoding.UTF8.GetString(buffer, 0, writer.Written);
    }

    private static IEnumerable<int> AroundTheBuffers()
    {
        yield return Overhead.Length;
        foreach (int size in new[] { 512, 1024, 2048, 4096, 8192, 65536, 1048576 })
        {
            yield return size - 1;
            yield return size;
            yield return size + 1;
        }
    }

    /// <summary>Gives exactly as many bytes as are asked for.</summary>
    private sealed class Miser : IBufferWriter<byte>
    {
        private int _given;

        public int Written { get; private set; }

        public void Advance(int count)
        {
            Assert.InRange(count, 0, _given);
            Written += count;
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => new byte[_given = sizeHint];

        public Span<byte> GetSpan(int sizeHint = 0) => new byte[_given = sizeHint];
    }
}
