using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Mistakes that Nova makes, written in C# as a control plane would: each is told while it is typed, with what to do instead.</summary>
public class NovaMistakesTests
{
    [Fact]
    public void Settings_of_intel_on_virtio()
    {
        IReadOnlyList<Diagnostic> found = Consumer.Check(
            """
            class C
            {
                static void M(GuestPlatform platform)
                {
                    var driver = new IommuDriver { {|VIO2001:Intremap = true|}, {|VIO2001:CachingMode = true|}, {|VIO2001:Eim = true|}, {|VIO2001:Iotlb = true|}, AwBits = 48 };
                    _ = new IommuDevice { Model = IommuModel.Virtio, Driver = driver }.Validate(platform);
                }

                const string Xml = "<iommu model='virtio'><driver {|VIO4001:intremap='on'|} {|VIO4001:caching_mode='on'|} {|VIO4001:eim='on'|} {|VIO4001:iotlb='on'|} aw_bits='48'/></iommu>";
            }
            """);
        Assert.Equal("The attribute 'eim' of <driver> is only allowed where { Model: Intel }: remove it.", found.Single(diagnostic => Rule(diagnostic) == "IommuDriverEimAllowed" && diagnostic.Id == "VIO2001").GetMessage());
    }

    [Fact]
    public void An_ioapic_on_aarch64()
    {
        IReadOnlyList<Diagnostic> found = Consumer.Check(
            """
            class C
            {
                static readonly GuestPlatform Arm = new() { Architecture = Architecture.Aarch64, Machine = "virt", VirtType = VirtType.Kvm };

                static void M()
                {
                    var ioapic = new IoapicFeature { {|VIO2001:Driver = IoapicDriver.Qemu|} };
                    _ = ViommuPlan.Validate(Arm, new IommuDevice { Model = IommuModel.Virtio }, ioapic);
                }

                const string Xml = "<domain type='kvm'><os><type arch='aarch64' machine='virt'>hvm</type></os><features><acpi/><ioapic {|VIO4001:driver='qemu'|}/></features></domain>";
            }
            """);
        Assert.All(found, diagnostic => Assert.Equal("An I/O APIC is a part of x86, and this guest's architecture is 'aarch64': libvirt refuses the feature. Remove ioapic.", diagnostic.GetMessage()));
    }

    [Fact]
    public void A_trait_that_no_host_reports()
    {
        IReadOnlyList<Diagnostic> found = Consumer.Check(
            """
            class C
            {
                static readonly string[] Required = [{|VIO3002:"COMPUTE_VIOMMU_INTEL"|}, {|VIO3002:"COMPUTE_IOMMU_MODEL_VIRTIO"|}];

                static readonly Dictionary<string, string> ExtraSpecs = new() { [{|VIO3002:"trait:COMPUTE_VIOMMU_SMMUV3"|}] = "required" };
            }
            """);
        Assert.Equal(
            [
                "'COMPUTE_VIOMMU_INTEL' is not the name of a trait; use 'COMPUTE_VIOMMU_MODEL_INTEL'",
                "'COMPUTE_IOMMU_MODEL_VIRTIO' is not the name of a trait; use 'COMPUTE_VIOMMU_MODEL_VIRTIO'",
                "'COMPUTE_VIOMMU_SMMUV3' is not the name of a trait; use 'COMPUTE_VIOMMU_MODEL_SMMUV3'",
            ],
            found.Select(diagnostic => diagnostic.GetMessage()));
    }

    [Fact]
    public void Locked_memory_without_a_page_size()
    {
        IReadOnlyList<Diagnostic> found = Consumer.Check(
            """
            class C
            {
                static void M(GuestPlatform platform)
                {
                    var extraSpecs = new Dictionary<string, string> { [ExtraSpecs.ViommuModel] = "intel", [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" };
                    _ = ViommuOptions.Read(extraSpecs, ImmutableDictionary<string, string>.Empty);
                    _ = ViommuPlan.Create(new ViommuOptions { {|VIO2001:LockedMemory = true|} }, platform);
                }
            }
            """);
        Assert.All(found, diagnostic =>
        {
            Assert.Equal("LockedMemoryNeedsPageSize", Rule(diagnostic));
            Assert.StartsWith("Locked memory is asked for (hw:locked_memory or hw_locked_memory) without a page size.", diagnostic.GetMessage(), StringComparison.Ordinal);
            Assert.EndsWith("for example to any.", diagnostic.GetMessage(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Extended_interrupts_in_emulation()
    {
        IReadOnlyList<Diagnostic> found = Consumer.Check(
            """
            class C
            {
                static void M()
                {
                    var tcg = new GuestPlatform { Architecture = Architecture.X86_64, Machine = "q35", VirtType = VirtType.Qemu, Qemu = new(7, 2) };
                    var device = new IommuDevice { Model = IommuModel.Intel, Driver = new IommuDriver { Intremap = true, {|VIO2001:Eim = true|} } };
                    _ = device.Validate(tcg);
                }
            }
            """);
        Assert.Equal(
            "Without KVM, eim='on' is seen to work from QEMU 10.0 on, and this host has 7.2.0: the guest would be defined and not start. Remove eim, or choose a host with KVM or a newer QEMU.",
            Assert.Single(found).GetMessage());
    }

    private static string? Rule(Diagnostic diagnostic) => diagnostic.Properties.GetValueOrDefault("Rule");
}
