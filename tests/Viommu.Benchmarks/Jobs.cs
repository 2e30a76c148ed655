using System;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Viommu.Benchmarks;

/// <summary>For what takes nanoseconds.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShortJobAttribute() : JobConfigBaseAttribute(Job.ShortRun.WithToolchain(InProcess.Toolchain));

/// <summary>For what takes milliseconds and more, and begins anew each time.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LongJobAttribute() : JobConfigBaseAttribute(
    Job.Default.WithToolchain(InProcess.Toolchain).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(2).WithIterationCount(8));

internal static class InProcess
{
    /// <summary>The references that are measured are those that this project was built with.</summary>
    public static readonly InProcessEmitToolchain Toolchain = new(TimeSpan.FromMinutes(30), logOutput: true);
}
