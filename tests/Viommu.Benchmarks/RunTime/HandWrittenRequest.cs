using System;
using System.Collections.Generic;

namespace Viommu.Benchmarks.RunTime;

/// <summary>What somebody writes who has the same keys, reads the same values, and keeps what each side said.</summary>
internal sealed record HandWrittenRequest(
    HandWrittenSide Flavor,
    HandWrittenSide Image,
    ViommuModel Model,
    bool? LockedMemory,
    PageSize? MemPageSize,
    List<string>? Errors)
{
    public static HandWrittenRequest Read(IReadOnlyDictionary<string, string> extraSpecs, IReadOnlyDictionary<string, string> imageProperties)
    {
        List<string>? errors = null;
        HandWrittenSide flavor = ReadSide(extraSpecs, "hw:viommu_model", "hw:locked_memory", "hw:mem_page_size", ref errors);
        HandWrittenSide image = ReadSide(imageProperties, "hw_viommu_model", "hw_locked_memory", "hw_mem_page_size", ref errors);
        ViommuModel model = flavor.Model ?? image.Model ?? ViommuModel.None;
        bool? locked = flavor.LockedMemory ?? image.LockedMemory;
        PageSize? pages = image.MemPageSize ?? flavor.MemPageSize;
        if (locked == true && pages is null)
            (errors ??= []).Add("hw:locked_memory needs hw:mem_page_size.");
        if (flavor.LockedMemory is { } left && image.LockedMemory is { } right && left != right)
            (errors ??= []).Add("hw:locked_memory and hw_locked_memory differ.");
        if (image.MemPageSize is not null && flavor.MemPageSize?.Word is not (PageSizeWord.Large or PageSizeWord.Any))
            (errors ??= []).Add("hw_mem_page_size needs hw:mem_page_size.");
        if (flavor.Model is not null && image.Model is not null && flavor.Model != image.Model)
            (errors ??= []).Add("hw:viommu_model and hw_viommu_model differ.");
        return new HandWrittenRequest(flavor, image, model, locked, pages, errors);
    }

    private static HandWrittenSide ReadSide(IReadOnlyDictionary<string, string> map, string modelKey, string lockedKey, string pagesKey, ref List<string>? errors)
    {
        ViommuModel? model = null;
        if (map.TryGetValue(modelKey, out string? text))
        {
            model = text switch
            {
                "none" => ViommuModel.None,
                "intel" => ViommuModel.Intel,
                "smmuv3" => ViommuModel.Smmuv3,
                "virtio" => ViommuModel.Virtio,
                "auto" => ViommuModel.Auto,
                _ => null,
            };
            if (model is null)
                (errors ??= []).Add($"{modelKey} is '{text}'.");
        }
        bool? locked = null;
        if (map.TryGetValue(lockedKey, out text))
        {
            if (IsOneOf(text, "1", "t", "true", "on", "y", "yes"))
                locked = true;
            else if (IsOneOf(text, "0", "f", "false", "off", "n", "no"))
                locked = false;
            else
                (errors ??= []).Add($"{lockedKey} is '{text}'.");
        }
        PageSize? pages = null;
        if (map.TryGetValue(pagesKey, out text))
        {
            if (PageSize.TryParse(text, out PageSize size))
                pages = size;
            else
                (errors ??= []).Add($"{pagesKey} is '{text}'.");
        }
        return new HandWrittenSide(model, locked, pages);
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
internal readonly record struct HandWrittenSide(ViommuModel? Model, bool? LockedMemory, PageSize? MemPageSize);
