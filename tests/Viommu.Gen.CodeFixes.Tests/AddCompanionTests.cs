using System.Threading.Tasks;
using Viommu.Gen.CodeFixes.Tests.Infrastructure;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes.Tests;

public class AddCompanionTests
{
    private static readonly ReportingAnalyzer Entry = new(
        Descriptors.Violated, ["\"locked\"", "new() { [\"whole\"] = \"true\" }"], "\"any\"", (DiagnosticProperties.EntryKeys, "size"), (DiagnosticProperties.EntryValues, "any"));

    private static readonly ReportingAnalyzer Property = new(
        Descriptors.LikelyViolated,
        ["new ViommuOptions { LockedMemory = true }", "LockedMemory = true", "new ViommuOptions()", "false"],
        "PageSize.Any",
        (DiagnosticProperties.PropertyNames, "MemPageSize\nModel"),
        (DiagnosticProperties.PropertyValues, "global::Viommu.PageSize.Any\nglobal::Viommu.ViommuModel.Auto"));

    [Fact]
    public Task Entries_are_added_to_the_list_in_its_own_style() => Fix.CheckAsync<AddCompanionFix>(
        Entry,
        """
        class C
        {
            object Lines() => new Dictionary<string, string>
            {
                [{|VIO2001:"locked"|}] = "true",
                ["other"] = "x" // the last one
            };

            object LinesWithComma() => new Dictionary<string, string>
            {
                { {|VIO2001:"locked"|}, "true" }, // the last one
            };

            object Line() => new Dictionary<string, string> { { {|VIO2001:"locked"|}, "true" }, { "other", "x" } };

            Dictionary<string, string> Whole() => {|VIO2001:new() { ["whole"] = "true" }|};

            object Pairs() => new List<KeyValuePair<string, string>> { new({|VIO2001:"locked"|}, "true") };

            object Calls() => new List<KeyValuePair<string, string>> { KeyValuePair.Create({|VIO2001:"locked"|}, "true") };

            List<KeyValuePair<string, string>> Expression() => [new({|VIO2001:"locked"|}, "true"), new("other", "x"),];

            object Tuples() => new[] { ({|VIO2001:"locked"|}, "true") };

            object Changed() => new Dictionary<string, string> { ["size"] = "4", [{|VIO2001:"locked"|}] = "true" };

            object Once() => new Dictionary<string, string> { [{|VIO2001:"locked"|}] = "true", [{|VIO2001:"locked"|}] = "yes" };
        }
        """,
        """
        class C
        {
            object Lines() => new Dictionary<string, string>
            {
                ["locked"] = "true",
                ["other"] = "x", // the last one
                ["size"] = "any"
            };

            object LinesWithComma() => new Dictionary<string, string>
            {
                { "locked", "true" }, // the last one
                { "size", "any" },
            };

            object Line() => new Dictionary<string, string> { { "locked", "true" }, { "other", "x" }, { "size", "any" } };

            Dictionary<string, string> Whole() => new() { ["whole"] = "true", ["size"] = "any" };

            object Pairs() => new List<KeyValuePair<string, string>> { new("locked", "true"), new("size", "any") };

            object Calls() => new List<KeyValuePair<string, string>> { KeyValuePair.Create("locked", "true"), KeyValuePair.Create("size", "any") };

            List<KeyValuePair<string, string>> Expression() => [new("locked", "true"), new("other", "x"), new("size", "any"),];

            object Tuples() => new[] { ("locked", "true"), ("size", "any") };

            object Changed() => new Dictionary<string, string> { ["size"] = "any", ["locked"] = "true" };

            object Once() => new Dictionary<string, string> { ["locked"] = "true", ["locked"] = "yes", ["size"] = "any" };
        }
        """);

    [Fact]
    public Task Entries_are_written_after_the_statement_in_its_own_style() => Fix.CheckAsync<AddCompanionFix>(
        Entry,
        """
        class C
        {
            void Indexer(Dictionary<string, string> map)
            {
                map[{|VIO2001:"locked"|}] = "true"; // locked
            }

            void Add(IDictionary<string, string> map)
            {
                map.Add({|VIO2001:"locked"|}, "true");
                map.Clear();
            }

            ImmutableDictionary<string, string> SetItem(ImmutableDictionary<string, string> map)
            {
                map = map.SetItem({|VIO2001:"locked"|}, "true");
                return map;
            }

            void Changed(Dictionary<string, string> map, Dictionary<string, string> other)
            {
                map["size"] = "4";
                other["size"] = "5";
                map.Add({|VIO2001:"locked"|}, "true");
            }

            void Declared()
            {
                var map = new Dictionary<string, string> { ["size"] = "4" };
                map.Add({|VIO2001:"locked"|}, "true");
            }

            void Later()
            {
                var map = new Dictionary<string, string> { [{|VIO2001:"locked"|}] = "true" };
                map.Add("size", "4");
            }
        }
        """,
        """
        class C
        {
            void Indexer(Dictionary<string, string> map)
            {
                map["locked"] = "true"; // locked
                map["size"] = "any";
            }

            void Add(IDictionary<string, string> map)
            {
                map.Add("locked", "true");
                map.Add("size", "any");
                map.Clear();
            }

            ImmutableDictionary<string, string> SetItem(ImmutableDictionary<string, string> map)
            {
                map = map.SetItem("locked", "true");
                map = map.SetItem("size", "any");
                return map;
            }

            void Changed(Dictionary<string, string> map, Dictionary<string, string> other)
            {
                map["size"] = "any";
                other["size"] = "5";
                map.Add("locked", "true");
            }

            void Declared()
            {
                var map = new Dictionary<string, string> { ["size"] = "any" };
                map.Add("locked", "true");
            }

            void Later()
            {
                var map = new Dictionary<string, string> { ["locked"] = "true" };
                map.Add("size", "any");
            }
        }
        """);

