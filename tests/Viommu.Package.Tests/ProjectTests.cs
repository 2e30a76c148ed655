using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Viommu.Package.Tests;

/// <summary>Projects outside of the repository that reference the package and one another: each builds without a warning, or with the one message that it should get.</summary>
[Collection(Consumer.Collection)]
public sealed class ProjectTests(Consumer consumer)
{
    private const string Package = "<PackageReference Include=\"Viommu.Gen\" Version=\"{0}\" />";
    private const string UsesOptions = "internal static class Uses { internal static Viommu.ViommuOptions Options { get; } = new() { Model = Viommu.ViommuModel.Auto }; }";
    private const string Misspelt = "public static class Flavors { public static System.Collections.Generic.Dictionary<string, string> Specs() => new() { [\"hw:viommu_modle\"] = \"intel\" }; }";

    private const string Acme = """
        <schema xmlns="urn:viommu-gen:schema:1">
          <feature name="Acme" namespace="Acme">
            <enum name="Colour"><value name="Red" text="red"/><value name="Blue" text="blue"/></enum>
            <options><option name="Paint" extra-spec="acme:paint" type="Colour"/></options>
          </feature>
        </schema>
        """;

    [Fact]
    public void A_library_and_its_tests_share_internal_types()
    {
        Write("ivt/lib", "net8.0", Items(Package, "<InternalsVisibleTo Include=\"ivt.tests\" />"), UsesOptions);
        Write("ivt/tests", "net8.0", Items(Package, Project("lib")), "internal static class Tests { internal static bool Test() => Uses.Options.Model == Viommu.ViommuModel.Auto; }",
            "<AssemblyName>ivt.tests</AssemblyName>");
        Builds("ivt/tests");
        Assert.Empty(Generated("ivt/tests"));
    }

    [Fact]
    public void Two_libraries_and_a_program_have_types_of_their_own()
    {
        Write("own/a", "net8.0", Items(Package), UsesOptions);
        Write("own/b", "net8.0", Items(Package), UsesOptions);
        Write("own/app", "net8.0", Items(Package, Project("a"), Project("b")), UsesOptions + " static class Program { static void Main() => System.Console.WriteLine(Uses.Options.Model); }", "<OutputType>Exe</OutputType>");
        Builds("own/app");
        Assert.NotEmpty(Generated("own/app"));
    }

    [Fact]
    public void Two_libraries_with_public_types_are_ambiguous_until_one_has_another_namespace()
    {
        Write("two/a", "net8.0", Items(Package), "", "<ViommuVisibility>public</ViommuVisibility>");
        Write("two/b", "net8.0", Items(Package), "", "<ViommuVisibility>public</ViommuVisibility>");
        Write("two/app", "net8.0", Items(Package, Project("a"), Project("b")), "");
        Assert.Equal(["VIO9006"], Reported("two/app"));
        Write("two/b", "net8.0", Items(Package), "", "<ViommuVisibility>public</ViommuVisibility><ViommuNamespace>Second</ViommuNamespace>");
        Builds("two/app");
    }

    [Fact]
    public void A_project_that_the_package_flows_to_has_the_analyzers_and_generates_nothing()
    {
        Write("flow/lib", "net8.0", Items(Package), UsesOptions);
        Write("flow/app", "net8.0", Items(Project("lib")), Misspelt);
        Assert.Equal(["VIO1001"], Reported("flow/app"));
        Assert.Empty(Generated("flow/app"));
        // Its own word counts.
        Write("flow/app", "net8.0", Items(Project("lib")), UsesOptions, "<ViommuGenerate>true</ViommuGenerate>");
        Builds("flow/app");
        Assert.NotEmpty(Generated("flow/app"));
    }

    [Fact]
    public void A_package_that_was_made_of_a_library_brings_the_analyzers()
    {
        Write("packed/lib", "net8.0", Items(Package), UsesOptions, $"<PackageId>Packed</PackageId><Version>{consumer.Version}</Version><PackageOutputPath>{consumer.Feed}</PackageOutputPath>");
        (int exit, string output) = consumer.Run("packed/lib", "pack");
        Assert.True(exit == 0, output);
        Write("packed/app", "net8.0", Items($"<PackageReference Include=\"Packed\" Version=\"{consumer.Version}\" />"), Misspelt);
        Assert.Equal(["VIO1001"], Reported("packed/app"));
        Assert.Empty(Generated("packed/app"));
    }

