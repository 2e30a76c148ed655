using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CsCheck;

namespace Viommu.Runtime.Tests.Results;

public class OptionReaderTests
{
    private static readonly FlagWords s_flag = new("yes", "no", exact: false);

    private enum Color
    {
        Red,
        Green,
    }

    private static readonly EnumTexts<Color> s_colors = new("red", "green");

    [Fact]
    public void What_is_not_there_is_null_and_not_unread()
    {
        FindingsBuilder findings = default;
        bool unread = false;
        var reader = new OptionReader(new Dictionary<string, string> { ["other"] = "yes" }, ref findings);

        Assert.Null(reader.Read("on", "OnValue", s_flag, ref unread));
        Assert.Null(reader.ReadNumber("count", "CountValue", 0, 9, ref unread));
        Assert.False(unread);
        Assert.Empty(findings.ToViolations());
    }

    [Fact]
    public void Each_kind_of_value_is_read()
    {
        FindingsBuilder findings = default;
        bool unread = false;
        var reader = new OptionReader(
            new Dictionary<string, string>
            {
                ["color"] = "green", ["on"] = " Yes ", ["version"] = "1.2", ["count"] = "-3", ["hex"] = "0x1f", ["text"] = "a b", ["set"] = "1-3", ["list"] = "a,b",
                ["numbers"] = "1,2", ["counts"] = "a:1,b:2",
            },
            ref findings);

        Assert.Equal(Color.Green, reader.Read("color", "R", s_colors, ref unread));
        Assert.True(reader.Read("on", "R", s_flag, ref unread));
        Assert.Equal(new ComponentVersion(1, 2), reader.Read<ComponentVersion>("version", "R", ComponentVersion.Allowed, ref unread));
        Assert.Equal(-3, reader.ReadNumber("count", "R", -5, 5, ref unread));
        Assert.Equal(31, reader.ReadHex("hex", "R", 0, 255, ref unread));
        Assert.Equal("a b", reader.ReadText("text", "R", "a text", ref unread));
        Assert.Equal("1-3", reader.Read("set", "R", new NumberSetFormat(99, excludes: false), ref unread)?.ToString());
        Assert.Equal(["a", "b"], reader.ReadTexts("list", "R", new ListFormat(','), ref unread));
        Assert.Equal([1, 2], reader.ReadNumbers("numbers", "R", new ListFormat(',', 0, 9), ref unread));
        Assert.Equal([new NamedCount("a", 1), new NamedCount("b", 2)], reader.ReadCounts("counts", "R", new ListFormat(',', ':'), ref unread));
        Assert.False(unread);
        Assert.Empty(findings.ToViolations());
    }

    [Theory]
    [InlineData("color", "grene", "color is 'grene', which is not allowed; allowed values: red, green. Did you mean 'green'?")]
    [InlineData("on", "maybe", "on is 'maybe', which is not allowed; allowed values: yes, no.")]
    [InlineData("count", "10", "count is '10', which is not allowed; allowed values: a whole number from 0 to 9.")]
    [InlineData("count", "-1", "count is '-1', which is not allowed; allowed values: a whole number from 0 to 9.")]
    [InlineData("hex", "0x10", "hex is '0x10', which is not allowed; allowed values: a hexadecimal number from 0x0 to 0xf.")]
    [InlineData("text", " ", "text is empty; allowed values: a text. Give it a value, or remove the key.")]
    [InlineData("version", "one", "version is 'one', which is not allowed; allowed values: one to three numbers with dots, such as 1.2 or 1.2.3.")]
    [InlineData("set", "3-", "set is '3-', which is not allowed; allowed values: whole numbers and ranges with commas between them, such as 0-3,8, up to 99.")]
    [InlineData("list", "a,", "list is 'a,', which is not allowed; allowed values: texts with ',' between them; no item is empty.")]
    public void What_cannot_be_read_is_reported_with_its_key(string key, string text, string message)
    {
        FindingsBuilder findings = default;
        bool unread = false;
        Assert.Null(Read(new OptionReader(new Dictionary<string, string> { [key] = text }, ref findings), key, ref unread));

        Assert.True(unread);
        Violation violation = Assert.Single(findings.ToViolations());
        Assert.Equal("R", violation.Rule);
        Assert.Equal(message, violation.Message);
        Assert.Equal([key], violation.Keys);
    }

