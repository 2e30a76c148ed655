using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Emit;

namespace Viommu.Gen.Pipeline;

/// <summary>
/// What is wrong, in a build: the compiler leaves out what analyzers report where declarations have errors, and they have them where a schema is broken. In an
/// editor analyzers report the same, and this is not there.
/// </summary>
internal sealed record Reports(IReadOnlyList<Diagnostic> Diagnostics) : Artifact("", "", new EmitSettings(""))
{
    public override IEnumerable<EmittedFile> Emit() => Enumerable.Empty<EmittedFile>();
}
