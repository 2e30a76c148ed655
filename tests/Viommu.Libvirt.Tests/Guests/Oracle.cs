using System.Collections.Concurrent;
using System.Collections.Generic;
using Viommu.Libvirt.Tests.Libvirt;

namespace Viommu.Libvirt.Tests.Guests;

/// <summary>Asks one host about guests, each question once.</summary>
internal sealed class Oracle(Daemon host)
{
    private readonly ConcurrentDictionary<string, (Verdict Verdict, string Xml)> _defined = new();
    private readonly ConcurrentDictionary<string, Verdict> _started = new();

    internal Daemon Host => host;

    /// <summary>How much was asked.</summary>
    internal string Asked => $"{_defined.Count} guests defined, {_started.Count} started";

    /// <summary>Whether libvirt takes the guest, and what it keeps of it.</summary>
    internal (Verdict Verdict, string Xml) Define(Guest guest, Fragments fragments) => _defined.GetOrAdd(guest.ToXml("viommu-define", fragments), _ =>
    {
        string kept = "";
        Verdict verdict = host.Define(guest.ToXml(Daemon.NewName(), fragments), look: domain => kept = domain.Xml());
        return (verdict, kept);
    });

    /// <summary>Whether libvirt takes the guest and QEMU starts it.</summary>
    internal Verdict Boot(Guest guest, Fragments fragments)
        => Define(guest, fragments).Verdict is { IsAccepted: false } refused
            ? refused
            : _started.GetOrAdd(guest.ToXml("viommu-start", fragments), _ => host.Start(guest.ToXml(Daemon.NewName(), fragments)));

    /// <summary>Starts a guest and looks into it.</summary>
    internal (Verdict Verdict, LiveGuest? Seen, IReadOnlyList<string> Xml) Look(Guest guest, Fragments fragments)
    {
        LiveGuest? seen = null;
        List<string> xml = [];
        string name = Daemon.NewName();
        Verdict verdict = host.Start(guest.ToXml(name, fragments), domain =>
        {
            xml.Add(domain.Xml());
            xml.Add(domain.Xml(active: true));
            seen = LiveGuest.Of(domain, QemuProcess.Find(host.Root, name));
        });
        _started[guest.ToXml("viommu-start", fragments)] = verdict;
        return (verdict, seen, xml);
    }
}
