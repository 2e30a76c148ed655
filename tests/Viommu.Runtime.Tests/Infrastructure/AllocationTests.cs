namespace Viommu.Runtime.Tests.Infrastructure;

public class AllocationTests
{
    private object? _kept;

    [Fact]
    public void A_single_object_in_many_runs_is_counted()
    {
        int run = 0;
        // The last run is one of those that count.
        long bytes = Allocation.Count(() => _kept = ++run == 2000 ? new object() : _kept);

        Assert.NotNull(_kept);
        Assert.InRange(bytes, 8, 64);
    }

    [Fact]
    public void Doing_nothing_allocates_nothing() => Allocation.AssertNone(static () => { });
}
