using System;
using System.IO;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Serialization;
using BenchmarkDotNet.Attributes;

namespace Viommu.Benchmarks.RunTime;

/// <summary>Writing one element as UTF-8.</summary>
[ShortJob]
public class WriteXml
{
    private static readonly XmlSerializer Serializer = new(typeof(SerializedIommu));
    private static readonly XmlSerializerNamespaces None = new([XmlQualifiedName.Empty]);
    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false) };

    private static readonly SerializedIommu Serialized = new()
    {
        Model = "intel",
        Driver = new() { Intremap = "on", CachingMode = "on", Eim = "on", Iotlb = "on", AwBits = 48 },
    };

    private readonly byte[] _buffer = new byte[1024];

    [Benchmark]
    public int Generated()
    {
        Guest.Iommu.TryFormat(_buffer, out int written);
        return written;
    }

    [Benchmark(Baseline = true)]
    public int ByHand() => HandWrittenXml.TryWrite(Guest.Iommu, _buffer, out int written) ? written : 0;

    [Benchmark]
    public int WithXmlWriter()
    {
        using var stream = new MemoryStream(_buffer);
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            writer.WriteStartElement("iommu");
            writer.WriteAttributeString("model", "intel");
            writer.WriteStartElement("driver");
            writer.WriteAttributeString("intremap", "on");
            writer.WriteAttributeString("caching_mode", "on");
            writer.WriteAttributeString("eim", "on");
            writer.WriteAttributeString("iotlb", "on");
            writer.WriteStartAttribute("aw_bits");
            writer.WriteValue(48);
            writer.WriteEndAttribute();
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        return (int)stream.Position;
    }

    [Benchmark]
    public int WithXmlSerializer() => WriteSerialized(_buffer);

    [Benchmark]
    public int WithXElement()
        => Encoding.UTF8.GetBytes(new XElement("iommu", new XAttribute("model", "intel"), new XElement("driver",
            new XAttribute("intremap", "on"), new XAttribute("caching_mode", "on"), new XAttribute("eim", "on"), new XAttribute("iotlb", "on"), new XAttribute("aw_bits", 48)))
            .ToString(SaveOptions.DisableFormatting), _buffer);

    internal static int WriteSerialized(byte[] buffer)
    {
        using var stream = new MemoryStream(buffer);
        using (var writer = XmlWriter.Create(stream, Settings))
            Serializer.Serialize(writer, Serialized, None);
        return (int)stream.Position;
    }
}
