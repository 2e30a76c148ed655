using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using Microsoft.Extensions.Configuration;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Tests;

/// <summary>What goes to JSON and to configuration comes back equal, or is refused.</summary>
public class SerializationTests
{
    private static readonly JsonSerializerOptions s_withoutNull = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly Gen<PageSize?> PageSizes = Gen.OneOf(
        OneOf<PageSize?>([null]),
        OneOf("small", "large", "any", "4", "2MB", "2M", "1GiB", "123456").Select(text => PageSize.TryParse(text, out PageSize size) ? size : (PageSize?)null),
        Gen.Long[1, 1L << 40].Select(amount => (PageSize?)PageSize.FromKiB(amount)));

    private static readonly Gen<ViommuOptions> AllOptions = Gen.Select(OneOf(Enum.GetValues<ViommuModel>()), Maybe(Gen.Bool), PageSizes,
        (model, locked, size) => new ViommuOptions { Model = model, LockedMemory = locked, MemPageSize = size });

    private static readonly Gen<ComponentVersion?> Versions = Maybe(Gen.Select(Gen.Int[0, 20], Gen.Int[0, 12], Gen.Int[0, 3], (major, minor, patch) => new ComponentVersion(major, minor, patch)));

    private static readonly Gen<GuestPlatform> Platforms =
        from architecture in OneOf<string?>(null, "x86_64", "aarch64", "riscv64", "a \"text\" <of> its own")
        from machine in OneOf<string?>(null, "q35", "pc-q35-9.2", "virt", "pc-q35-rhel9.6.0", "{machine}")
        from virt in OneOf<string?>(null, "kvm", "qemu", "xen")
        from libvirt in Versions
        from qemu in Versions
        from version in Versions
        from vcpus in Maybe(Gen.Int[1, 1024])
        from bits in Maybe(Gen.Int[1, 64])
        from devices in Maybe(Gen.Int[0, 8])
        from acpi in Maybe(Gen.Bool)
        from uefi in Maybe(Gen.Bool)
        select new GuestPlatform
        {
            Architecture = architecture, Machine = machine, VirtType = virt, Libvirt = libvirt, Qemu = qemu, MachineVersion = version,
            Vcpus = vcpus, HostAddressBits = bits, AssignedDevices = devices, Acpi = acpi, Uefi = uefi,
        };

    [Fact]
    public void Options_come_back_from_JSON()
        => AllOptions.Sample(options =>
        {
            Assert.Equal(options, JsonSerializer.Deserialize<ViommuOptions>(JsonSerializer.Serialize(options)));
            Assert.Equal(options, JsonSerializer.Deserialize(JsonSerializer.Serialize(options, Context.Default.ViommuOptions), Context.Default.ViommuOptions));
        });

    [Fact]
    public void Platforms_come_back_from_JSON()
        => Platforms.Sample(platform =>
        {
            Assert.Equal(platform, JsonSerializer.Deserialize<GuestPlatform>(JsonSerializer.Serialize(platform)));
            Assert.Equal(platform, JsonSerializer.Deserialize(JsonSerializer.Serialize(platform, Context.Default.GuestPlatform), Context.Default.GuestPlatform));
            Assert.Equal(platform.GetHashCode(), JsonSerializer.Deserialize<GuestPlatform>(JsonSerializer.Serialize(platform))!.GetHashCode());
        });

    [Fact]
    public void What_comes_back_is_planned_in_the_same_way()
        => Gen.Select(AllOptions, Platforms).Sample((options, platform) =>
        {
            ViommuPlan before = ViommuPlan.Create(options, platform);
            ViommuPlan after = ViommuPlan.Create(
                JsonSerializer.Deserialize<ViommuOptions>(JsonSerializer.Serialize(options))!, JsonSerializer.Deserialize<GuestPlatform>(JsonSerializer.Serialize(platform))!);
            Assert.Equal((before.Iommu, before.Ioapic, before.MemoryBacking, before.IsValid), (after.Iommu, after.Ioapic, after.MemoryBacking, after.IsValid));
            if (before.Iommu is { } device)
            {
                Assert.Equal(device, JsonSerializer.Deserialize<IommuDevice>(JsonSerializer.Serialize(device)));
                Assert.Equal(device, JsonSerializer.Deserialize(JsonSerializer.Serialize(device, Context.Default.IommuDevice), Context.Default.IommuDevice));
            }
        });

