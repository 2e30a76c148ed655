using System.Runtime.CompilerServices;

namespace Cloud.Compute.SelfTests;

internal static class Check
{
    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string? what = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"{what} is {actual}, and {expected} was expected.");
    }

    public static void True(bool condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        if (!condition)
            throw new InvalidOperationException($"{what} is not so.");
    }

    public static void Contains(string part, string text) => True(text.Contains(part, StringComparison.Ordinal));

    public static T Throws<T>(Action action)
        where T : Exception
    {
        try
        {
            action();
        }
        catch (T expected)
        {
            return expected;
        }
        throw new InvalidOperationException($"{typeof(T).Name} was expected.");
    }
}

/// <summary>Tests of a control plane look like this: many small maps, and texts that are compared.</summary>
internal static class RequestTests
{
    private static readonly IReadOnlyDictionary<string, string> None = FrozenDictionary<string, string>.Empty;

    public static void A_flavor_without_keys_asks_for_nothing()
    {
        ViommuOptions options = ViommuOptions.Parse(None, None);
        Check.Equal(ViommuModel.None, options.Model);
        Check.Equal(null, options.LockedMemory);
        Check.True(options.MemPageSize is null);
        Check.Equal(0, options.RequiredTraits().Count);
    }

    public static void Every_model_is_read()
    {
        foreach (string text in ViommuModelText.All)
        {
            ViommuOptions options = ViommuOptions.Parse(new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = text }, None);
            Check.Equal(text, options.Model.ToText());
        }
    }

    public static void Words_of_flags()
    {
        string[] words = ["true", "yes", "on", "1", "T", "Y", "TRUE"];
        foreach (string word in words)
        {
            var specs = new Dictionary<string, string> { ["hw:locked_memory"] = word, ["hw:mem_page_size"] = "any" };
            Check.Equal(true, ViommuOptions.Parse(specs, None).LockedMemory);
        }
        Check.Equal(false, ViommuOptions.Parse(new Dictionary<string, string> { ["hw:locked_memory"] = "no" }, None).LockedMemory);
    }

    public static void Sizes()
    {
        Check.Equal(2048L, PageSize.Parse("2MB").Amount);
        Check.Equal(1048576L, PageSize.Parse("1GB").Amount);
        Check.Equal(PageSizeWord.Large, PageSize.Parse("large").Word);
        Check.True(!PageSize.TryParse("2M", out _));
        Check.Throws<FormatException>(() => PageSize.Parse("huge"));
    }

    public static void The_traits_are_these()
    {
        Check.Equal("COMPUTE_VIOMMU_MODEL_INTEL", Viommu.Traits.ModelIntel);
        Check.Equal("COMPUTE_VIOMMU_MODEL_AUTO", string.Join(",", new ViommuOptions { Model = ViommuModel.Auto }.RequiredTraits()));
        Check.True(!Viommu.Traits.All.Contains("COMPUTE_SECURITY_TPM_2_0"));
    }

    public static void What_is_written_is_read_again()
    {
        var options = new ViommuOptions { Model = ViommuModel.Smmuv3, LockedMemory = true, MemPageSize = PageSize.Large };
        Check.Equal(options, ViommuOptions.Parse(options.ToExtraSpecs(), None));
        Check.Equal("smmuv3", options.ToImageProperties()["hw_viommu_model"]);
        Check.Equal("large", options.ToExtraSpecs()[ExtraSpecs.MemPageSize]);
    }

    public static void Messages_name_the_key(string model)
    {
        var specs = new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = model };
        ViolationException problem = Check.Throws<ViolationException>(() => ViommuOptions.Parse(specs, None));
        Check.Contains("hw:viommu_model", problem.Message);
        Check.True(problem.Violations.HasErrors);
    }

    public static void Keys_of_other_services_do_not_matter()
    {
        Dictionary<string, string> specs = new()
        {
            ["hw:cpu_policy"] = "dedicated",
            ["hw:boot_menu"] = "true",
            ["hw:video_ram_max_mb"] = "64",
            ["hw:tpm_version"] = "2.0",
            ["hw:sound_model"] = "ich9",
            ["hw:usb_model"] = "nec-xhci",
            ["hw:virtio_packed_ring"] = "true",
            ["hw:ephemeral_encryption"] = "true",
            ["os:secure_boot"] = "required",
            ["accel:device_profile"] = "fpga-1",
            ["powervm:min_mem"] = "1024",
            ["vmware:hw_version"] = "15",
            ["weight"] = "10",
        };
        Check.Equal(new ViommuOptions(), ViommuOptions.Parse(specs, None));
    }

    public static void Plans_on_both_architectures(bool isArm)
    {
        GuestPlatform platform = isArm
            ? new() { Architecture = Architecture.Aarch64, Machine = "virt-9.0", VirtType = VirtType.Kvm, Libvirt = new(10, 0), Qemu = new(9, 0), Acpi = true, Uefi = true, Vcpus = 4, AssignedDevices = 0 }
            : new() { Architecture = Architecture.X86_64, Machine = "pc-q35-9.0", VirtType = VirtType.Kvm, Libvirt = new(10, 0), Qemu = new(9, 0), Acpi = true, Vcpus = 4, AssignedDevices = 0 };
        ViommuPlan plan = ViommuPlan.Create(new ViommuOptions { Model = ViommuModel.Auto }, platform);
        Check.Equal(ViommuModel.Virtio, plan.Options.Model);
        Check.Equal("<iommu model='virtio'/>", plan.Iommu!.ToString());
        Check.Equal(isArm, plan.Ioapic is null);
    }

    public static void Elements_are_written_as_libvirt_does()
    {
        var driver = new IommuDriver { Intremap = true, CachingMode = true, AwBits = 48 };
        Check.Equal("<iommu model='intel'><driver intremap='on' caching_mode='on' aw_bits='48'/></iommu>", new IommuDevice { Model = IommuModel.Intel, Driver = driver }.ToString());
        Check.Equal("<ioapic driver='qemu'/>", new IoapicFeature { Driver = IoapicDriver.Qemu }.ToString());
        Check.Equal("<memoryBacking><locked/></memoryBacking>", new MemoryBacking { Locked = true }.ToString());
    }

    public static void Labels_and_headers()
    {
        Dictionary<string, string> labels = new() { ["host"] = "compute-1", ["model"] = "intel", ["viommu"] = "on", ["trait"] = "required" };
        Check.Equal(4, labels.Count);
        Check.True(labels.ContainsKey("model") && !labels.ContainsKey("hw"));
    }
}
