using System;
using System.Collections.Generic;
using Viommu.Runtime;

namespace Viommu.Benchmarks.RunTime;

/// <summary>What somebody writes who has the same keys, reads the same values, keeps what each side said, and checks the same rules.</summary>
internal sealed record HandWrittenRequest(
    HandWrittenSide Flavor,
    HandWrittenSide Image,
    ViommuModel Model,
    bool? LockedMemory,
    PageSize? MemPageSize,
    SecureBoot? SecureBoot,
    bool? MemoryEncryption,
    MemoryEncryptionModel? MemoryEncryptionModel,
    List<string>? Errors)
{
    public static HandWrittenRequest Read(IReadOnlyDictionary<string, string> extraSpecs, IReadOnlyDictionary<string, string> imageProperties)
    {
        List<string>? errors = null;
        var flavor = new HandWrittenSide
        {
            Model = ReadModel(extraSpecs, "hw:viommu_model", ref errors),
            LockedMemory = ReadFlag(extraSpecs, "hw:locked_memory", ref errors),
            MemPageSize = ReadPageSize(extraSpecs, "hw:mem_page_size", ref errors),
            PciAliases = ReadAliases(extraSpecs, "pci_passthrough:alias", ref errors),
            SecureBoot = ReadSecureBoot(extraSpecs, "os:secure_boot", ref errors),
            MemoryEncryption = ReadFlag(extraSpecs, "hw:mem_encryption", ref errors),
            MemoryEncryptionModel = ReadEncryptionModel(extraSpecs, "hw:mem_encryption_model", ref errors),
            CpuRealtime = ReadFlag(extraSpecs, "hw:cpu_realtime", ref errors),
        };
        var image = new HandWrittenSide
        {
            Model = ReadModel(imageProperties, "hw_viommu_model", ref errors),
            LockedMemory = ReadFlag(imageProperties, "hw_locked_memory", ref errors),
            MemPageSize = ReadPageSize(imageProperties, "hw_mem_page_size", ref errors),
            MachineType = ReadText(imageProperties, "hw_machine_type"),
            EmulationArchitecture = ReadText(imageProperties, "hw_emulation_architecture"),
            Architecture = ReadText(imageProperties, imageProperties.ContainsKey("hw_architecture") ? "hw_architecture" : "architecture"),
            FirmwareType = ReadFirmware(imageProperties, "hw_firmware_type", ref errors),
            SecureBoot = ReadSecureBoot(imageProperties, "os_secure_boot", ref errors),
            StatelessFirmware = ReadFlag(imageProperties, "hw_firmware_stateless", ref errors),
            MemoryEncryption = ReadFlag(imageProperties, "hw_mem_encryption", ref errors),
            MemoryEncryptionModel = ReadEncryptionModel(imageProperties, "hw_mem_encryption_model", ref errors),
        };
        var request = new HandWrittenRequest(
            flavor,
            image,
            flavor.Model ?? image.Model ?? ViommuModel.None,
            flavor.LockedMemory ?? image.LockedMemory,
            image.MemPageSize ?? flavor.MemPageSize,
            flavor.SecureBoot ?? image.SecureBoot,
            flavor.MemoryEncryption ?? image.MemoryEncryption,
            flavor.MemoryEncryptionModel ?? image.MemoryEncryptionModel,
            errors);
        request.Check(ref errors);
        return errors == request.Errors ? request : request with { Errors = errors };
    }

    private void Check(ref List<string>? errors)
    {
        if (LockedMemory == true && MemPageSize is null)
            (errors ??= []).Add("hw:locked_memory needs hw:mem_page_size.");
        if (Flavor.LockedMemory is { } left && Image.LockedMemory is { } right && left != right)
            (errors ??= []).Add("hw:locked_memory and hw_locked_memory differ.");
        if (Flavor.SecureBoot is not null && Image.SecureBoot is not null && Flavor.SecureBoot != Image.SecureBoot)
            (errors ??= []).Add("os:secure_boot and os_secure_boot differ.");
        if (Flavor.MemoryEncryption is not null && Image.MemoryEncryption is not null && Flavor.MemoryEncryption != Image.MemoryEncryption)
            (errors ??= []).Add("hw:mem_encryption and hw_mem_encryption differ.");
        if (Image.MemPageSize is not null && Flavor.MemPageSize?.Word is not (PageSizeWord.Large or PageSizeWord.Any))
            (errors ??= []).Add("hw_mem_page_size needs hw:mem_page_size.");
        if (Flavor.SecureBoot == Viommu.SecureBoot.Optional)
            (errors ??= []).Add("os:secure_boot is optional.");
        if (Flavor.Model is not null && Image.Model is not null && Flavor.Model != Image.Model)
            (errors ??= []).Add("hw:viommu_model and hw_viommu_model differ.");
        if (LockedMemory == false && (Flavor.CpuRealtime == true || (MemoryEncryption == true && MemoryEncryptionModel != Viommu.MemoryEncryptionModel.AmdSevSnp)))
            (errors ??= []).Add("Memory is locked all the same.");
        string? architecture = Image.EmulationArchitecture ?? Image.Architecture, machine = Image.MachineType;
        if (Model is ViommuModel.Intel && architecture is not (null or "x86_64" or "i686"))
            (errors ??= []).Add("intel needs x86.");
        if (Model is ViommuModel.Intel && machine is not null && machine != "q35" && !machine.StartsWith("pc-q35-", StringComparison.Ordinal))
            (errors ??= []).Add("intel needs q35.");
    }

    private static ViommuModel? ReadModel(IReadOnlyDictionary<string, string> map, string key, ref List<string>? errors)
    {
        if (!map.TryGetValue(key, out string? text))
            return null;
        ViommuModel? model = text switch
        {
            "none" => ViommuModel.None,
            "intel" => ViommuModel.Intel,
            "smmuv3" => ViommuModel.Smmuv3,
            "virtio" => ViommuModel.Virtio,
            "auto" => ViommuModel.Auto,
            _ => null,
        };
        return model ?? Bad<ViommuModel>(key, text, ref errors);
    }

    private static bool? ReadFlag(IReadOnlyDictionary<string, string> map, string key, ref List<string>? errors)
    {
        if (!map.TryGetValue(key, out string? text))
            return null;
        return IsOneOf(text, "1", "t", "true", "on", "y", "yes") ? true : IsOneOf(text, "0", "f", "false", "off", "n", "no") ? false : Bad<bool>(key, text, ref errors);
    }

    private static PageSize? ReadPageSize(IReadOnlyDictionary<string, string> map, string key, ref List<string>? errors)
    {
        if (!map.TryGetValue(key, out string? text))
            return null;
        return PageSize.TryParse(text, out PageSize size) ? size : Bad<PageSize>(key, text, ref errors);
    }

    private static SecureBoot? ReadSecureBoot(IReadOnlyDictionary<string, string> map, string key, ref List<string>? errors)
    {
        if (!map.TryGetValue(key, out string? text))
            return null;
        SecureBoot? value = text switch
        {
            "required" => Viommu.SecureBoot.Required,
            "disabled" => Viommu.SecureBoot.Disabled,
            "optional" => Viommu.SecureBoot.Optional,
            _ => null,
        };
        return value ?? Bad<SecureBoot>(key, text, ref errors);
    }

    private static FirmwareType? ReadFirmware(IReadOnlyDictionary<string, string> map, string key, ref List<string>? errors)
    {
        if (!map.TryGetValue(key, out string? text))
            return null;
        return text is "uefi" ? FirmwareType.Uefi : text is "bios" ? FirmwareType.Bios : Bad<FirmwareType>(key, text, ref errors);
    }

    private static MemoryEncryptionModel? ReadEncryptionModel(IReadOnlyDictionary<string, string> map, string key, ref List<string>? errors)
    {
        if (!map.TryGetValue(key, out string? text))
            return null;
        return MemoryEncryptionModelText.TryParse(text, out MemoryEncryptionModel value) ? value : Bad<MemoryEncryptionModel>(key, text, ref errors);
    }

    private static ValueList<NamedCount>? ReadAliases(IReadOnlyDictionary<string, string> map, string key, ref List<string>? errors)
    {
        if (!map.TryGetValue(key, out string? text))
            return null;
        if (ViommuFormats.PciAliases.TryRead(text, out ValueList<NamedCount>? value))
            return value;
        (errors ??= []).Add($"{key} is '{text}'.");
        return null;
    }

    private static string? ReadText(IReadOnlyDictionary<string, string> map, string key) => map.TryGetValue(key, out string? text) ? text : null;

    private static T? Bad<T>(string key, string text, ref List<string>? errors)
        where T : struct
    {
        (errors ??= []).Add($"{key} is '{text}'.");
        return null;
    }

    private static bool IsOneOf(string text, params ReadOnlySpan<string> words)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        foreach (string word in words)
        {
            if (trimmed.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}

/// <summary>What one side said.</summary>
internal readonly record struct HandWrittenSide
{
    public ViommuModel? Model { get; init; }

    public bool? LockedMemory { get; init; }

    public PageSize? MemPageSize { get; init; }

    public string? MachineType { get; init; }

    public string? EmulationArchitecture { get; init; }

    public string? Architecture { get; init; }

    public ValueList<NamedCount>? PciAliases { get; init; }

    public FirmwareType? FirmwareType { get; init; }

    public SecureBoot? SecureBoot { get; init; }

    public bool? StatelessFirmware { get; init; }

    public bool? MemoryEncryption { get; init; }

    public MemoryEncryptionModel? MemoryEncryptionModel { get; init; }

    public bool? CpuRealtime { get; init; }
}
