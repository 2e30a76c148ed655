using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace Viommu.Gen.Tests.Rules;

/// <summary>Random conditions and random texts for the members of <see cref="RuleBench"/>.</summary>
internal static class RandomRules
{
    private static readonly Gen<string> Colour = Make.OneOf("Red", "Green", "Blue");
    private static readonly Gen<string> Relation = Make.OneOf("<", "<=", ">", ">=");
    private static readonly Gen<string> Number = Make.OneOf("0", "1", "3", "255", "256", "1000");
    private static readonly Gen<string> Decimal = Make.OneOf("0", "0.5", "0.50", "-0.25", "3", "99.5", "1.0000000000000000000000000001");
    private static readonly Gen<string> Positive = Make.OneOf("0", "0.5", "3", "1.5");
    private static readonly Gen<string> Version = Make.OneOf("\"1.0.0\"", "\"8.3\"", "\"8.3.0\"", "\"9\"", "\"11.10.2\"");

    private static readonly Dictionary<string, Gen<string>> Atoms = new()
    {
        ["colour"] = Make.OneOf(Colour, Make.OneOf("null", "Paint", "Frame", "Wall", "Flavor.Paint", "Image.Frame")),
        ["board"] = Make.OneOf("Alpha", "Beta", "Other", "null"),
        ["flag"] = Make.OneOf("true", "false", "Yes", "No", "null", "Quick", "Dry"),
        ["switch"] = Make.OneOf("On", "Off", "true", "null"),
        ["weight"] = Make.OneOf(Make.OneOf("Light", "Heavy", "null", "Load", "Limit", "Weighs", "2000", "1"), Relation.Select(Number, (relation, number) => $"{relation} {number}"), Relation.Select(relation => $"{relation} Weighs")),
        ["number"] = Make.OneOf(Number, Make.Const("null"), Relation.Select(Number, (relation, number) => $"{relation} {number}"), Relation.Select(Make.OneOf("Capacity", "Count", "Size", "Free", "Total"), (relation, member) => $"{relation} {member}")),
        ["computed"] = Make.OneOf(Number, Make.OneOf("null", "(-1)", "(-2)", "Mask.Max", "Count", "Size", "Capacity", "Free"), Relation.Select(Number, (relation, number) => $"{relation} {number}"), Relation.Select(Make.OneOf("Capacity", "Count", "Total", "Rest", "-1"), (relation, member) => $"{relation} {member}")),
        ["set"] = Make.OneOf("null", "Mask", "Flavor.Mask", "Image.Mask", "{ Count: > 2 }", "{ Max: 3, Min: 0 or 1 }"),
        ["list"] = Make.OneOf("null", "Tags", "Flavor.Tags", "Image.Tags", "{ Count: 2 }"),
        ["version"] = Make.OneOf(Version, Make.Const("null"), Relation.Select(Version, (relation, version) => $"{relation} {version}"), Relation.Select(Make.OneOf("Tools", "KindVersion", "Needs"), (relation, member) => $"{relation} {member}")),
        ["decimal"] = Make.OneOf(Positive, Make.OneOf("null", "(-0.25)", "Share", "Ratio", "Flavor.Share"), Relation.Select(Decimal, (relation, number) => $"{relation} {number}"), Relation.Select(Make.OneOf("Share", "Ratio"), (relation, member) => $"{relation} {member}")),
        ["text"] = Make.OneOf("\"a\"", "\"b c\"", "null", "Label", "Town"),
        ["code"] = Make.OneOf("\"a1\"", "\"bc-12\"", "null", "Flavor.Code", "Image.Code"),
        ["presence"] = Make.OneOf("true", "false", "null"),
        ["element"] = Make.OneOf("null"),
    };

