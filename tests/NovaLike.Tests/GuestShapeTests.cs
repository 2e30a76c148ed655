using System;
using NovaLike.Tests.Harness;

namespace NovaLike.Tests;

/// <summary>Machine type, firmware, ACPI and devices of a guest are chosen as Nova's libvirt driver chooses them.</summary>
public sealed class GuestShapeTests : IDisposable
{
    private readonly Documents _documents = new();

    public void Dispose() => _documents.Dispose();

    [Theory]
    // the image says, whatever the host's default
    [InlineData("""{"id": "i", "hw_machine_type": "pc-q35-6.2"}""", """{"name": "h", "architecture": "x86_64", "virt_type": "kvm", "hw_machine_type": {"x86_64": "q35"}}""", "x86_64, machine pc-q35-6.2, kvm, BIOS, ACPI")]
    // else the host's default for that architecture
    [InlineData("""{"id": "i"}""", """{"name": "h", "architecture": "x86_64", "virt_type": "kvm", "hw_machine_type": {"x86_64": "q35", "aarch64": "virt-7.2"}}""", "x86_64, machine q35, kvm, BIOS, ACPI")]
    [InlineData("""{"id": "i"}""", """{"name": "h", "architecture": "x86_64", "virt_type": "kvm", "hw_machine_type": {"aarch64": "virt-7.2"}}""", "x86_64, machine pc, kvm, BIOS, ACPI")]
    // else pc, virt or nothing
    [InlineData("""{"id": "i"}""", """{"name": "h", "architecture": "x86_64", "virt_type": "kvm"}""", "x86_64, machine pc, kvm, BIOS, ACPI")]
    [InlineData("""{"id": "i"}""", """{"name": "h", "architecture": "aarch64", "virt_type": "kvm"}""", "aarch64, machine virt, kvm, UEFI, ACPI")]
    [InlineData("""{"id": "i"}""", """{"name": "h", "architecture": "riscv64", "virt_type": "kvm"}""", "riscv64, machine unknown, kvm, BIOS, ACPI")]
    // firmware
    [InlineData("""{"id": "i", "hw_firmware_type": "uefi"}""", """{"name": "h", "architecture": "x86_64", "virt_type": "kvm"}""", "x86_64, machine pc, kvm, UEFI, ACPI")]
    [InlineData("""{"id": "i", "hw_firmware_type": "bios"}""", """{"name": "h", "architecture": "aarch64", "virt_type": "kvm"}""", "aarch64, machine virt, kvm, BIOS, no ACPI")]
    // an image of another architecture is emulated
    [InlineData("""{"id": "i", "hw_architecture": "aarch64"}""", """{"name": "h", "architecture": "x86_64", "virt_type": "kvm"}""", "aarch64, machine virt, qemu, UEFI, ACPI")]
    [InlineData("""{"id": "i", "hw_architecture": "x86_64", "hw_emulation_architecture": "aarch64"}""", """{"name": "h", "architecture": "x86_64", "virt_type": "kvm"}""", "aarch64, machine virt, qemu, UEFI, ACPI")]
    public void Guest_IsShapedAsNovaDoes(string image, string host, string guest)
    {
        NovaLikeRun run = Documents.PlanFiles(Documents.Flavor("plain"), _documents.Write(image), _documents.Write(host));

        Assert.Contains($"Guest      {guest}\n", run.Output);
    }

    [Fact]
    public void AFirmwareThatDoesNotExist_IsAViolation()
    {
        NovaLikeRun run = Documents.PlanFiles(
            Documents.Flavor("plain"), _documents.Write("""{"id": "i", "properties": {"hw_firmware_type": "efi"}}"""), Documents.Host("x86-libvirt-9.0"));

        Assert.Contains("error FirmwareTypeValue (hw_firmware_type)\n", run.Output);
    }

    [Theory]
    [InlineData("{}", "0 assigned devices")]
    [InlineData("""{"pci_passthrough:alias": "a1:1"}""", "1 assigned device)")]
    [InlineData("""{"pci_passthrough:alias": "a1:2,a2:1"}""", "3 assigned devices")]
    [InlineData("""{"pci_passthrough:alias": "a1:2 , a2:1"}""", "3 assigned devices")]
    public void AssignedDevices_AreCountedFromTheAliases(string extraSpecs, string counted)
    {
        NovaLikeRun run = Documents.PlanFiles(_documents.Write(DocumentTests.FlavorWith(extraSpecs)), Documents.Image("debian-q35"), Documents.Host("x86-libvirt-9.0"));

        Assert.Contains(counted, run.Output);
    }
}
