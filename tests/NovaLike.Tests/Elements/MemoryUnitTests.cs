using System.Linq;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Tests.Elements;

/// <summary>Units of memory as libvirt reads them: two letters are decimal, and what is no whole number of KiB is rounded up.</summary>
public class MemoryUnitTests
{
    [Theory]
    [InlineData("2048", null, 2048, false)]
    [InlineData("2", "M", 2048, false)]
    [InlineData("2", "MiB", 2048, false)]
    [InlineData("1025", "b", 2, false)]
    [InlineData("1", "b", 1, false)]
    [InlineData("2", "MB", 1954, true)]
    [InlineData("1", "GB", 976563, true)]
    [InlineData("1", "gB", 976563, true)]
    [InlineData("1024", "KB", 1000, true)]
    [InlineData("1", "TB", 976562500, true)]
    public void APageIsReadInKibibytes(string size, string? unit, long kibibytes, bool isRemarked)
    {
        ElementRead<MemoryBacking> read = MemoryBacking.Read($"<memoryBacking><hugepages><page size='{size}'{(unit is null ? "" : $" unit='{unit}'")}/></hugepages></memoryBacking>");

        Assert.Equal(MemorySize.FromKiB(kibibytes), read.Elements.Single().Hugepages!.Pages.Single().Size);
        Assert.Equal(isRemarked ? ["HugePageSizeRemark"] : [], read.Violations.Select(static violation => violation.Rule));
        Assert.False(read.Violations.HasErrors);
    }

    [Fact]
    public void TheRemarkSaysWhatWasLikelyMeant()
    {
        Violation remark = Assert.Single(MemoryBacking.Read("<memoryBacking><hugepages><page size='2' unit='MB'/></hugepages></memoryBacking>").Violations);

        Assert.Equal(Severity.Warning, remark.Severity);
        Assert.Contains("page/@size is '2MB'", remark.Message);
        Assert.Contains("MiB, in steps of 1024, was likely meant", remark.Message);
        Assert.Equal(["page/@size"], remark.Keys);
    }

    [Fact]
    public void ItIsWrittenInKibibytes()
        => Assert.Equal(
            "<memoryBacking><hugepages><page size='976563' unit='KiB'/></hugepages></memoryBacking>",
            MemoryBacking.Parse("<memoryBacking><hugepages><page size='1' unit='GB'/></hugepages></memoryBacking>").ToString());
}