    [Fact]
    public void Options_and_platforms_come_back_from_configuration()
        => Gen.Select(AllOptions, Platforms).Sample((options, platform) =>
        {
            // A section without a value is no object.
            Assert.Equal(options, Configuration(options).Get<ViommuOptions>() ?? new ViommuOptions());
            Assert.Equal(platform, Configuration(platform).Get<GuestPlatform>() ?? new GuestPlatform());
        });

    [Fact]
    public void Values_are_their_texts()
    {
        Assert.Equal("""{"Model":"virtio","LockedMemory":true,"MemPageSize":"large"}""", JsonSerializer.Serialize(new ViommuOptions { Model = ViommuModel.Virtio, LockedMemory = true, MemPageSize = PageSize.Large }, s_withoutNull));
        Assert.Equal("\"11.3.0\"", JsonSerializer.Serialize(new ComponentVersion(11, 3)));
        Assert.Equal("\"pc-q35-9.2\"", JsonSerializer.Serialize<MachineType>("pc-q35-9.2"));
        Assert.Equal("""{"intel":1}""", JsonSerializer.Serialize(new Dictionary<ViommuModel, int> { [ViommuModel.Intel] = 1 }));
        Assert.Equal(ViommuModel.Intel, Assert.Single(JsonSerializer.Deserialize<Dictionary<ViommuModel, int>>("""{"intel":1}""")!).Key);
        Assert.Equal("intel", TypeDescriptor.GetConverter(typeof(ViommuModel)).ConvertToInvariantString(ViommuModel.Intel));
    }

    [Theory]
    [InlineData("""{"Model":"intle"}""", "'intle' is no ViommuModel.")]
    [InlineData("""{"Model":1}""", "A ViommuModel is a string in JSON, and this is Number.")]
    [InlineData("""{"MemPageSize":"2XB"}""", "'2XB' is no PageSize.")]
    [InlineData("""{"MemPageSize":{"Amount":2048}}""", "A PageSize is a string in JSON, and this is StartObject.")]
    public void What_is_no_value_is_refused(string json, string says)
        => Assert.StartsWith(says, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ViommuOptions>(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_no_value_is_refused_by_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Model", "intle")]).Build();
        Assert.Contains("intle", Assert.Throws<InvalidOperationException>(() => configuration.Get<ViommuOptions>()).InnerException?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_that_can_t_be_read_says_why()
        => Assert.Contains("intle", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<IommuDevice>("\"<iommu model='intle'/>\"")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_would_be_written_in_part_is_refused()
    {
        ViommuRead read = ViommuOptions.Read(new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (object value in new object[] { read, ViommuPlan.Create(read, new GuestPlatform()), new IommuDriver() })
        {
            Assert.Contains($"{value.GetType().Name} has no form in JSON", Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(value, value.GetType())).Message, StringComparison.Ordinal);
            Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize("{}", value.GetType()));
        }
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<T?> Maybe<T>(Gen<T> some)
        where T : struct
        => Gen.OneOf(OneOf<T?>([null]), some.Select(value => (T?)value));

    // Each property as a text, as a file or the environment has it.
    private static IConfiguration Configuration(object value)
        => new ConfigurationBuilder().AddInMemoryCollection(value.GetType().GetProperties()
            .Where(property => property.CanWrite && property.GetValue(value) is not null)
            .Select(property => KeyValuePair.Create(property.Name, TypeDescriptor.GetConverter(property.GetValue(value)!.GetType()).ConvertToString(null, CultureInfo.InvariantCulture, property.GetValue(value))))).Build();
}

[JsonSerializable(typeof(ViommuOptions))]
[JsonSerializable(typeof(GuestPlatform))]
[JsonSerializable(typeof(IommuDevice))]
internal sealed partial class Context : JsonSerializerContext;
