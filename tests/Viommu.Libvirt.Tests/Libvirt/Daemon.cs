using System;
using System.Threading;
using Viommu.Runtime;

namespace Viommu.Libvirt.Tests.Libvirt;

/// <summary>A connection to a libvirt daemon and its QEMU.</summary>
internal sealed class Daemon
{
    private const uint Validate = 1;
    private static int s_guests;
    private readonly IntPtr _connection;

    private Daemon(string uri)
    {
        NativeMethods.SilenceErrors();
        _connection = NativeMethods.ConnectOpen(uri);
        if (_connection == IntPtr.Zero)
            throw new LibvirtException($"{uri}: {LibvirtException.Last().Message}");
        LibvirtException.Check(NativeMethods.ConnectGetLibVersion(_connection, out ulong libvirt));
        LibvirtException.Check(NativeMethods.ConnectGetVersion(_connection, out ulong qemu));
        (Uri, Versions) = (uri, new HostVersions(Version(libvirt), Version(qemu)));
    }

    internal string Uri { get; }

    /// <summary>The directory that the daemon takes for the root of all: its socket is in its usual place there.</summary>
    internal string Root => Uri.IndexOf("socket=", StringComparison.Ordinal) is var start and >= 0
        ? Uri[(start + "socket=".Length)..^"/run/libvirt/libvirt-sock".Length]
        : "/";

    internal HostVersions Versions { get; }

    /// <exception cref="LibvirtException">No libvirt answers there, or this machine has no library of libvirt's.</exception>
    internal static Daemon Connect(string uri)
    {
        try
        {
            return new Daemon(uri);
        }
        catch (DllNotFoundException missing)
        {
            throw new LibvirtException($"{uri}: this machine has no libvirt client library ({missing.Message.Split('\n')[0]})");
        }
    }

    /// <summary>A name that no other guest has.</summary>
    internal static string NewName() => $"viommu-{Environment.ProcessId}-{Interlocked.Increment(ref s_guests)}";

    /// <summary>Defines a guest, and forgets it.</summary>
    /// <param name="xml">The domain.</param>
    /// <param name="validate">Whether libvirt holds it against its schema first.</param>
    /// <param name="look">What to see in a guest that is defined.</param>
    internal Verdict Define(string xml, bool validate = false, Action<Domain>? look = null)
    {
        try
        {
            using Domain domain = DefineDomain(xml, validate);
            look?.Invoke(domain);
            return Verdict.Accepted;
        }
        catch (LibvirtException refusal)
        {
            return new Verdict(Stage.Define, refusal.Message);
        }
    }

    /// <summary>Defines a guest and starts it, paused.</summary>
    /// <param name="xml">The domain.</param>
    /// <param name="look">What to see in a guest that runs.</param>
    internal Verdict Start(string xml, Action<Domain>? look = null)
    {
        var stage = Stage.Define;
        try
        {
            using Domain domain = DefineDomain(xml);
            stage = Stage.Start;
            domain.Start();
            look?.Invoke(domain);
            return Verdict.Accepted;
        }
        catch (LibvirtException refusal)
        {
            return new Verdict(stage, refusal.Message);
        }
    }

    /// <exception cref="LibvirtException">libvirt refuses it.</exception>
    internal Domain DefineDomain(string xml, bool validate = false)
    {
        IntPtr handle = NativeMethods.DomainDefineXml(_connection, xml, validate ? Validate : 0);
        return handle != IntPtr.Zero ? new Domain(handle) : throw LibvirtException.Last();
    }

    public override string ToString() => Versions.ToString();

    private static ComponentVersion Version(ulong number) => new((int)(number / 1_000_000), (int)(number / 1000 % 1000), (int)(number % 1000));
}
