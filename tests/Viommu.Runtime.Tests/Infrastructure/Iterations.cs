using System;
using System.Runtime.CompilerServices;
using CsCheck;

namespace Viommu.Runtime.Tests.Infrastructure;

/// <summary>How often a property is tried; CsCheck_Iter asks for more.</summary>
internal static class Iterations
{
    [ModuleInitializer]
    internal static void Set() => Check.Iter = Math.Max(Check.Iter, 2000);
}