    [Fact]
    public Task What_several_branches_write_is_not_mended_in_one_of_them()
    {
        const string Code = """
            class C
            {
                void M(Dictionary<string, string> map, bool c)
                {
                    if (c)
                        map[{|VIO2001:"locked"|}] = "true";
                    else
                        map[{|VIO2001:"locked"|}] = "1";
                }
            }
            """;
        return Fix.CheckAsync<AddCompanionFix>(Entry, Code, Code);
    }

    [Fact]
    public Task Properties_are_set_where_the_object_is_made_or_copied() => Fix.CheckAsync<AddCompanionFix>(
        Property,
        """
        using Viommu;

        class C
        {
            object Whole() => {|VIO2002:new ViommuOptions { {|VIO2002:LockedMemory = true|} }|};

            ViommuOptions Lines() => new()
            {
                {|VIO2002:LockedMemory = true|},
            };

            ViommuOptions With(ViommuOptions other) => other with { {|VIO2002:LockedMemory = true|}, Model = ViommuModel.Intel };

            object Without() => {|VIO2002:new ViommuOptions()|};

            object Value() => new ViommuOptions { LockedMemory = {|VIO2002:false|} };
        }
        """,
        """
        using Viommu;

        class C
        {
            object Whole() => new ViommuOptions { LockedMemory = true, MemPageSize = PageSize.Any, Model = ViommuModel.Auto };

            ViommuOptions Lines() => new()
            {
                LockedMemory = true,
                MemPageSize = PageSize.Any,
                Model = ViommuModel.Auto,
            };

            ViommuOptions With(ViommuOptions other) => other with { LockedMemory = true, Model = ViommuModel.Auto, MemPageSize = PageSize.Any };

            object Without() => new ViommuOptions() { MemPageSize = PageSize.Any, Model = ViommuModel.Auto };

            object Value() => new ViommuOptions { LockedMemory = false, MemPageSize = PageSize.Any, Model = ViommuModel.Auto };
        }
        """);

    [Fact]
    public Task What_is_missing_for_generated_code_is_added() => Fix.CheckAsync<AddCompanionFix>(
        "VIO2001",
        """
        using Viommu;

        class C
        {
            static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

            void Read()
            {
                var constants = new Dictionary<string, string> { [{|VIO2001:ExtraSpecs.LockedMemory|}] = "true" };
                _ = ViommuOptions.Parse(constants, None);
                var literals = new Dictionary<string, string>();
                literals.Add({|VIO2001:"hw:locked_memory"|}, "true");
                _ = ViommuOptions.Parse(literals, None);
            }
        }
        """,
        """
        using Viommu;

        class C
        {
            static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;

            void Read()
            {
                var constants = new Dictionary<string, string> { [ExtraSpecs.LockedMemory] = "true", [ExtraSpecs.MemPageSize] = "any" };
                _ = ViommuOptions.Parse(constants, None);
                var literals = new Dictionary<string, string>();
                literals.Add("hw:locked_memory", "true");
                literals.Add("hw:mem_page_size", "any");
                _ = ViommuOptions.Parse(literals, None);
            }
        }
        """);

    [Fact]
    public Task What_is_likely_missing_is_added() => Fix.CheckAsync<AddCompanionFix>(
        "VIO2002",
        """
        using Viommu;

        class C
        {
            ViommuOptions Made() => new() { {|VIO2002:LockedMemory = true|} };
        }
        """,
        """
        using Viommu;

        class C
        {
            ViommuOptions Made() => new() { LockedMemory = true, MemPageSize = PageSize.Any };
        }
        """);

    [Fact]
    public Task Nothing_is_added_where_no_entry_stands() => Fix.NoneAsync<AddCompanionFix>(
        Entry,
        """
        class C
        {
            void M(Dictionary<string, int> numbers, string[] texts)
            {
                numbers[{|VIO2001:"locked"|}] = 1;
                Enumerate({|VIO2001:"locked"|}, "x");
                _ = new[] { {|VIO2001:"locked"|}, "x" };
                _ = texts is [{|VIO2001:"locked"|}];
                new Dictionary<string, string>().Add("x", string.Concat({|VIO2001:"locked"|}, "y"));
            }

            void Enumerate(string key, string value)
            {
            }
        }
        """);
}
