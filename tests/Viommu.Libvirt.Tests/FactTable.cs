using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Viommu.Libvirt.Tests;

/// <summary>The tables in <c>Facts</c>, from which the page on compatibility is written, too.</summary>
internal static class FactTable
{
    internal static IEnumerable<string[]> Rows(string name)
        => File.ReadLines(Path.Combine(Viommu.Tests.Repository.Root, "tests", "Viommu.Libvirt.Tests", "Facts", name)).Select(static line => line.Split('\t'));
}
