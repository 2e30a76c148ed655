using System;
using System.Runtime.InteropServices;

namespace Viommu.Libvirt.Tests.Libvirt;

/// <summary>A guest that is defined; gone when it is disposed of.</summary>
internal sealed class Domain(IntPtr handle) : IDisposable
{
    private const uint Paused = 1, Inactive = 2, UndefineNvram = 4, MonitorText = 1;
    private bool _started;

    internal void Start()
    {
        LibvirtException.Check(NativeMethods.DomainCreate(handle, Paused));
        _started = true;
    }

    /// <summary>The domain as libvirt keeps it.</summary>
    /// <param name="active">As it runs, instead of as it will start the next time.</param>
    internal string Xml(bool active = false) => Take(NativeMethods.DomainGetXml(handle, active ? 0 : Inactive));

    /// <summary>Asks the monitor of QEMU.</summary>
    /// <param name="command">In JSON, or in words.</param>
    internal string Ask(string command)
    {
        LibvirtException.Check(NativeMethods.DomainMonitorCommand(handle, command, out IntPtr answer, command.StartsWith('{') ? 0 : MonitorText));
        return Take(answer);
    }

    public void Dispose()
    {
        if (_started)
            _ = NativeMethods.DomainDestroy(handle);
        _ = NativeMethods.DomainUndefine(handle, UndefineNvram);
        _ = NativeMethods.DomainFree(handle);
    }

    private static string Take(IntPtr text)
    {
        if (text == IntPtr.Zero)
            throw LibvirtException.Last();
        string value = Marshal.PtrToStringUTF8(text)!;
        NativeMethods.Free(text);
        return value;
    }
}
