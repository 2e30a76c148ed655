using System;
using System.Runtime.InteropServices;

namespace Viommu.Libvirt.Tests.Libvirt;

/// <summary>The few functions of libvirt's C library that the suite needs. Handles are plain pointers: <see cref="Daemon"/> alone holds them.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "libvirt.so.0";
    private const string QemuLibrary = "libvirt-qemu.so.0";

    [LibraryImport(Library, EntryPoint = "virConnectOpen", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr ConnectOpen(string uri);

    [LibraryImport(Library, EntryPoint = "virConnectClose")]
    internal static partial int ConnectClose(IntPtr connection);

    [LibraryImport(Library, EntryPoint = "virConnectGetLibVersion")]
    internal static partial int ConnectGetLibVersion(IntPtr connection, out ulong version);

    [LibraryImport(Library, EntryPoint = "virConnectGetVersion")]
    internal static partial int ConnectGetVersion(IntPtr connection, out ulong version);

    [LibraryImport(Library, EntryPoint = "virDomainDefineXMLFlags", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr DomainDefineXml(IntPtr connection, string xml, uint flags);

    [LibraryImport(Library, EntryPoint = "virDomainCreateWithFlags")]
    internal static partial int DomainCreate(IntPtr domain, uint flags);

    [LibraryImport(Library, EntryPoint = "virDomainDestroy")]
    internal static partial int DomainDestroy(IntPtr domain);

    [LibraryImport(Library, EntryPoint = "virDomainUndefineFlags")]
    internal static partial int DomainUndefine(IntPtr domain, uint flags);

    [LibraryImport(Library, EntryPoint = "virDomainFree")]
    internal static partial int DomainFree(IntPtr domain);

    [LibraryImport(Library, EntryPoint = "virDomainGetXMLDesc")]
    internal static partial IntPtr DomainGetXml(IntPtr domain, uint flags);

    [LibraryImport(QemuLibrary, EntryPoint = "virDomainQemuMonitorCommand", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DomainMonitorCommand(IntPtr domain, string command, out IntPtr result, uint flags);

    [LibraryImport(Library, EntryPoint = "virGetLastErrorMessage")]
    internal static partial IntPtr GetLastErrorMessage();

    [LibraryImport(Library, EntryPoint = "virSetErrorFunc")]
    internal static partial void SetErrorFunction(IntPtr userData, delegate* unmanaged<IntPtr, IntPtr, void> handler);

    [LibraryImport("libc", EntryPoint = "free")]
    internal static partial void Free(IntPtr memory);

    /// <summary>Errors are read after each call; by default the library prints them, too.</summary>
    internal static void SilenceErrors() => SetErrorFunction(IntPtr.Zero, &Ignore);

    [UnmanagedCallersOnly]
    private static void Ignore(IntPtr userData, IntPtr error)
    {
    }
}
