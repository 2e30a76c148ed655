using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Viommu.Gen.Emit;
using Viommu.Gen.Interpretation;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Tests.Analysis;

/// <summary>Writes random consumer code for any feature: maps and objects as literals, handed to generated code. The values are those at which the rules change their minds.</summary>
internal sealed class RandomConsumer
{
    private readonly FeatureModel _feature;
    private readonly Random _random;
    private readonly ValueReader _values;
    private readonly Dictionary<string, List<Literal>> _tested = [];
    private bool _isFollowed;
    private bool _isClean;
    private bool _saysLittle;

    public RandomConsumer(FeatureModel feature, Random random)
    {
        _feature = feature;
        _random = random;
        _values = new ValueReader(feature.Values);
        foreach (Test test in Conditions().SelectMany(condition => condition.Tests()).Where(test => test.Right is not null))
        {
            if (!_tested.TryGetValue(test.Left.Path[^1].Name, out List<Literal>? literals))
                _tested.Add(test.Left.Path[^1].Name, literals = []);
            literals.Add(test.Right!);
        }
    }

    private PlanModel Plan => _feature.Plan!;

    /// <summary>The body of a method that returns violations, and whether all that it does is followed.</summary>
    public (string Text, bool IsFollowed) Body()
    {
        (_isFollowed, _isClean, _saysLittle) = (true, _random.Next(2) == 0, _random.Next(4) == 0);
        string text = Text();
        return (text, _isFollowed);
    }

    private string Text() => _random.Next(Plan.Elements.Count > 0 ? 6 : 5) switch
    {
        0 or 1 => $"""
            {Maps()}
                    var read = {_feature.Options!.Name}.Read(extraSpecs, imageProperties);
                    return {Plan.Name}.Create(read, {Platform()}{Chosen()}).Violations;
            """,
        2 or 3 => $"""
            var platform = {Platform()};
                    var options = {Options()};{Change()}
                    return {Plan.Name}.Create(options, platform{Chosen()}).Violations;
            """,
        4 => $"""
            {Maps()}
                    return {_feature.Options!.Name}.Read(extraSpecs, imageProperties).Violations;
            """,
        _ => $"""
            return {Plan.Name}.Validate({Platform()}{string.Concat(Plan.Elements.Select(element => ", " + (_random.Next(4) == 0 ? "null" : Element(Root(element)))))}).Violations;
            """,
    };

    private IEnumerable<Condition> Conditions()
        => Rules().Select(rule => rule.When).Concat(Plan.Elements.Select(element => element.When)).Concat(Plan.Elements.SelectMany(element => Sets(element.Build)).Select(set => set.When));

    private IEnumerable<RuleModel> Rules()
        => _feature.Options!.Rules.Concat(Plan.Rules).Concat(_feature.Elements.Roots.SelectMany(root => root.Checks).SelectMany(check => check.Rules));

    private static IEnumerable<SetCase> Sets(BuildModel build) => build.Sets.SelectMany(set => set.Cases).Concat(build.Children.SelectMany(child => Sets(child.Build)));

    private string Maps()
    {
        // Most often both sides say little: else nearly everything is refused for the same reason.
        string[] lines = [$"var extraSpecs = {Map(option => option.ExtraSpec)};", $"var imageProperties = {Map(option => option.ImageProperty)};"];
        return string.Join("\n        ", _isClean ? [.. lines, Alias("extraSpecs", option => option.ExtraSpec), Alias("imageProperties", option => option.ImageProperty)] : lines);

        string Map(Func<OptionModel, string?> key)
        {
            IEnumerable<string> entries = _feature.Options!.Options.Where(option => key(option) is not null && _random.Next(_saysLittle ? 12 : 2) == 0)
                .SelectMany(option => KeysOf(option, Pick([key(option)!, .. option.AliasesOf(key(option) != option.ExtraSpec).Select(alias => alias.Key)])).Select(text => $"[{Text(text)}] = {Text(RandomText(option.ValueType, option.Name))}"));
            string map = $"new Dictionary<string, string> {{ {string.Join(", ", entries)} }}";
            return (_isClean ? 5 : _random.Next(5)) switch { 0 => map + ".ToImmutableDictionary()", 1 => map + ".ToFrozenDictionary()", _ => map };
        }
    }