    private static readonly (string Member, string Type)[] Members =
    [
        ("Paint", "colour"), ("Frame", "colour"), ("Quick", "flag"), ("Load", "weight"), ("Limit", "weight"), ("Count", "number"), ("Size", "number"), ("Label", "text"), ("Needs", "version"), ("Code", "code"), ("Image.Code", "code"),
        ("Flavor.Paint", "colour"), ("Image.Paint", "colour"), ("Flavor.Quick", "flag"), ("Image.Load", "weight"), ("Image.Frame", "colour"), ("Flavor.Count", "number"),
        ("Wall", "colour"), ("Kind", "board"), ("Dry", "flag"), ("Capacity", "number"), ("Tools", "version"), ("KindVersion", "version"), ("Town", "text"), ("Weighs", "weight"), ("Share", "decimal"), ("Image.Share", "decimal"), ("Ratio", "decimal-fact"), ("Made.Share", "decimal"),
        ("Mask", "set"), ("Flavor.Mask", "set"), ("Image.Mask", "set"), ("Tags", "list"), ("Sizes", "element"), ("Image.Tags", "list"), ("Open", "computed"),
        ("Cells", "element"), ("Cells.Count", "computed"), ("Cells.Keys.Max", "computed"), ("Image.Cells.Keys.Count", "computed"), ("Cells.Values.Sum", "computed"), ("Cells.Values.Union.Count", "computed"), ("Cells.Values.Union.Max", "computed"),
        ("Rooms", "element"), ("Rooms.Count", "computed"), ("Rooms.Values.Sum", "computed"), ("Rooms.Values.Max", "computed"), ("Rooms.Keys.Count", "computed"), ("Lamp", "number"),
        ("Mask.Count", "computed"), ("Mask.Min", "computed"), ("Image.Mask.Max", "computed"), ("Mask.Sum", "computed"), ("Tags.Count", "computed"), ("Pieces.Count", "computed"),
        ("Pieces.Sum", "computed"), ("Pieces.Min", "computed"), ("Sizes.Max", "computed"), ("Sizes.Sum", "computed"), ("Sizes.Min", "computed"),
        ("Free", "computed"), ("Total", "computed"), ("Rest", "computed"), ("Burden", "computed"),
        ("Made", "element"), ("Made.Paint", "colour"), ("Made.Number", "number"), ("Made.Mode", "switch"), ("Made.Part", "element"), ("Made.Part.Load", "weight"), ("Made.Part.Glued", "presence"), ("Made.Bits", "element"), ("Made.Bits.Count", "computed"), ("Made.Marks", "element"), ("Made.Marks.Count", "computed"), ("Made.Many", "element"), ("Made.Many.Places", "element"), ("Made.Many.Places.Count", "computed"),
    ];

    private static readonly (string Member, string Type)[] ElementMembers =
    [
        ("Paint", "own-colour"), ("Number", "own-number"), ("Mode", "switch"), ("Part", "element"), ("Part.Load", "own-weight"), ("Part.Glued", "presence"), ("Bits", "element"), ("Bits.Count", "own-number"), ("Marks.Count", "own-number"), ("Many", "element"), ("Many.Places.Count", "own-number"),
        ("Share", "own-decimal"), ("Wall", "own-colour"), ("Kind", "board"), ("Capacity", "own-number"), ("Tools", "own-version"), ("KindVersion", "own-version"),
    ];

    /// <summary>Conditions of rules of the feature.</summary>
    public static readonly Gen<string> Conditions = Condition(Members, 2);

    /// <summary>Conditions of rules inside the element: they see it, and facts.</summary>
    public static readonly Gen<string> ElementConditions = Condition(ElementMembers, 2);

    /// <summary>Random texts, absent ones and unreadable ones among them.</summary>
    public static readonly Gen<Assignment> Assignments =
        from extraSpecs in Map(
            ("x:colour", Texts("red", "blue", "reddish")), ("x:paint", Texts("red", "green", "blue", "RED")), ("x:frame", Texts("red", "green", "blue")), ("x:quick", Texts("true", "Yes", " 1 ", "no", "FALSE", "maybe")),
            ("x:cells.0", Texts("0-1", "0-3", "^1", "3-1")), ("x:cells.7", Texts("2-3", "1")), ("x:cells.10", Texts("1")), ("x:cells.07", Texts("1")), ("x:rooms:a", Texts("1", "99")), ("x:rooms2:b", Texts("3", "100")), ("x:rooms:LAMP", Texts("1", "255")),
            ("x:mask", Texts("0", "0-3", "1,3", "^0", "^0,^2-3", "0-3,^1", "0,^0", "3-1", "^", "0-", "0-9223372036854775807", "1,,2")), ("x:tags", Texts("a", "a,b", "b,a", "a,,b", "")), ("x:sizes", Texts("1", "1/2", "-5/3", "-6", "9223372036854775807/9")),
            ("x:parts", Texts("a:1", "a:1,b:2", "a:b:3", "a", "a:", ":1")), ("x:load", Texts("1", "2", "2kg", "2000mg", "light", "heavy", "256", "1mg", "")), ("x:limit", Texts("light", "heavy", "1000", "3")), ("x:count", Texts("0", "1", "3", "255", "256", "1000", "1001")),
            ("x:code", Texts("a1", "bc-12", "a", "abc1", "")), ("x:size", Texts("0", "255", "9999999999")), ("x:label", Texts("a", "b c", " ")), ("x:needs", Texts("8.3", "9.0.0", "x")), ("x:share", Texts("0.5", "0.500", "-0.25", "-0", "99.5", "99.51", ".5", "1e1", "3", "1.0000000000000000000000000001", "1.00000000000000000000000000001")))
        from imageProperties in Map(
            ("x_cells_1", Texts("0-1", "^1")), ("x_cells_2", Texts("5")), ("x_mask", Texts("0-3", "^0", "1", "2-1")), ("x_tags", Texts("a", "a,b")), ("colour", Texts("red", "blue", "reddish")), ("color", Texts("green", "")), ("x_paint", Texts("red", "green", "blue")), ("x_frame", Texts("red", "green", "blue", "")), ("x_quick", Texts("true", "0")), ("x_load", Texts("3", "1kg", "light")), ("x_count", Texts("3", "256")), ("x_label", Texts("a", "z")), ("x_share", Texts("0", "3.0", "-0.5")), ("x_code", Texts("a1", "bc-12", "d1")))
        from facts in Map(
            ("Wall", Texts("red", "green", "blue")), ("Kind", Texts("alpha", "alpha-8.3", "alpha-x", "beta-9.0-x", "gamma")), ("Dry", Texts("yes", "no")), ("Capacity", Texts("0", "3", "255", "256")),
            ("Tools", Texts("1", "8.2.9", "8.3.0", "11.10.2")), ("Town", Texts("a", "b c")), ("Weighs", Texts("light", "1", "2kg")), ("Ratio", Texts("0", "0.5", "3", "1.50")))
        select new Assignment(extraSpecs, imageProperties, facts);

