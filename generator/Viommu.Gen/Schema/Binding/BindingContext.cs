using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;
using Viommu.Gen.Schema.Language;
using Viommu.Gen.Schema.Source;
using Viommu.Runtime;

namespace Viommu.Gen.Schema.Binding;

/// <summary>What is known while one feature is bound: its value types, its names, its problems.</summary>
internal sealed class BindingContext
{
    private const int MaxSuggestions = 100;

    private static readonly MemberType Text = new(ValueKind.Text), Version = new(ValueKind.Version);
    private static readonly string[] Ends = { "min", "max" };

    private readonly List<Problem> _problems;
    private readonly TypeNames _types;
    private readonly Dictionary<string, SchemaNode> _rules = new();
    private int _suggestions;

    /// <param name="namespace">The namespace that the project asks for, or null.</param>
    /// <param name="types">The types of the features before this one.</param>
    public BindingContext(SchemaNode feature, string? @namespace, List<Problem> problems, TypeNames types)
    {
        Namespace = @namespace ?? feature["namespace"]!;
        _types = types;
        Feature = feature;
        Name = feature["name"]!;
        _problems = problems;
    }

    public SchemaNode Feature { get; }

    public string Name { get; }

    /// <summary>Where the types of the feature will be.</summary>
    public string Namespace { get; }

    public Dictionary<string, EnumModel> Enums { get; } = new();

    public Dictionary<string, OpenEnumModel> OpenEnums { get; } = new();

    public Dictionary<string, FlagModel> Flags { get; } = new();

    public Dictionary<string, QuantityModel> Quantities { get; } = new();

    public Dictionary<string, NumberSetModel> Sets { get; } = new();

    public Dictionary<string, ListModel> Lists { get; } = new();

    public Dictionary<string, TextModel> Texts { get; } = new();

    /// <summary>The conditions that were bound, for the check that they can hold and can fail.</summary>
    public List<(Condition Condition, SchemaNode Node, SchemaAttribute Attribute)> Conditions { get; } = new();

    /// <summary>Names that are declared, and whose declaration is wrong: that is reported there, and not again where they are used.</summary>
    public HashSet<string> Broken { get; } = new();

    /// <summary>The types of the elements of the feature, and the names of those that the plan makes.</summary>
    public HashSet<string> RootTypes { get; } = new();

    public HashSet<string> Planned { get; } = new();

    /// <summary>Where each rule is.</summary>
    public IReadOnlyDictionary<string, SchemaNode> Rules => _rules;

    public void Report(DiagnosticDescriptor descriptor, SchemaNode node, TextSpan span, string message)
        => _problems.Add(new Problem(descriptor, node.File, span, message));

    /// <summary>Reports at the value of an attribute, or at the element when it has none.</summary>
    public void Report(DiagnosticDescriptor descriptor, SchemaNode node, string attribute, string message)
        => Report(descriptor, node, node.Attribute(attribute)?.ValueSpan ?? node.NameSpan, message);

    /// <summary>Takes the name of a type in the namespace of the feature.</summary>
    public bool TakeType(string name, MemberSet own, SchemaNode node, string attribute)
    {
        if (!IsFree(!GeneratedNames.IsTakenType(name, own), name, node, attribute))
            return false;
        if (_types.Take(Namespace, name) is not { } existing)
            return true;
        Report(Descriptors.Duplicate, node, attribute, existing == name
            ? $"there is a type {Shown.Of(name)} already"
            : $"there is a type {Shown.Of(existing)} already, and {Shown.Of(name)} differs from it only in case: choose another name");
        return false;
    }

    /// <summary>Takes the id of a rule. What a shape declares is declared once, wherever it is used.</summary>
    public bool TakeRule(string id, SchemaNode node, string attribute = "id")
        => (_rules.TryGetValue(id, out SchemaNode? same) && same == node)
            || IsFree(!GeneratedNames.IsRule(id, Name, RootTypes, Planned), id, node, attribute)
            && Take(_rules, id, node, attribute, "rule");

    /// <summary>Reports a name that generated code has already.</summary>
    public bool IsFree(bool isFree, string name, SchemaNode node, string attribute)
    {
        if (!isFree)
            Report(Descriptors.BadValue, node, attribute, TakenMessage(name));
        return isFree;
    }

    /// <summary>The end of a message about a name that does not exist. Only the first of many mistakes get one: each looks at all candidates.</summary>
    public string Suggest(string name, IReadOnlyCollection<string> candidates)
        => _suggestions++ < MaxSuggestions ? Suggestion.For(name, candidates) : "";

    private static string TakenMessage(string name) => $"{Shown.Of(name)}: this name is taken by generated members; choose another";

    /// <summary>Takes a name among its likes.</summary>
    public bool Take(Dictionary<string, SchemaNode> taken, string name, SchemaNode node, string attribute, string what)
    {
        if (!taken.ContainsKey(name))
        {
            taken.Add(name, node);
            return true;
        }
        // What has the key, where that is not the name itself.
        string owner = taken[name]["name"] is { } other && other != name && attribute != "name" ? $": {Shown.Of(other)} has it" : "";
        Report(Descriptors.Duplicate, node, attribute, $"there is {Article.For(what)}{(name.Length == 0 ? "" : $" {Shown.Of(name)}")} already{owner}");
        return false;
    }

    public static Documentation Docs(SchemaNode node)
        => node["summary"] is null && node["source"] is null ? Documentation.None : new(Collapse(node["summary"]), Collapse(node["source"]));

    public static bool IsTrue(SchemaNode node, string attribute) => node[attribute] == "true";

