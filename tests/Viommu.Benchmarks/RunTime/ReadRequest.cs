using System.Linq;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;

namespace Viommu.Benchmarks.RunTime;

/// <summary>Reading what a flavor and an image ask for, against the same look-ups written by hand, and against a configuration that is built already and bound to a class.</summary>
[ShortJob]
public class ReadRequest
{
    private readonly IConfiguration _extraSpecs = new ConfigurationBuilder().AddInMemoryCollection(Guest.ExtraSpecs.ToDictionary(pair => pair.Key, string? (pair) => pair.Value)).Build();

    [Benchmark(Baseline = true)]
    public object ByHand() => HandWrittenRequest.Read(Guest.ExtraSpecs, Guest.ImageProperties);

    [Benchmark]
    public object Generated() => ViommuOptions.Read(Guest.ExtraSpecs, Guest.ImageProperties);

    /// <summary>One side only, without a rule; the name of a page size stays a text.</summary>
    [Benchmark]
    public object ConfigurationBinder() => _extraSpecs.GetSection("hw").Get<BoundRequest>()!;
}

/// <summary>What a configuration binder fills.</summary>
public sealed class BoundRequest
{
    [ConfigurationKeyName("viommu_model")]
    public BoundModel Model { get; set; }

    [ConfigurationKeyName("locked_memory")]
    public bool? LockedMemory { get; set; }

    [ConfigurationKeyName("mem_page_size")]
    public string? MemPageSize { get; set; }
}

/// <summary>The models, as a configuration binder reads them: by their names.</summary>
public enum BoundModel
{
    None,
    Intel,
    Smmuv3,
    Virtio,
    Auto,
}
