using System;
using System.Buffers.Text;

namespace Viommu.Benchmarks.RunTime;

/// <summary>The element written by hand into a span, each attribute that it may have among libvirt's common ones.</summary>
internal static class HandWrittenXml
{
    public static bool TryWrite(IommuDevice device, Span<byte> utf8, out int written)
    {
        written = 0;
        if (!Append("<iommu model='"u8, utf8, ref written) || !Append(IommuModelText.Texts.XmlOf(device.Model), utf8, ref written) || !Append("'"u8, utf8, ref written))
            return false;
        if (device.Driver is not { } driver)
            return Append("/>"u8, utf8, ref written);
        return Append("><driver"u8, utf8, ref written)
            && (driver.Intremap is not { } intremap || Append(intremap ? " intremap='on'"u8 : " intremap='off'"u8, utf8, ref written))
            && (driver.CachingMode is not { } caching || Append(caching ? " caching_mode='on'"u8 : " caching_mode='off'"u8, utf8, ref written))
            && (driver.Eim is not { } eim || Append(eim ? " eim='on'"u8 : " eim='off'"u8, utf8, ref written))
            && (driver.Iotlb is not { } iotlb || Append(iotlb ? " iotlb='on'"u8 : " iotlb='off'"u8, utf8, ref written))
            && (driver.AwBits is not { } bits || (Append(" aw_bits='"u8, utf8, ref written) && Append(bits, utf8, ref written) && Append("'"u8, utf8, ref written)))
            && (driver.DmaTranslation is not { } dma || Append(dma ? " dma_translation='on'"u8 : " dma_translation='off'"u8, utf8, ref written))
            && (driver.Passthrough is not { } passthrough || Append(passthrough ? " passthrough='on'"u8 : " passthrough='off'"u8, utf8, ref written))
            && (driver.Xtsup is not { } xtsup || Append(xtsup ? " xtsup='on'"u8 : " xtsup='off'"u8, utf8, ref written))
            && Append("/></iommu>"u8, utf8, ref written);
    }

    private static bool Append(ReadOnlySpan<byte> text, Span<byte> utf8, ref int written)
    {
        if (!text.TryCopyTo(utf8[written..]))
            return false;
        written += text.Length;
        return true;
    }

    private static bool Append(int number, Span<byte> utf8, ref int written)
    {
        if (!Utf8Formatter.TryFormat(number, utf8[written..], out int count))
            return false;
        written += count;
        return true;
    }
}
