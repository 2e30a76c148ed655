using BenchmarkDotNet.Attributes;

namespace Viommu.Benchmarks.RunTime;

/// <summary>Reading what a flavor and an image ask for, against the same look-ups written by hand.</summary>
[ShortJob]
public class ReadRequest
{
    [Benchmark(Baseline = true)]
    public object ByHand() => HandWrittenRequest.Read(Guest.ExtraSpecs, Guest.ImageProperties);

    [Benchmark]
    public object Generated() => ViommuOptions.Read(Guest.ExtraSpecs, Guest.ImageProperties);
}
