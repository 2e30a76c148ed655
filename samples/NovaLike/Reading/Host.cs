using System.Collections.Generic;
using System.Text.Json;
using Viommu;

namespace NovaLike.Reading;

/// <summary>A host that guests can be placed on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="DefaultMachineTypes">By architecture, the machine type of guests whose image names none (nova.conf: <c>[libvirt] hw_machine_type</c>).</param>
internal sealed record Host(string Name, GuestPlatform Facts, IReadOnlyDictionary<string, string> DefaultMachineTypes)
{
    private static readonly HashSet<string> s_members = ["name", "hw_machine_type", .. HostFacts.Names];

    /// <exception cref="DocumentException">This is no such host.</exception>
    internal static Host Read(JsonElement document)
    {
        var host = new JsonMembers(document, "");
        host.AllowOnly(s_members);

        GuestPlatform facts = HostFacts.Read(host);
        if (facts.Architecture is null)
            throw host.Missing("architecture");

        return new Host(
            host.Word("name") ?? throw host.Missing("name"),
            facts,
            host.Object("hw_machine_type")?.Texts() ?? []);
    }
}
