using System.Collections.Generic;
using System.Linq;
using Viommu.Runtime;

namespace Viommu.Libvirt.Tests;

internal static class ViolatedRules
{
    /// <summary>The ids of the rules that are violated, each once.</summary>
    internal static string[] Rules(this IEnumerable<Violation> violations, Severity severity) =>
        [.. violations.Where(violation => violation.Severity == severity).Select(static violation => violation.Rule).Distinct()];
}
