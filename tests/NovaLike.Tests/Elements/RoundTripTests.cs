using System;
using System.Buffers;
using System.Text;
using System.Xml;
using CsCheck;
using Viommu;

namespace NovaLike.Tests.Elements;

/// <summary>What is written is read back the same, alone and in its place in a document.</summary>
public class RoundTripTests
{
    [Fact]
    public void Iommu_ComesBack() => RandomElements.Iommu.Sample(element =>
    {
        Assert.Equal(element, IommuDevice.Parse(element.ToString()));
        Assert.Equal([element, element], IommuDevice.ParseAll($"<domain><devices>{element}<disk/>{element}</devices></domain>"));
    });

    [Fact]
    public void Ioapic_ComesBack() => RandomElements.Ioapic.Sample(element
        => Assert.Equal(element, IoapicFeature.Parse($"<domain><features><acpi/>{element}</features></domain>")));

    [Fact]
    public void MemoryBacking_ComesBack() => RandomElements.Memory.Sample(element
        => Assert.Equal(element, MemoryBacking.Parse($"<domain>{element}</domain>")));

    [Fact]
    public void EveryWayToWrite_WritesTheSame() => RandomElements.Iommu.Sample(element =>
    {
        string text = element.ToString();
        var buffer = new ArrayBufferWriter<byte>();
        element.WriteTo(buffer);
        Assert.Equal(text, Encoding.UTF8.GetString(buffer.WrittenSpan));

        Span<byte> exact = new byte[Encoding.UTF8.GetByteCount(text)];
        Assert.True(element.TryFormat(exact, out int written));
        Assert.Equal(exact.Length, written);
        Assert.False(element.TryFormat(exact[..^1], out written));
        Assert.Equal(0, written);

        var indented = new StringBuilder();
        using (var writer = XmlWriter.Create(indented, new XmlWriterSettings { Indent = true, NewLineHandling = NewLineHandling.Entitize }))
            element.WriteTo(writer);
        Assert.Equal(element, IommuDevice.Parse(indented.ToString()));
    });

    [Fact]
    public void WhatLibvirtWrites_ComesBack()
    {
        const string Dump = "<iommu model='virtio'><driver aw_bits='48'><granule size='4' unit='KiB'/></driver><alias name='iommu0'/><address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/></iommu>";
        Assert.Equal(Dump, IommuDevice.Parse(Dump).ToString());
    }

    [Fact]
    public void WhatIsNotKnown_IsKeptAndTold()
    {
        const string Newer = "<iommu model='intel' colour=\"blue\"><driver eim='on' svm=\"on\"/><novelty/></iommu>";
        Viommu.Runtime.ElementRead<IommuDevice> read = IommuDevice.Read(Newer);
        Assert.Equal(3, read.Violations.Count);
        Assert.False(read.Violations.HasErrors);
        string written = read.Single().ToString();
        Assert.Contains(" colour=\"blue\"", written, StringComparison.Ordinal);
        Assert.Contains(" svm=\"on\"", written, StringComparison.Ordinal);
        Assert.Contains("<novelty", written, StringComparison.Ordinal);
        Assert.Equal(read.Single(), IommuDevice.Parse(written));
    }
}
