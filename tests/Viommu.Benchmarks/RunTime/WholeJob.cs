using System.Collections.Generic;
using BenchmarkDotNet.Attributes;

namespace Viommu.Benchmarks.RunTime;

/// <summary>The whole job, from two maps to three elements, against writing one of these elements with XmlSerializer.</summary>
[ShortJob]
public class WholeJob
{
    private readonly byte[] _buffer = new byte[1024];
    private ViommuRead _read = null!, _auto = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _read = ViommuOptions.Read(Guest.ExtraSpecs, Guest.ImageProperties);
        _auto = ViommuOptions.Read(Guest.AutoExtraSpecs, Guest.ImageProperties);
    }

    [Benchmark(Baseline = true)]
    public int OneElementWithXmlSerializer() => WriteXml.WriteSerialized(_buffer);

    [Benchmark]
    public int ReadPlanAndWrite() => Write(Guest.ExtraSpecs);

    [Benchmark]
    public int ReadPlanAndWriteWithAuto() => Write(Guest.AutoExtraSpecs);

    [Benchmark]
    public object Plan() => ViommuPlan.Create(_read, Guest.Platform);

    [Benchmark]
    public object PlanWithAuto() => ViommuPlan.Create(_auto, Guest.Platform);

    private int Write(IReadOnlyDictionary<string, string> extraSpecs)
    {
        ViommuPlan plan = ViommuPlan.Create(ViommuOptions.Read(extraSpecs, Guest.ImageProperties), Guest.Platform);
        int written = 0;
        if (plan.Iommu!.TryFormat(_buffer, out int count))
            written += count;
        if (plan.Ioapic!.TryFormat(_buffer, out count))
            written += count;
        if (plan.MemoryBacking!.TryFormat(_buffer, out count))
            written += count;
        return written;
    }
}
