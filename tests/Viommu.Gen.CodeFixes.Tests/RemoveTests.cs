using System.Threading.Tasks;
using Viommu.Gen.CodeFixes.Tests.Infrastructure;
using Viommu.Gen.Diagnostics;

namespace Viommu.Gen.CodeFixes.Tests;

public class RemoveTests
{
    [Fact]
    public Task What_is_said_twice_is_said_once() => Fix.CheckAsync<RemoveFix>(
        "VIO1004",
        """
        class C
        {
            object Lines() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = "intel", // the flavor
                [{|VIO1004:"hw_viommu_model"|}] = "intel", // once more
                ["hw:locked_memory"] = "true"
            };

            object Last() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = "intel", // the flavor
                [{|VIO1004:"hw_viommu_model"|}] = "intel"
            };

            object Line() => new Dictionary<string, string> { { "hw:viommu_model", "intel" }, { {|VIO1004:"hw_viommu_model"|}, "intel" }, };

            object Pairs() => new List<KeyValuePair<string, string>> { new("hw:viommu_model", "intel"), new({|VIO1004:"hw_viommu_model"|}, "intel"), new({|VIO1004:"hw:viommu_model"|}, "intel") };
        }
        """,
        """
        class C
        {
            object Lines() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = "intel", // the flavor
                ["hw:locked_memory"] = "true"
            };

            object Last() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = "intel" // the flavor
            };

            object Line() => new Dictionary<string, string> { { "hw:viommu_model", "intel" }, };

            object Pairs() => new List<KeyValuePair<string, string>> { new("hw:viommu_model", "intel") };
        }
        """);

    [Fact]
    public Task A_line_of_several_entries_ends_where_it_ended() => Fix.CheckAsync<RemoveFix>(
        "VIO1004",
        """
        class C
        {
            object Behind() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = "intel", [{|VIO1004:"hw_viommu_model"|}] = "intel",
            };

            object Last() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = "intel", [{|VIO1004:"hw_viommu_model"|}] = "intel"
            };

            object Between() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = "intel", [{|VIO1004:"hw_viommu_model"|}] = "intel",
                ["hw:locked_memory"] = "true"
            };
        }
        """,
        """
        class C
        {
            object Behind() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = "intel",
            };

            object Last() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = "intel"
            };

            object Between() => new Dictionary<string, string>
            {
                ["hw:viommu_model"] = "intel",
                ["hw:locked_memory"] = "true"
            };
        }
        """);

    [Fact]
    public Task Statements_go_with_their_lines() => Fix.CheckAsync<RemoveFix>(
        new ReportingAnalyzer(Descriptors.SaidTwice, ["\"wrong\""], null, (DiagnosticProperties.Remove, "")),
        """
        class C
        {
            void M(Dictionary<string, string> map, bool isSure)
            {
                map[{|VIO1004:"wrong"|}] = "first";

                // What stays.
                map["right"] = "1";

                // What goes.
                map.Add({|VIO1004:"wrong"|}, "middle"); // all of it
                map["right"] = "2";

                map.TryAdd({|VIO1004:"wrong"|}, "last");
            }
        }
        """,
        """
        class C
        {
            void M(Dictionary<string, string> map, bool isSure)
            {
                // What stays.
                map["right"] = "1";
                map["right"] = "2";
            }
        }
        """);

    [Fact]
    public Task Properties_go_with_their_commas() => Fix.CheckAsync<RemoveFix>(
        new ReportingAnalyzer(Descriptors.Violated, ["X = 1", "Y = 2", "3"], null, (DiagnosticProperties.Remove, "")),
        """
        record R { public int X { get; init; } public int Y { get; init; } public int Z { get; init; } public int W { get; init; } }

        class C
        {
            object First() => new R { {|VIO2001:X = 1|}, {|VIO2001:Y = 2|}, Z = 4 };

            object Last() => new R { W = 5, {|VIO2001:X = 1|}, Z = {|VIO2001:3|} };

            object Ends() => new R { {|VIO2001:X = 1|}, W = 5, Z = {|VIO2001:3|} };

            R All() => new() { {|VIO2001:X = 1|}, {|VIO2001:Y = 2|} };

            R With(R other) => other with
            {
                {|VIO2001:X = 1|},
                W = 5,
            };
        }
        """,
        """
        record R { public int X { get; init; } public int Y { get; init; } public int Z { get; init; } public int W { get; init; } }

        class C
        {
            object First() => new R { Z = 4 };

            object Last() => new R { W = 5 };

            object Ends() => new R { W = 5 };

            R All() => new() { };

            R With(R other) => other with
            {
                W = 5,
            };
        }
        """);

    [Fact]
    public Task What_stands_alone_or_under_a_condition_stays() => Fix.NoneAsync<RemoveFix>(
        new ReportingAnalyzer(Descriptors.SaidTwice, ["\"wrong\""], null, (DiagnosticProperties.Remove, "")),
        """
        class C
        {
            bool M(Dictionary<string, string> map, bool isSure)
            {
                if (isSure)
                    map[{|VIO1004:"wrong"|}] = "1";
                _ = new Dictionary<string, string>
                {
                    ["right"] = "2",
        #if !NEVER
                    [{|VIO1004:"wrong"|}] = "3",
        #endif
                };
                return map.TryAdd({|VIO1004:"wrong"|}, "4");
            }
        }
        """);
}
