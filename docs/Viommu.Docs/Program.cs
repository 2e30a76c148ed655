using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Viommu.Docs;

/// <summary>Writes the files that are derived from the sources, or checks that they are up to date.</summary>
internal static class Program
{
    private static readonly Dictionary<string, Func<string, string>> Files = new()
    {
        ["schemas/viommu-schema.xsd"] = _ => SchemaXsd.Write(),
        ["docs/rules/README.md"] = _ => RuleTable.Write(),
        ["docs/compatibility.md"] = Compatibility.Write,
    };

    internal static int Main(string[] args)
    {
        if (args is not [("write" or "check") and var verb, var root])
        {
            Console.Error.WriteLine("usage: write|check REPOSITORY\n\n  write   writes the derived files\n  check   fails when one of them is out of date");
            return 2;
        }
        string[] stale = [.. Files.Where(file => !IsUpToDate(Path.Combine(root, file.Key), file.Value(root))).Select(file => file.Key)];
        foreach (string path in stale)
        {
            if (verb == "write")
                File.WriteAllText(Path.Combine(root, path), Files[path](root));
            Console.WriteLine(verb == "write" ? $"written: {path}" : $"out of date: {path}; run: dotnet run --project docs/Viommu.Docs -- write .");
        }
        return verb == "check" && stale.Length > 0 ? 1 : 0;
    }

    private static bool IsUpToDate(string path, string text) => File.Exists(path) && File.ReadAllText(path) == text;
}
