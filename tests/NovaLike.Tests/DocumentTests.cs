using System;
using System.IO;
using NovaLike.Tests.Harness;

namespace NovaLike.Tests;

public sealed class DocumentTests : IDisposable
{
    private readonly Documents _documents = new();

    public void Dispose() => _documents.Dispose();

    [Theory]
    [InlineData("", "not JSON at byte 1:")]
    [InlineData("{\n  \"flavor\": {,\n}", "not JSON at line 2, byte 14:")]
    [InlineData("[]", "the document must be an object and is a list.")]
    [InlineData("""{"id": "1", "vcpus": 4}""", "flavor is missing.")]
    [InlineData("""{"flavor": "m1"}""", "flavor must be an object and is a text.")]
    [InlineData("""{"flavor": {"name": "m1", "vcpus": 4}}""", "microversion 2.61")]
    [InlineData("""{"flavor": {"name": "m1", "extra_specs": {}}}""", "flavor.vcpus is missing.")]
    [InlineData("""{"flavor": {"name": "m1", "vcpus": "4", "extra_specs": {}}}""", "flavor.vcpus must be a whole number from 1 to 2147483647 and is a text.")]
    [InlineData("""{"flavor": {"name": "m1", "vcpus": -1, "extra_specs": {}}}""", "and is -1.")]
    [InlineData("""{"flavor": {"name": "m1", "vcpus": 4, "extra_specs": {"hw:locked_memory": true}}}""", "flavor.extra_specs.hw:locked_memory must be a text and is true.")]
    [InlineData("""{"flavor": {"name": "\ud800", "vcpus": 4, "extra_specs": {}}}""", "not valid Unicode")]
    public void Flavor_IsRefusedWithItsPathAndTheReason(string content, string reason) =>
        MustNotBeUnderstood(reason, file => (file, Documents.Image("debian-q35"), Documents.Host("x86-libvirt-9.0")), content);

    [Theory]
    [InlineData("gpu")]
    [InlineData("gpu:")]
    [InlineData("gpu:two")]
    [InlineData("gpu:-1")]
    [InlineData(":1")]
    [InlineData("gpu:1,")]
    [InlineData("gpu:1:2")]
    public void PciAlias_ThatCannotBeCountedIsRefused(string alias)
    {
        NovaLikeRun run = Documents.PlanFiles(
            _documents.Write(FlavorWith($$"""{"pci_passthrough:alias": "{{alias}}"}""")), Documents.Image("debian-q35"), Documents.Host("x86-libvirt-9.0"));

        Assert.Contains("error PciAliasesValue (pci_passthrough:alias)\n", run.Output);
        Assert.Contains($"pci_passthrough:alias is '{alias}', which is not allowed", run.Output);
    }

    [Theory]
    [InlineData("{}", "id is missing.")]
    [InlineData("""{"flavor": {}}""", "id is missing.")]
    [InlineData("""{"id": "i", "properties": "hw_machine_type='q35'"}""", "properties must be an object and is a text.")]
    [InlineData("""{"id": "i", "properties": ["hw_machine_type"]}""", "properties must be an object and is a list.")]
    [InlineData("""{"id": "i", "properties": {"hw_locked_memory": true}}""", "properties.hw_locked_memory must be a text and is true.")]
    [InlineData("""{"id": "i", "hw_locked_memory": true}""", "hw_locked_memory must be a text and is true.")]
    [InlineData("""{"id": "i", "hw_viommu_model": "intel", "properties": {"hw_viommu_model": "virtio"}}""", "hw_viommu_model is 'intel', and properties.hw_viommu_model is 'virtio'")]
    public void Image_IsRefusedWithItsPathAndTheReason(string content, string reason) =>
        MustNotBeUnderstood(reason, file => (Documents.Flavor("auto"), file, Documents.Host("x86-libvirt-9.0")), content);

