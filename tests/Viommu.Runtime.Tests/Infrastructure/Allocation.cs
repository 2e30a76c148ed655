using System;

namespace Viommu.Runtime.Tests.Infrastructure;

/// <summary>Counts what an action allocates on the heap.</summary>
internal static class Allocation
{
    private const int Runs = 1000;

    /// <summary>
    /// Asserts that runs allocate nothing. What the runtime allocates on this thread by itself, once, as when it compiles a method anew, is in one of the
    /// counts at most; what an action allocates is in each.
    /// </summary>
    public static void AssertNone(Action action) => Assert.Equal(0, Math.Min(Count(action), Count(action)));

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
