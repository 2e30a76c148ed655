using System.ComponentModel;
using System.Xml.Serialization;

namespace Viommu.Benchmarks.RunTime;

/// <summary>The element for XmlSerializer.</summary>
[XmlRoot("iommu")]
public sealed class SerializedIommu
{
    [XmlAttribute("model")]
    public string Model { get; set; } = "";

    [XmlElement("driver")]
    public SerializedDriver? Driver { get; set; }
}

/// <summary>Its driver.</summary>
public sealed class SerializedDriver
{
    [XmlAttribute("intremap"), DefaultValue(null)]
    public string? Intremap { get; set; }

    [XmlAttribute("caching_mode"), DefaultValue(null)]
    public string? CachingMode { get; set; }

    [XmlAttribute("eim"), DefaultValue(null)]
    public string? Eim { get; set; }

    [XmlAttribute("iotlb"), DefaultValue(null)]
    public string? Iotlb { get; set; }

    [XmlAttribute("aw_bits")]
    public int AwBits { get; set; }
}
