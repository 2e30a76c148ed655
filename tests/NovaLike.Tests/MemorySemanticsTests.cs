using System.Collections.Generic;
using CsCheck;
using NovaLike.Tests.Harness;
using Viommu;

namespace NovaLike.Tests;

/// <summary>Where the specification, Nova and libvirt differ on locked memory and page sizes: what holds here. One test or more for each question.</summary>
public class MemorySemanticsTests
{
    private static readonly Platform s_x86 = Platform.X86;

    [Theory]
    [InlineData("hw:locked_memory=true hw:mem_page_size=large", "", null)]
    [InlineData("hw:locked_memory=YES hw:mem_page_size=small", "", null)]
    [InlineData("hw:mem_page_size=any", "hw_locked_memory=1", null)]
    [InlineData("hw:locked_memory=on hw:mem_page_size=2MB", "hw_locked_memory=t", null)]
    [InlineData("hw:locked_memory=true", "", "LockedMemoryNeedsPageSize")]
    [InlineData("", "hw_locked_memory=true", "LockedMemoryNeedsPageSize")]
    [InlineData("hw:locked_memory=true hw:mem_page_size=large", "hw_locked_memory=false", "LockedMemoryMustAgree")]
    [InlineData("hw:locked_memory=false hw:mem_page_size=large", "hw_locked_memory=true", "LockedMemoryMustAgree")]
    public void LockedMemory_NeedsAPageSizeAndOneOpinion(string flavor, string image, string? rule)
    {
        Answer answer = Planner.Ask(flavor, image, s_x86);

        if (rule is null)
            Assert.Equal("<memoryBacking><locked/></memoryBacking>", answer.MemoryBackingXml);
        else
            answer.MustBeRefusedBy(rule);
    }

    [Theory]
    [InlineData("hw:locked_memory=false", "")]
    [InlineData("hw:locked_memory=off", "hw_locked_memory=0")]
    public void LockedMemory_ThatIsNotWantedNeedsNothing(string flavor, string image)
    {
        Answer answer = Planner.Ask(flavor, image, s_x86);

        answer.MustBeAccepted("none");
        Assert.Null(answer.MemoryBackingXml);
    }

    [Theory]
    [InlineData("hw:locked_memory=maybe hw:mem_page_size=large", "", "hw:locked_memory")]
    [InlineData("hw:locked_memory=2 hw:mem_page_size=large", "", "hw:locked_memory")]
    [InlineData("hw:mem_page_size=large", "hw_locked_memory=maybe", "hw_locked_memory")]
    public void LockedMemory_ThatIsNoFlagIsAnErrorOnBothSides(string flavor, string image, string key)
    {
        Answer answer = Planner.Ask(flavor, image, s_x86);

        answer.MustBeRefusedBy("LockedMemoryValue");
        Assert.Equal([key], answer.KeysOfErrors);
    }

    [Theory]
    [InlineData("hw:mem_page_size=large", "hw_mem_page_size=2048", null)]
    [InlineData("hw:mem_page_size=any", "hw_mem_page_size=1GB", null)]
    [InlineData("hw:mem_page_size=2048", "", null)]
    [InlineData("hw:mem_page_size=small", "hw_mem_page_size=2048", "ImagePageSizeNeedsFlavor")]
    [InlineData("hw:mem_page_size=2048", "hw_mem_page_size=2048", "ImagePageSizeNeedsFlavor")]
    [InlineData("", "hw_mem_page_size=2048", "ImagePageSizeNeedsFlavor")]
    public void PageSize_OfTheImageMayRefineLargeOrAnyOnly(string flavor, string image, string? rule)
    {
        Answer answer = Planner.Ask(flavor, image, s_x86);

        if (rule is null)
            answer.MustBeAccepted("none");
        else
            answer.MustBeRefusedBy(rule);
    }

