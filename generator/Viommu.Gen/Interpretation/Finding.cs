using System.Collections.Generic;
using Viommu.Gen.Model;

namespace Viommu.Gen.Interpretation;

/// <summary>A rule that is certainly violated.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Places">Where what it looks at was written, as far as it was: what says most first.</param>
internal sealed record Finding(
    string Rule,
    bool IsError,
    string Message,
    IReadOnlyList<object> Places,
    EquatableArray<FixModel> Fixes,
    Member? Subject);
