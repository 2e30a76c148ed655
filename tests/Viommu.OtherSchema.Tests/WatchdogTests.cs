using Acme.Watchdog;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>What docs/schema.md shows first does what it says there.</summary>
public sealed class WatchdogTests
{
    private static WatchdogOptions Pause { get; } = WatchdogOptions.Parse(Requests.Map("hw:watchdog_action=pause"), Requests.Nothing);

    [Fact]
    public void The_example_prints_what_it_promises()
    {
        WatchdogPlan plan = WatchdogPlan.Create(Pause, new WatchdogHost { Machine = "pc-q35-9.2" });

        Assert.Equal("<watchdog model='itco' action='pause'/>", plan.Device?.ToString());
    }

    [Fact]
    public void The_example_refuses_a_machine_without_the_card()
    {
        Violation violation = Assert.Single(WatchdogPlan.Create(Pause, new WatchdogHost { Machine = "virt-9.2" }).Violations);

        Assert.Equal(
            "The watchdog card is a PCI card for x86, and this machine ('virt-9.2') is not one: remove hw:watchdog_action or hw_watchdog_action.",
            violation.Message);
    }

    [Fact]
    public void The_example_leaves_an_unknown_machine_undecided()
        => Assert.Equal(["Machine"], Assert.Single(WatchdogPlan.Create(Pause, new WatchdogHost()).Undecided).Missing);

    [Fact]
    public void Without_a_watchdog_there_is_no_element()
        => Assert.Null(WatchdogPlan.Create(new WatchdogOptions(), new WatchdogHost()).Device);
}
