using System;
using System.Runtime.InteropServices;

namespace Viommu.Libvirt.Tests.Libvirt;

/// <summary>libvirt said no; the message is its own.</summary>
internal sealed class LibvirtException(string message) : Exception(message)
{
    /// <summary>Why the last call of this thread failed.</summary>
    internal static LibvirtException Last() => new(Words.Clean(Marshal.PtrToStringUTF8(NativeMethods.GetLastErrorMessage()) ?? "no reason given"));

    internal static void Check(int result)
    {
        if (result < 0)
            throw Last();
    }
}
