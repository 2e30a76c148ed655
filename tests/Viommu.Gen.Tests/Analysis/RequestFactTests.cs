using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>What a request says of its platform itself, while it is typed.</summary>
public class RequestFactTests
{
    [Fact]
    public void Where_both_maps_are_read_it_is_certain() => Consumer.Check(
        """
        class C
        {
            object Both() => ViommuOptions.Read(
                new Dictionary<string, string> { ["hw:mem_page_size"] = "any" },
                new Dictionary<string, string> { [{|VIO2001:"hw_viommu_model"|}] = "intel", ["hw_machine_type"] = "pc" });

            object Split() => ViommuOptions.Read(
                new Dictionary<string, string> { [{|VIO2001:"hw:viommu_model"|}] = "intel" }, new Dictionary<string, string> { ["hw_machine_type"] = "pc" });

            object Right() => ViommuOptions.Read(
                new Dictionary<string, string> { ["hw:viommu_model"] = "intel" }, new Dictionary<string, string> { ["hw_machine_type"] = "pc-q35-9.2" });
        }
        """, ids: "VIO2");

    [Fact]
    public void Where_only_the_image_is_known_it_is_likely() => Consumer.Check(
        """
        class C
        {
            object Image(Dictionary<string, string> flavor) => ViommuOptions.Read(
                flavor, new Dictionary<string, string> { [{|VIO2002:"hw_viommu_model"|}] = "intel", ["hw_machine_type"] = "pc" });

            object Alone() => new Dictionary<string, string> { [{|VIO2002:"hw_viommu_model"|}] = "intel", ["hw_machine_type"] = "pc" };
        }
        """, ids: "VIO2");

    [Fact]
    public void An_object_that_is_made_in_code_is_asked_the_same() => Consumer.Check(
        """
        class C
        {
            object M() => new ViommuOptions { {|VIO2001:Model = ViommuModel.Intel|}, MachineType = "pc" }.Validate();
        }
        """, ids: "VIO2");

    [Fact]
    public void A_plan_does_not_say_it_again_and_finds_a_contradiction() => Consumer.Check(
        """
        class C
        {
            object Again()
            {
                var read = ViommuOptions.Read(
                    new Dictionary<string, string> { [{|VIO2001:"hw:viommu_model"|}] = "intel" }, new Dictionary<string, string> { ["hw_machine_type"] = "pc" });
                return ViommuPlan.Create(read, new GuestPlatform { Architecture = "x86_64" });
            }

            object Contradiction() => ViommuPlan.Create(
                ViommuOptions.Read(new Dictionary<string, string>(), new Dictionary<string, string> { [{|VIO2001:"hw_machine_type"|}] = "pc" }),
                new GuestPlatform { Machine = "pc-q35-9.2" });

            object NoContradiction() => ViommuPlan.Create(
                ViommuOptions.Read(new Dictionary<string, string>(), new Dictionary<string, string> { ["hw_machine_type"] = "q35" }),
                new GuestPlatform { Machine = "pc-q35-9.2" });
        }
        """, ids: "VIO2");

    [Fact]
    public void What_the_request_says_decides_a_plan() => Consumer.Check(
        """
        class C
        {
            object M(GuestPlatform unknown) => ViommuPlan.Create(
                ViommuOptions.Read(new Dictionary<string, string>(), new Dictionary<string, string> { ["hw_firmware_type"] = "uefi" }),
                new GuestPlatform { {|VIO2001:Architecture = "x86_64"|}, Acpi = false });

            object N(GuestPlatform unknown) => ViommuPlan.Create(
                ViommuOptions.Read(new Dictionary<string, string>(), new Dictionary<string, string> { ["hw_firmware_type"] = "uefi" }), unknown);
        }
        """, ids: "VIO2");

    [Fact]
    public void A_map_with_keys_of_both_sides_has_none_until_it_is_read() => Consumer.Check(
        """
        class C
        {
            object View() => new Dictionary<string, string> { ["hw_viommu_model"] = "intel", ["hw_locked_memory"] = "true", ["hw:mem_page_size"] = "any", ["hw_machine_type"] = "pc" };

            object Read() => ViommuOptions.Read(
                new Dictionary<string, string>(), new Dictionary<string, string> { ["hw_viommu_model"] = "auto", [{|VIO1003:"hw:mem_page_size"|}] = "any" });
        }
        """, ids: "VIO1003");

    [Fact]
    public void Devices_of_the_flavor_are_the_least_that_there_are() => Consumer.Check(
        """
        class C
        {
            object Many() => ViommuPlan.Create(
                ViommuOptions.Read(
                    new Dictionary<string, string> { [{|VIO2001:"hw:viommu_model"|}] = "smmuv3", ["pci_passthrough:alias"] = "gpu:2" },
                    new Dictionary<string, string> { ["hw_architecture"] = "aarch64", ["hw_machine_type"] = "virt" }),
                new GuestPlatform { Libvirt = new(11, 3), Qemu = new(10, 0), Acpi = true, Uefi = true });

            object None() => ViommuPlan.Create(
                ViommuOptions.Read(
                    new Dictionary<string, string> { ["hw:viommu_model"] = "smmuv3" },
                    new Dictionary<string, string> { ["hw_architecture"] = "aarch64", ["hw_machine_type"] = "virt" }),
                new GuestPlatform { Libvirt = new(11, 3), Qemu = new(10, 0), Acpi = true, Uefi = true });

            object Unknown(string alias) => ViommuPlan.Create(
                ViommuOptions.Read(
                    new Dictionary<string, string> { ["hw:viommu_model"] = "smmuv3", ["pci_passthrough:alias"] = alias },
                    new Dictionary<string, string> { ["hw_architecture"] = "aarch64", ["hw_machine_type"] = "virt" }),
                new GuestPlatform { Libvirt = new(11, 3), Qemu = new(10, 0), Acpi = true, Uefi = true });

            object Fewer() => ViommuPlan.Create(
                ViommuOptions.Read(new Dictionary<string, string> { [{|VIO2001:"pci_passthrough:alias"|}] = "gpu:2,nic:1" }, new Dictionary<string, string>()),
                new GuestPlatform { AssignedDevices = 2 });
        }
        """, ids: "VIO2");
}