    [Theory]
    [InlineData("hw:locked_memory=true hw:mem_page_size=large", "<memoryBacking><locked/></memoryBacking>")]
    [InlineData("hw:locked_memory=true hw:mem_page_size=2048", "<memoryBacking><locked/></memoryBacking>")]
    [InlineData("hw:mem_page_size=large", null)]
    public void MemoryBacking_HoldsLockedAndNothingElse(string flavor, string? memoryBacking) =>
        Assert.Equal(memoryBacking, Planner.Ask(flavor, "", s_x86).MemoryBackingXml);

    [Theory]
    [InlineData("small", true)]
    [InlineData("large", true)]
    [InlineData("any", true)]
    [InlineData("2048", true)]
    [InlineData("2MB", true)]
    [InlineData("1GB", true)]
    [InlineData("0", false)]
    [InlineData("2M", false)]
    [InlineData("1G", false)]
    [InlineData("-1", false)]
    [InlineData("huge", false)]
    // bits are bits: 8192 of them are one KiB, 4096 are none
    [InlineData("8192b", true)]
    [InlineData("4096b", false)]
    public void PageSizeValues_ThatNothingAccountsForOrThatFailAtBootAreRefused(string value, bool accepted)
    {
        Answer answer = Planner.Ask($"hw:mem_page_size={value}", "", s_x86);

        Assert.Equal(accepted, answer.Accepted);
        if (!accepted)
            answer.MustBeRefusedBy("MemPageSizeValue");
    }

    [Fact]
    public void PageSizeValues_OfAPrefixAloneAreRefusedWithTheReason() =>
        Assert.Contains("boot", Planner.Ask("hw:mem_page_size=2M", "", s_x86).Message("MemPageSizeValue"));

    [Theory]
    [InlineData("large", "small", "small")]
    [InlineData("any", "2MB", "2048")]
    [InlineData("16777216b", null, "2048")]
    public void PageSizeValues_AreReadAsNovaReadsThem(string flavor, string? image, string expected)
    {
        ViommuOptions options = ViommuOptions.Parse(
            new Dictionary<string, string> { [ExtraSpecs.MemPageSize] = flavor },
            image is null ? [] : new Dictionary<string, string> { [ImageProperties.MemPageSize] = image });

        Assert.Equal(PageSize.Parse(expected), options.MemPageSize);
    }

    [Fact]
    public void WhatOptionsWriteForBothSides_IsReadAsTheSameOptions() => Gen.Select(Gen.Enum<ViommuModel>(), Gen.Bool.Nullable(), Sizes.Nullable()).Sample((model, locked, size) =>
    {
        var options = new ViommuOptions { Model = model, LockedMemory = locked, MemPageSize = locked == true ? size ?? PageSize.Any : size };

        ViommuRead read = ViommuOptions.Read(options.ToExtraSpecs(), options.ToImageProperties());

        Assert.Empty(read.Violations);
        Assert.Equal(options, read.Options);
        Assert.Equal(options, ViommuOptions.Parse(options.ToExtraSpecs(), new Dictionary<string, string>()));
    });

    [Theory]
    [InlineData("small", "1GB", "'1GB'")]
    [InlineData("small", "2048", "'2048'")]
    [InlineData("", "16777216b", "'16777216b'")]
    public void Messages_ShowASizeAsItWasWritten(string flavor, string image, string shown)
        => Assert.Contains($" {shown}, ", Planner.Ask(flavor.Length == 0 ? "" : $"hw:mem_page_size={flavor}", $"hw_mem_page_size={image}", s_x86).Message("ImagePageSizeNeedsFlavor"), System.StringComparison.Ordinal);

    [Fact]
    public void Size_IsTheSameHoweverItWasWritten()
    {
        Assert.Equal(PageSize.Parse("1GB"), PageSize.Parse("1048576"));
        Assert.Equal(PageSize.Parse("1GB").GetHashCode(), PageSize.FromKiB(1048576).GetHashCode());
        Assert.Equal("1048576", PageSize.Parse("1GB").ToString());
    }

    private static Gen<PageSize> Sizes => Gen.OneOf(
        Gen.Const(PageSize.Small), Gen.Const(PageSize.Large), Gen.Const(PageSize.Any), Gen.OneOf(4L, 64, 2048, 1048576).Select(PageSize.FromKiB));
}
