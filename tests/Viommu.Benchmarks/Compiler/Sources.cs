using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Pipeline;
using Viommu.Tests;

namespace Viommu.Benchmarks.Compiler;

/// <summary>Code to compile: as much of it as a project of a control plane has.</summary>
internal static class Sources
{
    public static readonly string ShippedSchema = File.ReadAllText(Path.Combine(Repository.Root, "schemas", "nova.viommu.xml"));

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp12);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Viommu.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<SyntaxTree> Generated = Generate();

    /// <summary>A project of files that use nothing of a schema, or of which each does; parsed anew, as a compiler would.</summary>
    public static CSharpCompilation Project(int files, bool usesSchema)
        => CSharpCompilation.Create(
            "Project",
            [.. Generated, .. Enumerable.Range(0, files).Select(file => CSharpSyntaxTree.ParseText(usesSchema ? Using(file) : Plain(file), Options, $"File{file}.cs"))],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(params AdditionalText[] schemas)
        => CSharpGeneratorDriver.Create([new ViommuGenerator().AsSourceGenerator()], schemas, Options, null, new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: false));

    private static ImmutableArray<SyntaxTree> Generate()
    {
        GeneratorDriver driver = Driver(new SchemaText("nova.viommu.xml", ShippedSchema)).RunGenerators(CSharpCompilation.Create("Project", [], References));
        return driver.GetRunResult().GeneratedTrees;
    }

    public static string Plain(int file)
    {
        var text = new StringBuilder($"using System;\nusing System.Collections.Generic;\n\nnamespace Plain{file};\n\npublic sealed class Orders{file}\n{{\n    private readonly Dictionary<string, int> _stock = new() {{ [\"bolt\"] = 1, [\"nut\"] = 2 }};\n\n");
        for (int method = 0; method < 5; method++)
        {
            text.Append($$"""
                    public IReadOnlyList<string> Find{{method}}(IEnumerable<string> names, int limit)
                    {
                        var found = new List<string>();
                        foreach (string name in names)
                        {
                            if (found.Count >= limit || !_stock.TryGetValue(name, out int count) || count < {{method}})
                                continue;
                            found.Add($"{name}: {count + {{method}}} of {limit}");
                            _stock[name] = count - 1;
                        }
                        return found.Count == 0 ? Array.Empty<string>() : found;
                    }

                """);
        }
        return text.Append("}\n").ToString();
    }

    private static string Using(int file)
    {
        string plain = Plain(file);
        return plain[..plain.LastIndexOf('}')] + $$"""
                public static string Boot(IReadOnlyDictionary<string, string> image)
                {
                    var specs = new Dictionary<string, string> { [Viommu.ExtraSpecs.ViommuModel] = "virtio", [Viommu.ExtraSpecs.MemPageSize] = "large" };
                    specs[Viommu.ExtraSpecs.LockedMemory] = "true";
                    Viommu.ViommuRead read = Viommu.ViommuOptions.Read(specs, image);
                    read.ThrowIfInvalid();
                    Viommu.ViommuPlan plan = Viommu.ViommuPlan.Create(read, new Viommu.GuestPlatform { Vcpus = {{file + 1}} });
                    return plan.Iommu?.ToString() ?? "";
                }
            }

            """;
    }
}

/// <summary>The text of a schema file.</summary>
internal sealed class SchemaText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