    // One key, or some for the parameters that it has.
    private string[] KeysOf(OptionModel option, string key)
    {
        if (!option.IsMap)
            return [key];
        var pattern = new KeyPattern(key);
        if (option.Type.HasNumberKeys)
            return [.. Pick<string[]>(["0"], ["0", "1"], ["3"]).Select(pattern.Format)];
        return [.. Pick<string[]>(["A"], ["A", "B2"]).Select(name => string.Concat(pattern.Parts.Select(part => part.IsParameter ? name : part.Text)))];
    }

    // Something is written to the map under another name. A value that is refused is reported where it is written, whatever becomes of the map, so there is none.
    private string Alias(string map, Func<OptionModel, string?> key)
    {
        if (_random.Next(2) == 0)
            return "";
        bool isFollowed = _random.Next(3) == 0;
        _isFollowed &= isFollowed;
        // A former key is reported as it is written, whatever comes later.
        OptionModel option = Pick([.. _feature.Options!.Options.Where(option => key(option) is not null && option.Aliases.Count == 0)]);
        string text = Text(KeysOf(option, key(option)!)[0]), value = Text(RandomText(option.ValueType, option.Name));
        return Pick(isFollowed ? RandomAliases.Followed : RandomAliases.Lost)(map, _random.Next(3) == 0 ? target => $"{target}.Remove({text});" : target => $"{target}[{text}] = {value};");
    }

    // A copy of one of two objects.
    private string Change()
    {
        if (_random.Next(4) != 0)
            return "";
        _isFollowed = false;
        OptionModel option = Pick([.. Written]);
        string other = Pick("Yes ? options : {0}", "Yes switch {{ true => options, _ => {0} }}", "((object?)Nothing as {1}) ?? options");
        return $"\n        options = ({string.Format(CultureInfo.InvariantCulture, other, Options(), _feature.Options!.Name)}) with {{ {option.Name} = {Expression(option.Type, option.Name)} }};";
    }

    private string RandomText(MemberType type, string name)
    {
        if (!_isClean && _random.Next(12) == 0)
            return Pick("", "nonsense", "2M", "-1", "0x10", " any ", "INTEL");
        return type.Kind == ValueKind.OpenEnum ? OpenText(type) : type.IsCollection ? CollectionText(type) : _values.ToText(type, Value(type, name));
    }

    private string Platform()
        => $"new {Plan.Platform.Name} {{ {string.Join(", ", Plan.Platform.Facts.Where(fact => _random.Next(fact.Of is null ? 6 : 1) != 0).Select(fact => $"{fact.Name} = {Expression(fact.Type, fact.Name)}"))} }}";

    private string Options()
        => $"new {_feature.Options!.Name} {{ {string.Join(", ", Written.Where(_ => _saysLittle ? _random.Next(8) == 0 : _random.Next(3) != 0).Select(option => $"{option.Name} = {Expression(option.Type, option.Name)}"))} }}";

    // Maps that are made in code are not followed.
    private IEnumerable<OptionModel> Written => _feature.Options!.Options.Where(option => !option.IsMap);

    private string Chosen()
        => Plan.Choose is { } choose && _random.Next(6) == 0 ? $", {choose.EnumType}.{Pick([.. _feature.Values.Enums.First(type => type.Name == choose.EnumType).Values.Select(value => value.Name)])}" : "";

    private ElementModel Root(PlannedModel planned) => _feature.Elements.Roots.First(root => root.Element.Type == planned.Type).Element;

    private string Element(ElementModel element)
    {
        IEnumerable<string> properties = element.Properties
            .Where(property => property.Required || _random.Next(5) < 2)
            .Select(property => $"{property.Name} = {Property(property)}");
        return $"new {element.Type} {{ {string.Join(", ", properties)} }}";
    }

    private string Property(PropertyModel property) => property.Kind switch
    {
        PropertyKind.Child => Element(property.Element!),
        PropertyKind.Children => $"[{string.Join(", ", Enumerable.Range(0, _random.Next(3)).Select(_ => Element(property.Element!)))}]",
        PropertyKind.Presence => Pick("true", "false"),
        _ => Expression(property.Type, property.Name),
    };