    private static Gen<string> Condition((string Member, string Type)[] members, int depth)
    {
        Gen<string> property = Make.OneOf(members).SelectMany(member => Pattern(AtomsOf(member.Type), 2), (member, pattern) => $"{member.Member}: {pattern}");
        Gen<string> braces = property.Array[1, 3].Select(properties => $"{{ {string.Join(", ", properties)} }}");
        return Combine(braces, depth);
    }

    // Inside an element only its own members and facts can stand on the right side.
    private static Gen<string> AtomsOf(string type) => type switch
    {
        "own-colour" => Make.OneOf("Red", "Blue", "null", "Wall"),
        "own-number" => Make.OneOf(Number, Make.Const("null"), Relation.Select(relation => $"{relation} Capacity")),
        "own-weight" => Make.OneOf(Make.OneOf("Light", "null", "Weighs"), Relation.Select(relation => $"{relation} Weighs")),
        "own-decimal" => Make.OneOf(Positive, Make.OneOf("null", "(-0.25)", "Ratio"), Relation.Select(Decimal, (relation, number) => $"{relation} {number}"), Relation.Select(relation => $"{relation} Ratio")),
        "decimal-fact" => Make.OneOf(Positive, Make.OneOf("null", "Share"), Relation.Select(Positive, (relation, number) => $"{relation} {number}"), Relation.Select(relation => $"{relation} Share")),
        "own-version" => Make.OneOf(Make.Const("null"), Relation.Select(Version, (relation, version) => $"{relation} {version}"), Relation.Select(relation => $"{relation} Tools")),
        _ => Atoms[type],
    };

    private static Gen<string> Pattern(Gen<string> atom, int depth) => Combine(atom, depth);

    private static Gen<string> Combine(Gen<string> atom, int depth)
    {
        if (depth == 0)
            return atom;
        Gen<string> smaller = Combine(atom, depth - 1);
        return Make.Frequency(
            (4, atom),
            (2, smaller.Select(it => $"not ({it})")),
            (1, atom.Select(it => $"not {it}")),
            (2, Make.Select(smaller, smaller, (left, right) => $"({left} and {right})")),
            (1, Make.Select(smaller, smaller, (left, right) => $"{left} or {right}")),
            (1, Make.Select(smaller, smaller, smaller, (first, second, third) => $"({first} or {second} and {third})")));
    }

    private static Gen<string?> Texts(params string[] texts) => Make.Frequency((1, Make.Const((string?)null)), (2, Make.OneOf<string?>(texts)));

    private static Gen<Dictionary<string, string>> Map(params (string Key, Gen<string?> Text)[] entries)
        => entries.Aggregate(
            Make.Const(new Dictionary<string, string>()),
            (map, entry) => map.Select(entry.Text, (soFar, text) => text is null ? soFar : new Dictionary<string, string>(soFar) { [entry.Key] = text }));
}
