using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Two features that read some of the same keys: what both say of one is reported once.</summary>
public class TwoFeaturesTests
{
    [Theory]
    [InlineData("""["hw:mem_encryption"] = "true" """, """["hw_mem_encryption"] = "false", ["hw_firmware_type"] = "uefi" """, "VIO2001")]
    [InlineData("""["hw:mem_encryption"] = "maybe" """, "", "VIO1002")]
    [InlineData("""["pci_passthrough:alias"] = "gpu" """, "", "VIO1002")]
    [InlineData("""["hw:mem_encryptoin"] = "true" """, "", "VIO1001")]
    [InlineData("""["hw:mem_nothing_like_it"] = "true" """, "", "VIO1006")]
    [InlineData("", """["hw:mem_encryption"] = "true" """, "VIO1003")]
    [InlineData("", """["hw_mem_encryption"] = "true", ["hw_firmware_type"] = "uefi" """, "")]
    public void It_is_reported_once(string flavor, string image, string ids)
    {
        IReadOnlyList<Diagnostic> found = Consumer.Analyze(
            [("Consumer.cs", $$"""
                class C
                {
                    void M()
                    {
                        var flavor = new Dictionary<string, string> { {{flavor}} };
                        var image = new Dictionary<string, string> { {{image}} };
                        _ = Viommu.ViommuOptions.Read(flavor, image);
                        _ = Viommu.Hardware.HardwareOptions.Read(flavor, image);
                    }
                }
                """)],
            [("nova.viommu.xml", SchemaSource.Shipped), ("nova-hardware.viommu.xml", SchemaSource.Hardware)]);
        Assert.Equal(ids, string.Join(' ', found.Select(diagnostic => diagnostic.Id).Where(id => id is not ("VIO1005" or "VIO2002"))));
        Assert.All(found.GroupBy(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan)), static same => Assert.Single(same));
    }
}
