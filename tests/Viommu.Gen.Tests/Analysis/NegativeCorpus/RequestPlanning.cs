using System.Threading;
using System.Threading.Tasks;

namespace Cloud.Compute.Planning;

internal sealed record Host(string Name, GuestPlatform Platform)
{
    public bool IsEnabled { get; init; } = true;

    public int FreeVcpus { get; init; }

    public string DefaultMachine { get; init; } = "pc-q35-9.2";
}

internal sealed record Placement(Host Host, ViommuPlan Plan);

internal sealed class Planner(IReadOnlyList<Host> hosts)
{
    public Placement Place(IReadOnlyDictionary<string, string> extraSpecs, IReadOnlyDictionary<string, string> properties, int vcpus, int devices)
    {
        ViommuRead read = ViommuOptions.Read(extraSpecs, properties);
        read.ThrowIfInvalid();
        var refused = new List<string>();
        foreach (Host host in hosts.Where(host => host.IsEnabled && host.FreeVcpus >= vcpus).OrderByDescending(host => host.FreeVcpus))
        {
            GuestPlatform platform = PlatformOf(host, properties) with { Vcpus = vcpus, AssignedDevices = devices };
            ViommuPlan plan = ViommuPlan.Create(read, platform);
            if (plan is { IsValid: true, IsDecided: true })
                return new Placement(host, plan);
            refused.Add($"{host.Name}: {(plan.IsValid ? string.Join(", ", plan.Undecided.SelectMany(rule => rule.Missing).Distinct()) : plan.Violations.ToString())}");
        }
        throw new InvalidOperationException("No host takes the guest:\n" + string.Join('\n', refused));
    }

    /// <summary>For a guest that exists, the model that was chosen stays.</summary>
    public ViommuPlan Again(Placement before, ViommuOptions options)
        => ViommuPlan.Create(options, before.Host.Platform, before.Plan.Options.Model);

    private static GuestPlatform PlatformOf(Host host, IReadOnlyDictionary<string, string> properties)
    {
        MachineType machine = properties.TryGetValue("hw_machine_type", out string? wanted) ? wanted : host.DefaultMachine;
        bool isUefi = properties.TryGetValue("hw_firmware_type", out string? firmware) && firmware == "uefi";
        return host.Platform with { Machine = machine, Acpi = true, Uefi = isUefi };
    }
}

internal static class KnownPlatforms
{
    public static readonly GuestPlatform Debian12 = new()
    {
        Architecture = Architecture.X86_64,
        VirtType = VirtType.Kvm,
        Libvirt = new(9, 0),
        Qemu = new(7, 2, 9),
        HostAddressBits = 48,
    };

    public static readonly GuestPlatform Debian13 = Debian12 with { Libvirt = new(11, 3), Qemu = new(10, 0, 2), Machine = "pc-q35-10.0", Acpi = true };

    public static readonly GuestPlatform Emulated = Debian13 with { VirtType = VirtType.Qemu, X2Apic = false };

    public static readonly GuestPlatform Arm = new()
    {
        Architecture = "aarch64", Machine = MachineType.Virt, VirtType = "kvm", Libvirt = ComponentVersion.Parse("11.3.0"), Qemu = new(10, 0), Acpi = true, Uefi = true, Vcpus = 8, AssignedDevices = 0,
    };

    public static readonly GuestPlatform Power = new() { Architecture = Architecture.Ppc64le, Machine = "pseries", VirtType = VirtType.Kvm };

    private static readonly ViommuOptions Intel = new() { Model = ViommuModel.Intel };

    private static readonly ViommuOptions Smmu = Intel with { Model = ViommuModel.Smmuv3 };

    private static readonly ViommuOptions Locked = new() { LockedMemory = true, MemPageSize = PageSize.Any };

    public static ViommuPlan IntelOnDebian13() => ViommuPlan.Create(Intel, Debian13 with { Vcpus = 8, AssignedDevices = 1 });

    public static ViommuPlan VirtioOnArm() => ViommuPlan.Create(new ViommuOptions { Model = ViommuModel.Virtio }, Arm);

    public static ViommuPlan SmmuOnArm() => ViommuPlan.Create(Smmu, Arm);

    public static ViommuPlan AutoOnDebian12(int vcpus)
    {
        GuestPlatform platform = Debian12 with { Machine = MachineType.Q35, Acpi = true, Vcpus = vcpus };
        return ViommuPlan.Create(new ViommuOptions { Model = ViommuModel.Auto }, platform);
    }

    public static ViommuPlan LockedOnly() => ViommuPlan.Create(Locked, Debian13 with { Vcpus = 4 });

    public static ViommuPlan NothingOnPower() => ViommuPlan.Create(new ViommuOptions(), Power);

    public static ViommuPlan Emulation(bool isLarge)
    {
        GuestPlatform platform = Emulated with { Vcpus = isLarge ? 64 : 4 };
        ViommuOptions options = isLarge ? Intel : new ViommuOptions { Model = ViommuModel.Virtio };
        return ViommuPlan.Create(options, platform);
    }
}

/// <summary>Requests as they come together in code: branches, loops, builders.</summary>
internal static class RequestMaps
{
    private static readonly IReadOnlyDictionary<string, string> NoProperties = ImmutableDictionary<string, string>.Empty;

