using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Viommu.Docs.Tests;

/// <summary>The page of one diagnostic, taken apart.</summary>
internal sealed class RulePage
{
    private readonly string[] _lines;

    private RulePage(string[] lines) => _lines = lines;

    public static string Folder { get; } = Path.Combine(Viommu.Tests.Repository.Root, "docs", "rules");

    /// <summary>The names of all pages, without the table that leads to them.</summary>
    public static IEnumerable<string> Names
        => Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => name != "README.md").Order(StringComparer.Ordinal);

    public static RulePage Read(string id) => new(File.ReadAllLines(Path.Combine(Folder, id + ".md")));

    public string FirstLine => _lines[0];

    public IEnumerable<string> Sections => _lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

    /// <summary>The text of a section, without its heading.</summary>
    public string Section(string title)
        => string.Join('\n', _lines
            .SkipWhile(line => line != "## " + title)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))).Trim();

    /// <summary>The first block of code in a language.</summary>
    public string Code(string language)
        => string.Join('\n', _lines.SkipWhile(line => line != "```" + language).Skip(1).TakeWhile(line => line != "```"));
}