    /// <summary>Text with single spaces between its words.</summary>
    public static string Collapse(string? text) => text is null ? "" : IsCollapsed(text) ? text : string.Join(" ", Runtime.Words.Split(text));

    // Most texts of a schema are.
    private static bool IsCollapsed(string text)
    {
        bool isBlank = true;
        foreach (char c in text)
        {
            if (c is '\t' or '\n' or '\r' || (c == ' ' && isBlank))
                return false;
            isBlank = c == ' ';
        }
        return !isBlank || text.Length == 0;
    }

    /// <summary>Binds the type that an attribute names; null when there is none, which is reported.</summary>
    public MemberType? TypeOf(SchemaNode node)
    {
        string name = node["type"]!;
        UselessAttributes.OfType(this, node, name);
        if (name == "text")
            return Text;
        if (name == "version")
            return Version;
        if (name == "decimal")
            return new MemberType(ValueKind.Decimal, Decimals: DecimalRange(node));
        (long min, long max) = name is "int" or "long" or "hex" ? Range(node, name) : default;
        switch (name)
        {
            case "int":
                return new MemberType(ValueKind.Int, "", min, max);
            case "long":
                return new MemberType(ValueKind.Long, "", min, max);
            case "hex":
                return new MemberType(ValueKind.Hex, "", min, max, (int)System.Math.Min(Number(node, "digits", 1), 8));
        }
        ValueKind? kind = Enums.ContainsKey(name) ? ValueKind.Enum
            : OpenEnums.ContainsKey(name) ? ValueKind.OpenEnum
            : Flags.ContainsKey(name) ? ValueKind.Flag
            : Quantities.ContainsKey(name) ? ValueKind.Quantity
            : Sets.ContainsKey(name) ? ValueKind.NumberSet
            : Lists.TryGetValue(name, out ListModel? list) ? list.Kind
            : Texts.ContainsKey(name) ? ValueKind.Text
            : null;
        if (kind is not null && new MemberType(kind.Value, name) is var type)
        {
            if (node.Name == "option" || !(type.IsCollection || (type.HasPattern && node.Name == "fact")))
                return type;
            Report(Descriptors.ConditionType, node, "type", type.HasPattern
                ? $"{Shown.Of(name)} is a pattern, which a <fact> does not have: use the type 'text'"
                : $"{Shown.Of(name)} is a set or a list, which is the type of an <option> only");
            return null;
        }
        if (Broken.Contains(name))
            return null;
        string[] all = new[] { "int", "long", "hex", "decimal", "version", "text" }
            .Concat(Enums.Keys).Concat(OpenEnums.Keys).Concat(Flags.Keys).Concat(Quantities.Keys).Concat(Sets.Keys).Concat(Lists.Keys).Concat(Texts.Keys).ToArray();
        Report(Descriptors.UnknownName, node, "type", $"there is no type {Shown.Of(name)}{Suggest(name, all)}");
        return null;
    }

    // What is out of reach is moved inside, so that the rest can be used.
    private (long Min, long Max) Range(SchemaNode node, string type)
    {
        long limit = type == "int" ? int.MaxValue : long.MaxValue;
        foreach (string attribute in Ends)
        {
            if (node[attribute] is { } text && !IsWhole(text, out _))
                Report(Descriptors.BadValue, node, attribute, $"a value of type {Shown.Of(type)} is a whole number of at most 63 bits{(Runtime.DecimalText.TryRead(System.MemoryExtensions.AsSpan(text), out _) && text.Contains(".") ? ": use the type 'decimal'" : "")}");
        }
        long min = Number(node, "min", 0), max = Number(node, "max", limit);
        if (min > limit || max > limit)
            Report(Descriptors.BadValue, node, min > limit ? "min" : "max", $"a value of type {Shown.Of(type)} is at most {limit}: use the type 'long'");
        else if (min < -limit)
            Report(Descriptors.BadValue, node, "min", $"a value of type {Shown.Of(type)} is at least {-limit}: use the type 'long'");
        else if (min < 0 && type == "hex")
            Report(Descriptors.BadValue, node, "min", "a hexadecimal number is never negative");
        else if (min > max)
            Report(Descriptors.BadValue, node, "max", $"the greatest value {max} is less than the least value {min}");
        max = System.Math.Min(max, limit);
        return (min > max || min < -limit || (min < 0 && type == "hex") ? System.Math.Min(0, max) : min, max);
    }

    private DecimalRange DecimalRange(SchemaNode node)
    {
        decimal min = Decimal(node, "min", 0), max = Decimal(node, "max", decimal.MaxValue);
        if (min <= max)
            return new DecimalRange(min, max);
        Report(Descriptors.BadValue, node, "max", $"the greatest value {Runtime.DecimalText.ToText(max)} is less than the least value {Runtime.DecimalText.ToText(min)}");
        return new DecimalRange(max, min);
    }

    public static long Number(SchemaNode node, string attribute, long otherwise) => node[attribute] is { } text && IsWhole(text, out long value) ? value : otherwise;

    private static decimal Decimal(SchemaNode node, string attribute, decimal otherwise)
        => node[attribute] is not { } text ? otherwise
            : Runtime.DecimalText.TryRead(System.MemoryExtensions.AsSpan(text), out decimal value) ? value
            : Number(node, attribute, 0);

    private static bool IsWhole(string text, out long value)
        => Runtime.NumberText.TryReadHex(System.MemoryExtensions.AsSpan(text), out value) || Runtime.NumberText.TryReadSigned(System.MemoryExtensions.AsSpan(text), out value);
}