    private string Expression(MemberType type, string name)
    {
        if (type.Kind == ValueKind.OpenEnum)
            return Text(OpenText(type));
        if (type.IsCollection)
            return Collection(type);
        Literal value = Value(type, name);
        return (type.Kind, value.Kind) switch
        {
            (ValueKind.Flag, _) => value.IsTrue ? "true" : "false",
            (ValueKind.Enum, _) or (ValueKind.Quantity, LiteralKind.Name) => $"{type.Name}.{value.Text}",
            (ValueKind.Quantity, _) => $"{type.Name}.From{_feature.Values.Quantities.First(quantity => quantity.Name == type.Name).Unit}({Number(value)})",
            (ValueKind.Version, _) => $"new({value.Version.Major}, {value.Version.Minor}, {value.Version.Patch})",
            (ValueKind.Text, _) => Text(value.Text),
            (ValueKind.Decimal, _) => value.Text + "m",
            _ => Number(value),
        };
    }

    private string Collection(MemberType type) => type.Kind switch
    {
        ValueKind.NumberSet => $"Viommu.Runtime.NumberSet.Parse({Text(CollectionText(type))})",
        ValueKind.NumberList => Pick("[1]", "[0, 900]", "[-1, 3]"),
        ValueKind.TextList => Pick("[\"a\"]", "[\"a\", \"b\"]"),
        _ => Pick("[new(\"a\", 1)]", "[new(\"a\", 7), new(\"b\", 1)]"),
    };

    private string CollectionText(MemberType type)
    {
        if (type.Kind == ValueKind.NumberSet)
            return _feature.Values.Sets.First(it => it.Name == type.Name) is { Excludes: true } ? Pick("0-3", "1", "0,24", "^0", "^1-3") : Pick("0-3", "1");
        ListModel list = _feature.Values.Lists.First(it => it.Name == type.Name);
        return string.Join(list.Separator, list.IsNumbers ? Pick<string[]>(["1"], ["0", "900"], ["-1", "3"]) : Pick<string[]>(["a"], ["a", "b"]).Select(item => list.Count is { } count ? $"{item}{count}{Pick("1", "7")}" : item));
    }

    // What rules compare with, a little more and a little less; now and then anything else.
    private Literal Value(MemberType type, string name)
    {
        Literal[] tested = _tested.TryGetValue(name, out List<Literal>? literals) ? [.. literals.Where(literal => literal.IsOrdered)] : [];
        switch (type.Kind)
        {
            case ValueKind.Enum:
                return Literal.OfName(Pick([.. _feature.Values.Enums.First(it => it.Name == type.Name).Values.Select(value => value.Name)]));
            case ValueKind.Flag:
                return Literal.OfFlag(_random.Next(2) == 0);
            case ValueKind.Text:
                return Literal.OfText(Pick("a", "ua-b", "0-3"));
            case ValueKind.Decimal:
                decimal number = (tested.Length == 0 ? _random.Next(10) : Pick(tested).Decimal) + Pick(-0.1m, 0, 0.1m);
                return Literal.OfDecimal(Math.Clamp(number, type.Decimals!.Min, type.Decimals.Max));
            case ValueKind.Version:
                ComponentVersion version = tested.Length == 0 ? new ComponentVersion(_random.Next(12)) : Pick(tested).Version;
                int minor = Math.Max(0, version.Minor + _random.Next(-1, 2));
                return Literal.OfVersion(new ComponentVersion(Math.Max(0, version.Major + (_random.Next(3) == 0 ? _random.Next(-2, 3) : 0)), minor, version.Patch));
            case ValueKind.Quantity:
                QuantityModel quantity = _feature.Values.Quantities.First(it => it.Name == type.Name);
                if (quantity.Words.Count > 0 && _random.Next(2) == 0)
                    return Literal.OfName(Pick([.. quantity.Words.Select(word => word.Name)]));
                return Literal.OfNumber(Math.Clamp((tested.Length == 0 ? _random.Next(5000) : Pick(tested).Number) + _random.Next(-1, 2), quantity.Min, quantity.Max));
            default:
                return Literal.OfNumber(Math.Clamp((tested.Length == 0 || _random.Next(4) == 0 ? _random.Next(1000) : Pick(tested).Number) + _random.Next(-1, 2), type.Min, Math.Min(type.Max, int.MaxValue)));
        }
    }

    private string OpenText(MemberType type)
    {
        OpenValueModel[] values = [.. _feature.Values.OpenEnums.First(it => it.Name == type.Name).Values];
        string pattern = Pick(Words.Split(Pick(values).Patterns));
        return _random.Next(15) == 0 ? "something else" : pattern.Replace("*", Pick("9.2", "8.0", "6.1", "2.4", "noble", "rhel9.4.0"), StringComparison.Ordinal);
    }

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];

    private static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Number(Literal literal) => literal.Number.ToString(CultureInfo.InvariantCulture);
}
