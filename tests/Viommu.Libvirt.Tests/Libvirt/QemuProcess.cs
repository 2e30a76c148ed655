using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Viommu.Libvirt.Tests.Libvirt;

/// <summary>The process of a guest, wherever its daemon lives: in a directory and a namespace of its own, or not.</summary>
internal sealed partial class QemuProcess
{
    private readonly string _status;

    private QemuProcess(string status) => _status = status;

    internal long LockedKiB => Number(LockedLine());

    /// <param name="root">The directory that the daemon takes for the root of all.</param>
    /// <param name="guest">The name of the guest.</param>
    internal static QemuProcess Find(string root, string guest)
    {
        int inner = int.Parse(File.ReadAllText(Path.Combine(root, "run/libvirt/qemu", guest + ".pid")), CultureInfo.InvariantCulture);
        foreach (string process in Directory.EnumerateDirectories("/proc").Where(static path => char.IsAsciiDigit(path[^1])))
        {
            try
            {
                var found = new QemuProcess(File.ReadAllText(Path.Combine(process, "status")));
                if (found.Number(InnerNumber()) == inner && Directory.ResolveLinkTarget(Path.Combine(process, "root"), returnFinalTarget: false)?.FullName == root)
                    return found;
            }
            catch (IOException)
            {
                // A process that ended while it was looked at.
            }
        }
        throw new InvalidOperationException($"There is no process of the guest {guest}.");
    }

    private long Number(Regex line) => line.Match(_status) is { Success: true } match ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^VmLck:\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex LockedLine();

    /// <summary>Its number in the innermost namespace, which comes last.</summary>
    [GeneratedRegex(@"^NSpid:.*?(\d+)\r?$", RegexOptions.Multiline)]
    private static partial Regex InnerNumber();
}
