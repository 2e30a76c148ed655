namespace Cloud.Compute.OwnApi;

/// <summary>A builder of flavors that takes part in the checks by the markers of the runtime.</summary>
internal sealed class FlavorBuilder(string name)
{
    private readonly Dictionary<string, string> _specs = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public FlavorBuilder Set([ExtraSpecKey] string key, string value)
    {
        _specs[key] = value;
        return this;
    }

    public FlavorBuilder Set([ExtraSpecKey] string key, int value) => Set(key, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public FlavorBuilder Set([ExtraSpecKey] string key, bool value) => Set(key, value ? "true" : "false");

    public FlavorBuilder Require([TraitName] string trait)
    {
        _specs["trait:" + trait] = "required";
        return this;
    }

    public FlavorBuilder Forbid([TraitName] string trait)
    {
        _specs["trait:" + trait] = "forbidden";
        return this;
    }

    public FlavorBuilder Unset([ExtraSpecKey] string key)
    {
        _specs.Remove(key);
        return this;
    }

    public bool Has([ExtraSpecKey] string key) => _specs.ContainsKey(key);

    public IReadOnlyDictionary<string, string> Build() => _specs.ToFrozenDictionary(StringComparer.Ordinal);
}

internal sealed class ImageBuilder
{
    private ImmutableDictionary<string, string> _properties = ImmutableDictionary<string, string>.Empty;

    public string this[[ImagePropertyKey] string name]
    {
        get => _properties[name];
        set => _properties = _properties.SetItem(name, value);
    }

    public ImageBuilder Property([ImagePropertyKey] string name, string value)
    {
        this[name] = value;
        return this;
    }

    public IReadOnlyDictionary<string, string> Build() => _properties;
}

internal sealed class GuestService
{
    private readonly List<ViommuRead> _reads = [];

    public ViommuRead Ask([ExtraSpecs] IReadOnlyDictionary<string, string> flavor, [ImageProperties] IReadOnlyDictionary<string, string> image)
    {
        ViommuRead read = ViommuOptions.Read(flavor, image);
        _reads.Add(read);
        return read;
    }

    public void Update([ExtraSpecs] IDictionary<string, string> flavor, bool isLocked)
    {
        if (isLocked)
        {
            flavor[ExtraSpecs.LockedMemory] = "true";
            if (!flavor.ContainsKey(ExtraSpecs.MemPageSize))
                flavor[ExtraSpecs.MemPageSize] = "any";
        }
        else
        {
            flavor.Remove("hw:locked_memory");
        }
    }

    public string? ModelOf([ImageProperties] IReadOnlyDictionary<string, string> image)
        => image.TryGetValue("hw_viommu_model", out string? model) ? model : image.GetValueOrDefault("hw_video_model");
}

internal static class Uses
{
    public static IEnumerable<IReadOnlyDictionary<string, string>> Flavors()
    {
        yield return new FlavorBuilder("plain").Build();
        yield return new FlavorBuilder("pinned").Set("hw:cpu_policy", "dedicated").Set("hw:numa_nodes", 2).Set("hw:hide_hypervisor_id", true).Build();
        yield return new FlavorBuilder("locked").Set(ExtraSpecs.LockedMemory, true).Set(ExtraSpecs.MemPageSize, "large").Build();
        yield return new FlavorBuilder("devices")
            .Set(ExtraSpecs.ViommuModel, "intel")
            .Set("pci_passthrough:alias", "nic:1")
            .Require(Viommu.Traits.ModelIntel)
            .Require("HW_CPU_X86_VMX")
            .Forbid("CUSTOM_OLD_FIRMWARE")
            .Build();
        yield return new FlavorBuilder("changed").Set("hw:mem_page_size", 2048).Set("hw:mem_page_size", "1GB").Unset("hw:mem_page_size").Build();
    }

    public static IEnumerable<IReadOnlyDictionary<string, string>> Images(string machine)
    {
        yield return new ImageBuilder().Property("hw_machine_type", machine).Property("os_type", "linux").Build();
        yield return new ImageBuilder { ["hw_viommu_model"] = "auto", ["hw_vif_model"] = "virtio" }.Build();
        var builder = new ImageBuilder();
        builder["hw_video_model"] = "virtio";
        builder[ImageProperties.MemPageSize] = "large";
        yield return builder.Build();
    }

    public static ViommuRead[] Asked(GuestService service)
    {
        var flavor = new Dictionary<string, string> { ["hw:cpu_policy"] = "dedicated" };
        service.Update(flavor, isLocked: true);
        return
        [
            service.Ask(flavor, ImmutableDictionary<string, string>.Empty),
            service.Ask(new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = "virtio" }, new Dictionary<string, string> { [ImageProperties.ViommuModel] = "virtio" }),
            service.Ask(image: Images("q35").First(), flavor: Flavors().Last()),
        ];
    }
}