    [Fact]
    public void A_path_stands_before_the_key()
    {
        FindingsBuilder findings = default;
        bool unread = false;
        var reader = new OptionReader(key => key == "on" ? "maybe" : null, "Guest:", ref findings);
        Assert.Null(reader.Read("on", "R", s_flag, ref unread));
        Assert.Null(reader.Read("off", "R", s_flag, ref unread));

        Violation violation = Assert.Single(findings.ToViolations());
        Assert.StartsWith("Guest:on is 'maybe'", violation.Message);
        Assert.Equal(["Guest:on"], violation.Keys);
    }

    [Fact]
    public void A_further_key_is_read_where_the_first_is_not_there()
    {
        FindingsBuilder findings = default;
        var reader = new OptionReader(new Dictionary<string, string> { ["b"] = "1", ["c"] = "2" }, ref findings);

        Assert.Equal("b", reader.Find("a", "b"));
        Assert.Equal("b", reader.Find("b", "c"));
        Assert.Equal("x", reader.Find("x", "y"));
        Assert.Empty(findings.ToViolations());
        Assert.Equal("c", reader.FindFormer("a", "c", "a", "a name from before", "Former"));
        Assert.Equal("c is a former name of a (a name from before); write a instead.", Assert.Single(findings.ToViolations()).Message);
    }

    [Fact]
    public void Whether_a_map_has_a_key_is_its_own_matter()
    {
        Gen<Dictionary<string, string>> maps = Gen.String[Gen.Char["abAB:"], 0, 4].List[0, 30].Select(keys => keys.Distinct().ToDictionary(key => key, _ => "text"));
        Gen.Select(maps, Gen.String[Gen.Char["abAB:"], 0, 4].List[1, 20]).Sample((map, keys) =>
        {
            // The last key of each spelling: a map that ignores case can't have them twice.
            Dictionary<string, string> ignoring = new(StringComparer.OrdinalIgnoreCase);
            foreach (string key in map.Keys)
                ignoring[key] = "text";
            IReadOnlyDictionary<string, string>[] all = [map, new Dictionary<string, string>(map, StringComparer.Ordinal), ignoring, new SortedDictionary<string, string>(map, StringComparer.Ordinal), map.ToImmutableDictionary()];
            foreach (IReadOnlyDictionary<string, string> one in all)
            {
                FindingsBuilder findings = default;
                bool unread = false;
                var reader = new OptionReader(one, ref findings);
                foreach (string key in keys)
                    Assert.Equal(one.ContainsKey(key) ? "text" : null, reader.ReadText(key, "R", "a text", ref unread));
            }
        });
    }

    private static object? Read(OptionReader reader, string kind, ref bool unread) => kind switch
    {
        "color" => reader.Read(kind, "R", s_colors, ref unread),
        "on" => reader.Read(kind, "R", s_flag, ref unread),
        "count" => reader.ReadNumber(kind, "R", 0, 9, ref unread),
        "hex" => reader.ReadHex(kind, "R", 0, 15, ref unread),
        "version" => reader.Read<ComponentVersion>(kind, "R", ComponentVersion.Allowed, ref unread),
        "set" => reader.Read(kind, "R", new NumberSetFormat(99, excludes: false), ref unread),
        "list" => reader.ReadTexts(kind, "R", new ListFormat(','), ref unread),
        _ => reader.ReadText(kind, "R", "a text", ref unread),
    };

    [Fact]
    public void A_map_that_looks_up_in_its_own_way_is_asked()
    {
        FindingsBuilder findings = default;
        bool unread = false;
        var reader = new OptionReader(new WithFallback { ["a"] = "1" }, ref findings);

        Assert.Equal("4", reader.ReadText("long:key", "R", "", ref unread));
    }

    private sealed class WithFallback : Dictionary<string, string>, IReadOnlyDictionary<string, string>
    {
        bool IReadOnlyDictionary<string, string>.TryGetValue(string key, out string value)
        {
            value = TryGetValue(key, out string? found) ? found : "4";
            return true;
        }
    }
}
