namespace Viommu.Runtime.Tests.Values;

public class NumberRangeTests
{
    private static readonly ListFormat s_any = new(',', long.MinValue, long.MaxValue), s_low = new(',', long.MinValue, -1), s_high = new(',', 1, long.MaxValue), s_both = new(',', -1, 1);

    [Fact]
    public void Limits_are_told_where_there_are_any()
    {
        Assert.EndsWith("each a whole number; no item is empty", s_any.Allowed);
        Assert.EndsWith("each a whole number of at most -1; no item is empty", s_low.Allowed);
        Assert.EndsWith("each a whole number of at least 1; no item is empty", s_high.Allowed);
        Assert.EndsWith("each a whole number from -1 to 1; no item is empty", s_both.Allowed);
    }
}