    [Theory]
    [InlineData("internal", "")]
    [InlineData("public", "VIO9006")]
    public void Two_packages_with_types_of_their_own(string visibility, string id)
    {
        string root = "packages-" + visibility;
        foreach (string name in new[] { "First", "Second" })
        {
            Write($"{root}/{name}", "net8.0", Items(Package), UsesOptions.Replace("class Uses", "class Uses" + name, StringComparison.Ordinal),
                $"<PackageId>{name}.{visibility}</PackageId><Version>{consumer.Version}</Version><PackageOutputPath>{consumer.Feed}</PackageOutputPath><ViommuVisibility>{visibility}</ViommuVisibility>");
            (int exit, string output) = consumer.Run($"{root}/{name}", "pack");
            Assert.True(exit == 0, output);
        }
        string[] packages = [.. new[] { "First", "Second" }.Select(name => $"<PackageReference Include=\"{name}.{visibility}\" Version=\"{consumer.Version}\" />")];
        Write($"{root}/app", "net8.0", Items([Package, .. packages]), visibility == "internal" ? UsesOptions : "");
        Assert.Equal(id.Length == 0 ? [] : new[] { id }, Reported($"{root}/app"));
        Assert.Equal(visibility == "internal", Generated($"{root}/app").Length > 0);
    }

    [Fact]
    public void A_schema_of_its_own_goes_with_a_library()
    {
        Write("schema/lib", "net8.0", Items(Package), "", "<ViommuVisibility>public</ViommuVisibility><EnableDefaultViommuSchema>false</EnableDefaultViommuSchema>");
        consumer.Write("schema/lib/acme.viommu.xml", Acme);
        const string Code = "public static class Flavors { public static System.Collections.Generic.Dictionary<string, string> Specs() => new() { [\"acme:piant\"] = Acme.Colour.Red.ToString() }; }";
        Write("schema/app", "net8.0", Items(Project("lib")), Code.Replace("Acme.Colour.Red.ToString()", "\"red\"", StringComparison.Ordinal));
        Assert.Equal(["VIO1001"], Reported("schema/app"));
        consumer.Write("schema/app/more.viommu.xml", "<schema xmlns='urn:viommu-gen:schema:1'><extend feature='Acme'/></schema>");
        consumer.Write("schema/app/Code.cs", "");
        Assert.Equal(["VIO9008"], Reported("schema/app"));
        consumer.Write("schema/app/more.viommu.xml", Acme.Replace("Acme", "More", StringComparison.Ordinal));
        Assert.Equal(["VIO9012"], Reported("schema/app"));
    }

