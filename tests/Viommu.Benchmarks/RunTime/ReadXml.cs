using System.IO;
using System.Xml.Linq;
using System.Xml.Serialization;
using BenchmarkDotNet.Attributes;

namespace Viommu.Benchmarks.RunTime;

/// <summary>Reading one element.</summary>
[ShortJob]
public class ReadXml
{
    private static readonly XmlSerializer Serializer = new(typeof(SerializedIommu));

    [Benchmark]
    public object Generated() => IommuDevice.Parse(Guest.IommuXml);

    [Benchmark(Baseline = true)]
    public object? WithXmlSerializer()
    {
        using var reader = new StringReader(Guest.IommuXml);
        return Serializer.Deserialize(reader);
    }

    [Benchmark]
    public object WithXElement()
    {
        XElement element = XElement.Parse(Guest.IommuXml), driver = element.Element("driver")!;
        return new SerializedIommu
        {
            Model = (string)element.Attribute("model")!,
            Driver = new()
            {
                Intremap = (string?)driver.Attribute("intremap"),
                CachingMode = (string?)driver.Attribute("caching_mode"),
                Eim = (string?)driver.Attribute("eim"),
                Iotlb = (string?)driver.Attribute("iotlb"),
                AwBits = (int)driver.Attribute("aw_bits")!,
            },
        };
    }
}
