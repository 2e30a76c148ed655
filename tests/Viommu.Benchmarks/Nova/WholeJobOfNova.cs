using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using BenchmarkDotNet.Attributes;
using Viommu.Benchmarks.RunTime;

namespace Viommu.Benchmarks.Nova;

/// <summary>
/// The whole job, from a request to three elements, by Nova's own Python and by generated code. Nova's objects of the flavor and the image are made before, and it
/// reads no value twice: what is measured of it is less than what is measured of ours.
/// </summary>
[ShortJob]
public class WholeJobOfNova
{
    private const int Jobs = 1000;

    private readonly WholeJob _job = new();
    private Process _nova = null!;

    [GlobalSetup(Target = nameof(Nova))]
    public void Start()
    {
        string[] command = (Environment.GetEnvironmentVariable("VIOMMU_NOVA") ?? "/usr/bin/python3").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using var program = new StreamReader(typeof(WholeJobOfNova).Assembly.GetManifestResourceStream("jobs.py")!);
        _nova = Process.Start(new ProcessStartInfo(command[0], [.. command[1..], "-W", "ignore", "-c", program.ReadToEnd()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    [GlobalCleanup(Target = nameof(Nova))]
    public void Stop()
    {
        _nova.StandardInput.Close();
        _nova.WaitForExit();
        _nova.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Jobs)]
    public int Nova()
    {
        _nova.StandardInput.WriteLine(Jobs.ToString(CultureInfo.InvariantCulture));
        return int.Parse(_nova.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Nova has ended."), CultureInfo.InvariantCulture);
    }

    [Benchmark(OperationsPerInvoke = Jobs)]
    public int Generated()
    {
        int written = 0;
        for (int i = 0; i < Jobs; i++)
            written += _job.ReadPlanAndWrite();
        return written;
    }
}
