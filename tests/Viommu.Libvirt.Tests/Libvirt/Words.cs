using System.Text.RegularExpressions;

namespace Viommu.Libvirt.Tests.Libvirt;

/// <summary>What libvirt and QEMU say, without what differs from run to run or is no error.</summary>
internal static partial class Words
{
    internal static string Clean(string text)
    {
        text = QemuWarning().Replace(text, "");
        text = Time().Replace(text, "");
        text = GuestName().Replace(text, "viommu-guest");
        text = ProcessNumber().Replace(text, "process");
        return Blanks().Replace(text, " ").Trim();
    }

    [GeneratedRegex(@"(\d{4}-\d\d-\d\dT[\d:.]+Z )?qemu-system-\w+: [^\n]*warning: [^\n]*")]
    private static partial Regex QemuWarning();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+Z ")]
    private static partial Regex Time();

    [GeneratedRegex(@"viommu-\d+-\d+")]
    private static partial Regex GuestName();

    [GeneratedRegex(@"process \d+")]
    private static partial Regex ProcessNumber();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
