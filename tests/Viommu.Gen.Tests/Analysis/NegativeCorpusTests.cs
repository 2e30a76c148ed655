using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>A control plane's ordinary code, without mistakes: whatever is told about it as a warning is a false one.</summary>
public class NegativeCorpusTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<(string Path, string Text)> Files =
    [
        .. Directory.EnumerateFiles(Path.Combine(Viommu.Tests.Repository.Root, "tests", "Viommu.Gen.Tests", "Analysis", "NegativeCorpus"), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path))),
    ];

    [Fact]
    public void It_is_large_enough() => Assert.True(Files.Sum(file => file.Text.Split('\n').Length) >= 3000);

    [Fact]
    public void Code_without_mistakes_is_left_alone()
    {
        ILookup<bool, Diagnostic> found = Consumer.Analyze(Files, Consumer.Shipped).ToLookup(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        foreach (IGrouping<string, Diagnostic> hints in found[false].GroupBy(diagnostic => diagnostic.Id))
            output.WriteLine($"{hints.Key}: {hints.Count()} hints");
        Assert.True(!found[true].Any(), string.Join('\n', found[true]));
    }

    // Without these, silence would prove nothing.
    [Fact]
    public void Mistakes_that_are_put_into_it_are_found()
    {
        (string File, string Right, string Wrong, string Id)[] mistakes =
        [
            ("ImageCache.cs", "GetValueOrDefault(\"hw_viommu_model\")", "GetValueOrDefault(\"hw_viommu_modle\")", "VIO1001"),
            ("FlavorService.cs", "{ ExtraSpecs.LockedMemory, \"true\" }", "{ ExtraSpecs.LockedMemory, \"ture\" }", "VIO1002"),
            ("OwnApi.cs", "flavor[ExtraSpecs.LockedMemory] =", "flavor[ImageProperties.LockedMemory] =", "VIO1003"),
            ("MapKinds.cs", "new(ExtraSpecs.ViommuModel, \"intel\"),", "new(ExtraSpecs.ViommuModel, \"intel\"), new(ImageProperties.ViommuModel, \"intel\"),", "VIO1004"),
            ("MapKinds.cs", "        [ExtraSpecs.MemPageSize] = \"any\",\n", "", "VIO2001"),
            ("RequestPlanning.cs", "LockedMemory = true, MemPageSize = PageSize.FromKiB(kib)", "LockedMemory = true", "VIO2001"),
            ("RequestPlanning.cs", "{ Model = ViommuModel.Virtio }, Arm", "{ Model = ViommuModel.Intel }, Arm", "VIO2001"),
            ("ElementsInCode.cs", "{ Driver = new IommuDriver { AwBits = 48 } };", "{ Driver = new IommuDriver { AwBits = 16 } };", "VIO2001"),
            ("Logging.cs", "\"COMPUTE_VIOMMU_MODEL_INTEL\"", "\"COMPUTE_VIOMMU_MODEL_INTLE\"", "VIO3001"),
            ("ResourceProviders.cs", "\"trait:COMPUTE_VIOMMU_MODEL_INTEL\"", "\"trait:COMPUTE_VIOMMU_INTEL\"", "VIO3002"),
            ("DomainTemplates.cs", "<ioapic driver='qemu'/>", "<ioapic driver='kvm'/>", "VIO4001"),
            ("DomainTemplates.cs", "<iommu model='amd'>", "<iommu model='adm'>", "VIO4002"),
            ("DomainTemplates.cs", "<granule mode='host'/>", "<granul mode='host'/>", "VIO4003"),
        ];
        Dictionary<string, string> texts = Files.ToDictionary(file => file.Path, file => file.Text);
        foreach ((string file, string right, string wrong, _) in mistakes)
        {
            Assert.Contains(right, texts[file], StringComparison.Ordinal);
            texts[file] = texts[file].Replace(right, wrong, StringComparison.Ordinal);
        }
        Assert.Equal(
            mistakes.Select(mistake => $"{mistake.File} {mistake.Id}").Distinct().Order(StringComparer.Ordinal),
            Consumer.Analyze([.. texts.Select(file => (file.Key, file.Value))], Consumer.Shipped)
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => $"{diagnostic.Location.GetLineSpan().Path} {diagnostic.Id}").Distinct().Order(StringComparer.Ordinal));
    }
}
