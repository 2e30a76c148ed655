using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Viommu.Gen.Tests.Infrastructure;

namespace Viommu.Gen.Tests;

/// <summary>The schema knows the domain; the generator and the runtime do not.</summary>
public class DomainWordTests
{
    // Words of the shipped schema that are plain English, XML or C#, and mean something else in the sources.
    private static readonly HashSet<string> Ordinary = new(StringComparer.OrdinalIgnoreCase)
    {
        "access", "alias", "any", "auto", "byte", "bytes", "disabled", "false", "features", "file", "flag", "hex", "host", "index", "int", "interface", "model", "name", "no", "none", "off", "on",
        "optional", "page", "private", "required", "shared", "size", "small", "source", "text", "traits", "true", "type", "unit", "version", "yes",
    };

    [Fact]
    public void No_word_of_the_shipped_schema_stands_in_the_generator_or_the_runtime()
    {
        string[] words = [.. WordsOf(XDocument.Parse(SchemaSource.Shipped)).Where(word => !Ordinary.Contains(word)).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(words.Length > 100, "The schema has words to look for.");
        var pattern = new Regex($@"(?<![A-Za-z0-9]){"(" + string.Join('|', words.Select(Regex.Escape)) + ")"}(?![A-Za-z0-9])");
        Assert.Empty(Sources().SelectMany(source => pattern.Matches(source.Text).Select(match => $"{source.Path}: {match.Value}")));
    }

    [Fact]
    public void The_words_that_matter_are_looked_for()
    {
        HashSet<string> words = [.. WordsOf(XDocument.Parse(SchemaSource.Shipped)).Where(word => !Ordinary.Contains(word))];
        Assert.Superset(
            new HashSet<string> { "hw:viommu_model", "hw_locked_memory", "intel", "Smmuv3", "virtio", "COMPUTE_VIOMMU_MODEL_", "iommu", "ioapic", "memoryBacking", "aw_bits", "KiB", "8.3.0", "Libvirt", "q35" },
            words);
    }

    private static IEnumerable<string> WordsOf(XDocument schema)
    {
        string[] texts = ["text", "match", "true", "false", "extra-spec", "image-property", "prefix", "formerly", "name", "path", "plan", "property", "type", "unit", "since", "version", "fact"];
        return schema.Descendants().Attributes()
            .Where(attribute => texts.Contains(attribute.Name.LocalName) && !(attribute.Parent!.Name.LocalName == "feature"))
            .SelectMany(attribute => attribute.Value.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.TrimEnd('*').TrimEnd('-', '.'))
            .Where(word => word.Length > 1);
    }

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        string root = Viommu.Tests.Repository.Root;
        string[] files = [.. new[] { "generator", "runtime" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))];
        Assert.True(files.Length > 30);
        return files.Select(path => (Path.GetRelativePath(root, path), File.ReadAllText(path)));
    }
}