    // Without the types of a schema that is broken, declarations have errors, and the compiler leaves out what analyzers report.
    [Fact]
    public void What_is_wrong_in_a_schema_is_not_lost_behind_what_follows_from_it()
    {
        Write("lost", "net8.0", Items(Package), "class C { Acme.AcmeOptions? Options { get; } }");
        consumer.Write("lost/acme.viommu.xml", Acme.Replace("</feature>", "", StringComparison.Ordinal));
        (int exit, string output) = consumer.Run("lost", "build");
        Assert.NotEqual(0, exit);
        Assert.Contains("error CS0246", output, StringComparison.Ordinal);
        Assert.Contains("acme.viommu.xml(6,3): warning VIO0001", output, StringComparison.Ordinal);
        // Like any other, it can be suppressed, and made an error.
        consumer.Write("lost/.globalconfig", "is_global = true\ndotnet_diagnostic.VIO0001.severity = error\n");
        Assert.Contains("error VIO0001", consumer.Run("lost", "build").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("VIO0001", consumer.Run("lost", "build", "-p:NoWarn=VIO0001").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_that_are_ambiguous_are_reported_where_they_are_used()
    {
        Write("used/a", "net8.0", Items(Package), "", "<ViommuVisibility>public</ViommuVisibility>");
        Write("used/b", "net8.0", Items(Package), "", "<ViommuVisibility>public</ViommuVisibility>");
        Write("used/app", "net8.0", Items(Package, Project("a"), Project("b")), "class C { Viommu.ViommuOptions? Options { get; } }");
        Assert.Equal(["CS0433", "VIO9006"], Reported("used/app", fails: true));
    }

    [Fact]
    public void Several_frameworks_build_at_once()
    {
        Write("multi", "net8.0;net10.0", Items(Package), UsesOptions);
        Builds("multi");
    }

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("netstandard2.1")]
    public void A_framework_that_is_too_old_is_one_error(string framework)
    {
        Write("old-" + framework, framework, Items(Package), UsesOptions, "<CheckEolTargetFramework>false</CheckEolTargetFramework>");
        Assert.Equal(["NU1202"], Reported("old-" + framework, fails: true));
    }

    [Theory]
    [InlineData("11")]
    [InlineData("7.3")]
    [InlineData("ISO-2")]
    public void A_language_that_is_too_old_is_one_error(string version)
    {
        string folder = "language-" + version;
        Write(folder, "net8.0", Items(Package), UsesOptions, $"<LangVersion>{version}</LangVersion><Nullable>disable</Nullable>");
        Assert.Equal(["VIO9002"], Reported(folder, fails: true));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("latest")]
    [InlineData("preview")]
    public void A_newer_language_will_do(string version)
    {
        string folder = "language-" + version;
        Write(folder, "net8.0", Items(Package), UsesOptions, $"<LangVersion>{version}</LangVersion>");
        Builds(folder);
    }

    [Fact]
    public void A_schema_file_that_is_deleted_or_renamed_is_noticed()
    {
        Write("deleted", "net8.0", Items(Package), "class C { Acme.Colour Colour { get; } = Acme.Colour.Red; }");
        consumer.Write("deleted/acme.viommu.xml", Acme);
        Builds("deleted");
        File.Move(consumer.Path("deleted/acme.viommu.xml"), consumer.Path("deleted/other.viommu.xml"));
        Builds("deleted");
        File.Delete(consumer.Path("deleted/other.viommu.xml"));
        Assert.Contains("CS0246", Reported("deleted", fails: true));
    }

    [Theory]
    [InlineData("<OutputType>Library</OutputType>", "VIO9009")]
    [InlineData("<OutputType>Exe</OutputType>", "")]
    [InlineData("<IsTestProject>true</IsTestProject>", "")]
    public void A_private_reference_of_a_library_is_reported(string properties, string id)
    {
        string folder = "private-" + Regex.Replace(properties, "[^A-Za-z]", "");
        Write(folder, "net8.0", Items("<PackageReference Include=\"Viommu.Gen\" Version=\"{0}\" PrivateAssets=\"All\" />"), "static class Program { static void Main() { } }", properties);
        Assert.Equal(id.Length == 0 ? [] : new[] { id }, Reported(folder));
    }

    [Fact]
    public void Nothing_is_in_the_way_of_strict_settings_and_other_analyzers()
    {
        const string Others = """
            <PackageReference Include="Meziantou.Analyzer" Version="3.0.296" PrivateAssets="all" /><PackageReference Include="Roslynator.Analyzers" Version="4.14.1" PrivateAssets="all" />
            <PackageReference Include="SonarAnalyzer.CSharp" Version="10.32.0.713" PrivateAssets="all" /><PackageReference Include="StyleCop.Analyzers" Version="1.1.118" PrivateAssets="all" />
            """;
        Write("strict", "net8.0", Items(Package, Others), "", """
            <ViommuVisibility>public</ViommuVisibility><AnalysisMode>All</AnalysisMode><TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <GenerateDocumentationFile>true</GenerateDocumentationFile><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            """);
        File.Delete(consumer.Path("strict/Code.cs"));
        Builds("strict");
    }

    [Fact]
    public void Options_are_validated_and_bound_where_the_project_knows_such_things()
    {
        const string Extensions = """
            <PackageReference Include="Microsoft.Extensions.Options" Version="10.0.0" /><PackageReference Include="Microsoft.Extensions.Configuration" Version="10.0.0" />
            """;
        Write("bound", "net8.0", Items(Package, Extensions), """
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using Microsoft.Extensions.Configuration;
            using Viommu;
            using Viommu.Runtime;

            Console.WriteLine(ViommuOptionsBinder.Bind(Section("virtio", "yes")));
            Console.WriteLine(new ViommuOptionsValidator().Validate(null, new ViommuOptions { LockedMemory = true }).FailureMessage);
            Console.WriteLine(new ViommuOptionsValidator().Validate(null, new ViommuOptions()).Succeeded);
            try
            {
                ViommuOptionsBinder.Bind(Section("intle", "maybe", ["gpu:1", "nic:1"]));
            }
            catch (ViolationException problem)
            {
                Console.WriteLine(string.Join(" and ", problem.Violations));
            }

            static IConfiguration Section(string model, string locked, params string[] aliases) => new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["Guest:Model"] = model, ["Guest:LockedMemory"] = locked })
                .AddInMemoryCollection(aliases.Select((alias, index) => KeyValuePair.Create($"Guest:PciAliases:{index}", (string?)alias))).Build().GetSection("Guest");
            """, "<OutputType>Exe</OutputType><RollForward>Major</RollForward>");
        (int exit, string output) = consumer.Run("bound", "run");
        Assert.True(exit == 0, output);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        Assert.Contains("Model = Virtio, LockedMemory = True", output, StringComparison.Ordinal);
        Assert.Contains("hw:locked_memory", output, StringComparison.Ordinal);
        Assert.Contains("\nTrue\n", output, StringComparison.Ordinal);
        Assert.Contains("Guest:Model is 'intle'", output, StringComparison.Ordinal);
        Assert.Contains("Guest:LockedMemory is 'maybe'", output, StringComparison.Ordinal);
        Assert.Contains("Guest:PciAliases is a list of values here", output, StringComparison.Ordinal);
        Assert.Single(Generated("bound"), path => path.EndsWith("Viommu.Configuration.g.cs", StringComparison.Ordinal));
    }

    // Versions of another language are other versions.
    [Fact]
    public void A_project_in_another_language_uses_the_types_of_a_library()
    {
        Write("fsharp/lib", "net8.0", Items(Package), "", "<ViommuVisibility>public</ViommuVisibility>");
        consumer.Write("fsharp/app/app.fsproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><LangVersion>8.0</LangVersion><NuGetAudit>false</NuGetAudit><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
              <ItemGroup><Compile Include="Program.fs" /><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>
            </Project>
            """);
        consumer.Write("fsharp/app/Program.fs", "printfn \"%A\" (Viommu.IommuDevice.Parse \"<iommu model='intel'/>\").Model");
        (int exit, string output) = consumer.Run("fsharp/app", "run");
        Assert.True(exit == 0, output);
        Assert.Equal("Intel", output.Trim());
    }

    [Theory]
    [InlineData("ExcludeAssets=\"compile\"")]
    [InlineData("IncludeAssets=\"analyzers;build;buildTransitive\"")]
    public void A_reference_without_the_runtime_library_is_one_error(string assets)
    {
        string folder = "assets-" + Regex.Replace(assets, "[^A-Za-z]", "");
        Write(folder, "net8.0", Items($"<PackageReference Include=\"Viommu.Gen\" Version=\"{consumer.Version}\" {assets} />"), UsesOptions);
        Assert.Equal(["VIO9011"], Reported(folder, fails: true));
    }

    [Fact]
    public void Settings_that_do_nothing_are_reported()
    {
        Write("settings", "net8.0", Items(Package), "class C { const string Key = \"hw:viommu_model\"; }", "<ViommuVisibility>Public</ViommuVisibility><EnableNovaHardwareSchema>yes</EnableNovaHardwareSchema>");
        consumer.Write("settings/.editorconfig", "root = true\n[*.cs]\nviommu.rule.IntelNeedQ35.severity = none\nviommu.rule.IntelNeedsQ35.severity = off\n");
        (int exit, string output) = consumer.Run("settings", "build");
        Assert.True(exit == 0, output);
        Assert.Contains("viommu.rule.intelneedq35.severity names no rule of the schema; did you mean 'IntelNeedsQ35'?", output, StringComparison.Ordinal);
        Assert.Contains("viommu.rule.intelneedsq35.severity is 'off'; allowed values: none, silent, suggestion, warning, error", output, StringComparison.Ordinal);
        Assert.Contains("ViommuVisibility is 'Public'", output, StringComparison.Ordinal);
        Assert.Contains("EnableNovaHardwareSchema is 'yes', and must be true or false: it is taken as false", output, StringComparison.Ordinal);
    }

    private static string Items(params string[] items) => string.Concat(items);

    private static string Project(string name) => $"<ProjectReference Include=\"../{name}/{name}.csproj\" />";

    private void Write(string folder, string frameworks, string items, string code, string properties = "")
    {
        consumer.Write($"{folder}/{System.IO.Path.GetFileName(folder)}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework{(frameworks.Contains(';', StringComparison.Ordinal) ? "s" : "")}>{frameworks}</TargetFramework{(frameworks.Contains(';', StringComparison.Ordinal) ? "s" : "")}>
                <Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>{properties}
              </PropertyGroup>
              <ItemGroup>{items.Replace("{0}", consumer.Version, StringComparison.Ordinal)}</ItemGroup>
            </Project>
            """);
        consumer.Write($"{folder}/Code.cs", code);
    }

    private void Builds(string folder) => Assert.Empty(Reported(folder));

    // The ids of all warnings and errors of a build, each once.
    private string[] Reported(string folder, bool fails = false)
    {
        (int exit, string output) = consumer.Run(folder, "build");
        Assert.True((exit != 0) == fails, output);
        return [.. Regex.Matches(output, @"(?:warning|error) ([A-Z]+\d+):").Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
    }

    private string[] Generated(string folder)
        => Directory.Exists(consumer.Path(folder + "/obj"))
            ? [.. Directory.EnumerateFiles(consumer.Path(folder + "/obj"), "*.g.cs", SearchOption.AllDirectories).Where(path => path.Contains("Viommu.Gen", StringComparison.Ordinal))]
            : [];
}
