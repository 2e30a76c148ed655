using System.Linq;
using CsCheck;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Tests.Elements;

/// <summary>Random elements, valid and not: every property absent or present.</summary>
internal static class RandomElements
{
    // What XML can hold, quotes and references included.
    private static readonly Gen<string> Text = Gen.Char.Where(c => c is '\t' or '\n' or '\r' or (>= ' ' and < '\ud800') or (>= '\ue000' and < '\ufffe')).Array[1, 12].Select(chars => new string(chars));

    private static readonly Gen<bool?> Switch = Gen.OneOf<bool?>(null, true, false);
    private static readonly Gen<int?> Number = Gen.OneOf(Gen.Const((int?)null), Gen.Int[1, 300].Select(number => (int?)number));
    private static readonly Gen<long?> Hex = Gen.OneOf(Gen.Const((long?)null), Gen.Long[0, 0xffff].Select(number => (long?)number));
    private static readonly Gen<MemorySize?> Size = Gen.OneOf(Gen.Const((MemorySize?)null), Gen.Long[1, 1 << 40].Select(amount => (MemorySize?)MemorySize.FromKiB(amount)));

    private static readonly Gen<IommuGranule> Granule =
        from mode in Gen.OneOf<GranuleMode?>(null, GranuleMode.Host)
        from size in Size
        select new IommuGranule { Mode = mode, Size = size };

    private static readonly Gen<IommuDriver> Driver =
        from switches in Switch.Array[11]
        from numbers in Number.Array[4]
        from granule in Granule.Null()
        select new IommuDriver
        {
            Intremap = switches[0], CachingMode = switches[1], Eim = switches[2], Iotlb = switches[3], DmaTranslation = switches[4], Passthrough = switches[5],
            Xtsup = switches[6], Accel = switches[7], Cmdqv = switches[8], Ats = switches[9], Ril = switches[10],
            AwBits = numbers[0], PciBus = numbers[1], Ssidsize = numbers[2], Oas = numbers[3],
            Granule = granule,
        };

    private static readonly Gen<DeviceAddress> Address =
        from type in Gen.Enum<AddressType>()
        from numbers in Hex.Array[4]
        from multifunction in Switch
        select new DeviceAddress { Type = type, Domain = numbers[0], Bus = numbers[1] & 0xff, Slot = numbers[2] & 0x1f, Function = numbers[3] & 7, Multifunction = multifunction };

    public static readonly Gen<IommuDevice> Iommu =
        from model in Gen.Enum<IommuModel>()
        from driver in Driver.Null()
        from alias in Text.Select(name => new DeviceAlias { Name = name }).Null()
        from address in Address.Null()
        select new IommuDevice { Model = model, Driver = driver, Alias = alias, Address = address };

    public static readonly Gen<IoapicFeature> Ioapic =
        Gen.OneOf<IoapicDriver?>(null, IoapicDriver.Kvm, IoapicDriver.Qemu).Select(driver => new IoapicFeature { Driver = driver });

    private static readonly Gen<HugePage> Page =
        from size in Gen.Long[1, 1 << 40]
        from nodeset in Text.Null()
        select new HugePage { Size = MemorySize.FromKiB(size), Nodeset = nodeset };

    public static readonly Gen<MemoryBacking> Memory =
        from pages in Page.Array[0, 3].Null()
        from flags in Gen.Bool.Array[3]
        from source in Gen.OneOf<MemorySource?>(null, MemorySource.File, MemorySource.Memfd)
        from threads in Number
        select new MemoryBacking
        {
            Hugepages = pages is null ? null : new HugePages { Pages = [.. pages] },
            Nosharepages = flags[0], Locked = flags[1], Discard = flags[2],
            Source = source is null ? null : new MemoryBackingSource { Type = source },
            Allocation = threads is null ? null : new MemoryBackingAllocation { Mode = MemoryAllocation.Immediate, Threads = threads },
        };
}
