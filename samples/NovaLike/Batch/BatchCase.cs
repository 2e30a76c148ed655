using System;
using System.Collections.Generic;
using System.Text.Json;
using NovaLike.Planning;
using NovaLike.Reading;
using Viommu;
using Viommu.Hardware;

namespace NovaLike.Batch;

/// <summary>One line of a batch: a guest to plan.</summary>
internal readonly record struct BatchCase(string? Id, GuestRequest Request, GuestPlatform Platform, HardwareGuest Guest)
{
    private static readonly HashSet<string> s_facts = [.. HostFacts.Names, "machine", "vcpus", "acpi", "uefi", "assigned_devices", "memory_mb"];
    private static readonly Dictionary<string, string> s_nothing = [];

    /// <exception cref="DocumentException">The line is JSON, and no case.</exception>
    internal static BatchCase Read(JsonElement line)
    {
        var members = new JsonMembers(line, "");
        JsonMembers? platform = members.Object("platform");
        int? vcpus = members.Count("vcpus", least: 1) ?? platform?.Count("vcpus", least: 1);
        return new BatchCase(
            members.Text("id"),
            new GuestRequest(
                members.Object("extra_specs")?.Texts() ?? s_nothing,
                members.Object("image_properties")?.Texts() ?? s_nothing),
            (platform is { } facts ? ReadPlatform(facts) : new GuestPlatform()) with { Vcpus = vcpus },
            new HardwareGuest { Vcpus = vcpus, MemoryMb = members.Count("memory_mb", least: 1) ?? platform?.Count("memory_mb", least: 1) });
    }

    /// <summary>The id of a line that is not a case, as far as it can be read.</summary>
    internal static string? FindId(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("id"u8))
                    return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }
        catch (Exception problem) when (MalformedJson.Explain(problem) is not null)
        {
            // Up to here and no further.
        }

        return null;
    }

    private static GuestPlatform ReadPlatform(JsonMembers facts)
    {
        facts.AllowOnly(s_facts);
        return HostFacts.Read(facts) with
        {
            Machine = facts.Word("machine") is { } machine ? new MachineType(machine) : (MachineType?)null,
            Acpi = facts.Flag("acpi"),
            Uefi = facts.Flag("uefi"),
            AssignedDevices = facts.Count("assigned_devices"),
        };
    }
}