    [Theory]
    [InlineData("""{"name": "h"}""", "architecture is missing.")]
    [InlineData("""{"architecture": "x86_64"}""", "name is missing.")]
    [InlineData("""{"name": "h", "architecture": ""}""", "architecture is empty.")]
    [InlineData("""{"name": "h", "architecture": "x86_64", "libvirt": "nine"}""", "libvirt must be a version such as 9.0.0 (or packed, 9000000) and is 'nine'.")]
    [InlineData("""{"name": "h", "architecture": "x86_64", "libvirt": 9}""", "libvirt must be a version such as \"9.0.0\" (in quotes), or 9000000 and is 9.")]
    [InlineData("""{"name": "h", "architecture": "x86_64", "libvirt": "10002"}""", "libvirt must be a version such as 9.0.0 (or packed, 9000000) and is '10002'.")]
    [InlineData("""{"name": "h", "architecture": "x86_64", "libvirt": true}""", "libvirt must be a version such as \"9.0.0\" and is true.")]
    [InlineData("""{"name": "h", "architecture": "x86_64", "qemu": "8.2.0", "hypervisor_version": 8002002}""", "qemu is 8.2.0, and hypervisor_version is 8.2.2")]
    [InlineData("""{"name": "h", "architecture": "x86_64", "x2apic": "yes"}""", "x2apic must be true or false and is a text.")]
    [InlineData("""{"name": "h", "architecture": "x86_64", "libvrt": "9.0.0"}""", "libvrt is not known here.")]
    [InlineData("""{"name": "h", "architecture": "x86_64", "hw_machine_type": ["x86_64=q35"]}""", "hw_machine_type must be an object and is a list.")]
    public void Host_IsRefusedWithItsPathAndTheReason(string content, string reason) =>
        MustNotBeUnderstood(reason, file => (Documents.Flavor("auto"), Documents.Image("debian-q35"), file), content);

    [Fact]
    public void Folder_IsNoDocument()
    {
        NovaLikeRun run = Documents.PlanFiles(Path.GetTempPath(), Documents.Image("debian-q35"), Documents.Host("x86-libvirt-9.0"));

        Assert.Contains("this is a folder.", run.Error);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void Image_MembersThatAreNoTextsAreSkipped()
    {
        string image = _documents.Write("""{"id": "i", "hw_machine_type": "q35", "size": 5, "min_ram": 0, "tags": ["a"], "hw_viommu_model": null, "owner": null}""");

        NovaLikeRun run = Documents.PlanFiles(Documents.Flavor("auto"), image, Documents.Host("x86-libvirt-9.0"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("""{"id": "i", "hw_machine_type": "pc-q35-6.2", "hw_firmware_type": "uefi", "hw_viommu_model": "virtio"}""")]
    [InlineData("""{"id": "i", "tags": [], "properties": {"hw_machine_type": "pc-q35-6.2", "hw_firmware_type": "uefi", "hw_viommu_model": "virtio", "os_hidden": false, "stores": ["a"]}}""")]
    [InlineData("""{"id": "i", "hw_viommu_model": "virtio", "properties": {"hw_machine_type": "pc-q35-6.2", "hw_firmware_type": "uefi", "hw_viommu_model": "virtio", "hw_locked_memory": null}}""")]
    public void Image_HasItsPropertiesAmongTheRestOrBelowProperties(string image)
    {
        NovaLikeRun run = Documents.PlanFiles(Documents.Flavor("plain"), _documents.Write(image), Documents.Host("x86-libvirt-9.0"));

        Assert.Equal("", run.Error);
        Assert.Contains("machine pc-q35-6.2, kvm, UEFI,", run.Output);
        Assert.Contains("<iommu model='virtio'/>", run.Output);
    }

    [Theory]
    [InlineData("\"libvirt\": 8000000, \"qemu\": 6002000")]
    [InlineData("\"libvirt\": \"8000000\", \"qemu\": \"6002000\"")]
    [InlineData("\"libvirt\": \"8.0.0\", \"hypervisor_version\": 6002000")]
    [InlineData("\"libvirt\": \"8.0\", \"hypervisor_version\": \"6002000\", \"qemu\": \"6.2\"")]
    public void Host_VersionsMayBePacked(string versions)
    {
        string host = _documents.Write($$$"""{"name": "h", "architecture": "x86_64", "virt_type": "kvm", {{{versions}}}, "hw_machine_type": {"x86_64": "q35"}}""");

        NovaLikeRun run = Documents.PlanFiles(Documents.Flavor("auto"), Documents.Image("debian"), host);

        Assert.Equal("", run.Error);
        Assert.Contains("<iommu model='intel'>", run.Output);
    }

    [Fact]
    public void ByteOrderMark_IsNoObstacle()
    {
        string flavor = _documents.Write('\uFEFF' + FlavorWith("{}"));

        NovaLikeRun run = Documents.PlanFiles(flavor, Documents.Image("debian-q35"), Documents.Host("x86-libvirt-9.0"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    internal static string FlavorWith(string extraSpecs) => $$$"""{"flavor": {"name": "m1", "vcpus": 4, "extra_specs": {{{extraSpecs}}}}}""";

    private void MustNotBeUnderstood(string reason, Func<string, (string Flavor, string Image, string Host)> place, string content)
    {
        string file = _documents.Write(content);
        var (flavor, image, host) = place(file);
        NovaLikeRun run = Documents.PlanFiles(flavor, image, host);

        Assert.StartsWith($"nova-like: {file}: ", run.Error);
        Assert.Contains(reason, run.Error);
        Assert.Equal("", run.Output);
        Assert.Equal(2, run.ExitCode);
    }
}
