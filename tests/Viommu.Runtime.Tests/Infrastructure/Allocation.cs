using System;

namespace Viommu.Runtime.Tests.Infrastructure;

/// <summary>Counts what an action allocates on the heap.</summary>
internal static class Allocation
{
    private const int Runs = 1000;

    /// <summary>Asserts that not a single run allocates a byte.</summary>
    public static void AssertNone(Action action) => Assert.Equal(0, Count(action));

    /// <summary>The bytes that all runs allocate together.</summary>
    public static long Count(Action action)
    {
        // What is made once and kept, such as static tables, is not what the tests are about.
        for (int i = 0; i < Runs; i++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Runs; i++)
            action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