    public static ViommuOptions Branches(bool isLocked, bool isArm)
    {
        var specs = new Dictionary<string, string> { ["hw:cpu_policy"] = "dedicated" };
        if (isArm)
            specs[ExtraSpecs.ViommuModel] = "smmuv3";
        else
            specs[ExtraSpecs.ViommuModel] = "intel";
        if (isLocked)
        {
            specs[ExtraSpecs.LockedMemory] = "true";
            specs[ExtraSpecs.MemPageSize] = "large";
        }
        return ViommuOptions.Parse(specs, NoProperties);
    }

    public static ViommuOptions Late(IEnumerable<(string, string)> more)
    {
        var specs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "1" };
        foreach ((string key, string value) in more)
            specs[key] = value;
        specs.TryAdd(ExtraSpecs.MemPageSize, "any");
        return ViommuOptions.Parse(specs, NoProperties);
    }

    public static bool Loop(string[] models)
    {
        bool all = true;
        foreach (string model in models)
        {
            var specs = new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = model };
            all &= ViommuOptions.TryParse(specs, NoProperties, out ViommuOptions? options) && options.Model != ViommuModel.None;
        }
        return all;
    }

    public static ViommuRead Switch(int kind)
    {
        var specs = new Dictionary<string, string>();
        switch (kind)
        {
            case 0:
                specs.Add(ExtraSpecs.ViommuModel, "none");
                break;
            case 1:
                specs.Add(ExtraSpecs.ViommuModel, "auto");
                goto default;
            case 2:
                specs.Add(ExtraSpecs.LockedMemory, "on");
                specs.Add(ExtraSpecs.MemPageSize, "2048");
                break;
            default:
                specs.Add(ExtraSpecs.MemPageSize, "small");
                break;
        }
        return ViommuOptions.Read(specs, NoProperties);
    }

    public static ViommuRead Undo(bool isTemporary)
    {
        var specs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true", [ExtraSpecs.MemPageSize] = "large" };
        if (isTemporary)
        {
            specs.Remove(ExtraSpecs.LockedMemory);
            specs.Remove(ExtraSpecs.MemPageSize);
        }
        return ViommuOptions.Read(specs, NoProperties);
    }

    public static ViommuRead TryFinally(Func<string> size)
    {
        var specs = new Dictionary<string, string>();
        try
        {
            specs[ExtraSpecs.MemPageSize] = size();
            specs[ExtraSpecs.LockedMemory] = "true";
        }
        catch (InvalidOperationException)
        {
            specs.Clear();
        }
        return ViommuOptions.Read(specs, NoProperties);
    }

    public static ViommuRead BothSides()
    {
        var flavor = new Dictionary<string, string> { [ExtraSpecs.MemPageSize] = "large", [ExtraSpecs.ViommuModel] = "virtio" };
        var image = new Dictionary<string, string> { [ImageProperties.MemPageSize] = "2MB", [ImageProperties.ViommuModel] = "virtio" };
        return ViommuOptions.Read(flavor, image);
    }

    public static async Task<ViommuRead> Awaited(Func<CancellationToken, Task<Dictionary<string, string>>> load, CancellationToken cancellation)
    {
        Dictionary<string, string> specs = await load(cancellation).ConfigureAwait(false);
        specs[ExtraSpecs.LockedMemory] = "true";
        return ViommuOptions.Read(specs, NoProperties);
    }

    public static ViommuOptions With(bool isArm)
    {
        ViommuOptions basis = new() { LockedMemory = true, MemPageSize = PageSize.Large };
        ViommuOptions options = isArm ? basis with { Model = ViommuModel.Smmuv3 } : basis with { Model = ViommuModel.Intel };
        return options with { MemPageSize = PageSize.FromKiB(2048) };
    }

    public static Violations Checked(long kib)
    {
        var options = new ViommuOptions { LockedMemory = true, MemPageSize = PageSize.FromKiB(kib) };
        return options.Validate();
    }

    public static ViommuOptions Copied(IReadOnlyDictionary<string, string> flavor)
    {
        var specs = new Dictionary<string, string>(flavor) { [ExtraSpecs.LockedMemory] = "true" };
        return ViommuOptions.Parse(specs, NoProperties);
    }

    public static ViommuRead Filled(Action<Dictionary<string, string>> fill)
    {
        var specs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        fill(specs);
        return ViommuOptions.Read(specs, NoProperties);
    }

    public static ViommuRead Captured(IEnumerable<string> sizes)
    {
        var specs = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true" };
        sizes.ToList().ForEach(size => specs[ExtraSpecs.MemPageSize] = size);
        return ViommuOptions.Read(specs, NoProperties);
    }

    public static ViommuRead Swapped(bool isSmall)
    {
        Dictionary<string, string> one = new() { [ExtraSpecs.MemPageSize] = "small" }, other = new() { [ExtraSpecs.MemPageSize] = "large" };
        (one, other) = isSmall ? (one, other) : (other, one);
        one[ExtraSpecs.LockedMemory] = "t";
        return ViommuOptions.Read(one, NoProperties);
    }
}
