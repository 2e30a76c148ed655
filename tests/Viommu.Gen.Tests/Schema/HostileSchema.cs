using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Viommu.Gen.Tests.Schema;

/// <summary>Random schemas whose names are near one another, near what is appended to them, near keywords and near what generated code calls its own.</summary>
internal sealed class HostileSchema
{
    private static readonly string[] Short = ["A", "B", "C", "A_", "A_B", "AB", "Ab", "A1", "A__B"];

    private static readonly string[] Endings =
        ["", "", "", "Text", "Kind", "Word", "Read", "Source", "Rules", "Plan", "PlanRules", "Formats", "Value", "Number", "Unit", "Plain", "Amount", "Options", "Platform", "_", "_A", "0"];

    private static readonly string[] Words =
    [
        // keywords, once the first letter is lower-case
        "Class", "In", "Ref", "Out", "This", "Base", "Params", "Record", "Field", "Event", "Var", "Await", "Async", "Nameof", "String", "Int", "Bool", "Long", "Global", "Init", "Required", "With",
        "Value", "Partial", "File", "Scoped", "Null", "Default", "True", "Object", "Namespace", "Using", "Get", "Set", "Dynamic", "When", "Where", "And", "Or", "Not", "Is", "Switch", "Lock",
        // what generated code calls its own
        "Options", "Flavor", "Image", "Platform", "Findings", "Invalid", "Element", "Item", "Text", "Unknown", "Report", "Writer", "Map", "Key", "Attempts", "Undecided", "Parts", "Trial", "Open",
        "Chosen", "Given", "Candidate", "Candidates", "Resolved", "Node", "Attribute", "Child", "Xml", "Utf8", "Written", "Output", "Word", "Amount", "Kind", "Version", "IsAlias", "Patterns", "Of",
        "Traits", "All", "Allowed", "Check", "CheckRequest", "CheckOptions", "ReadFrom", "ParseAll", "Make", "Evaluate", "FindOpen", "OfPlatform", "HasSides", "IsOpen", "Only", "ToUtf8",
        // namespaces and types that it uses
        "System", "Viommu", "Runtime", "Violation", "ValueList", "Test", "N", "Collections", "List", "Violations", "Severity", "Shown", "Problems",
    ];

    private readonly Random _random;
    private readonly StringBuilder _xml = new();
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);
    private bool _isShapeUsed;
    private string? _repeated;

    private HostileSchema(Random random) => _random = random;

    public static string Create(Random random, string @namespace) => new HostileSchema(random).Write(@namespace);

    private string Write(string @namespace)
    {
        string feature = Type();
        _xml.Append($"<schema xmlns='urn:viommu-gen:schema:1'><feature name='{feature}' namespace='{@namespace}{(Chance(3) ? "." + Name() : "")}'>\n");
        string @enum = Type(), open = Type(), flag = Type(), quantity = Type(), unit = Name();
        string[] values = Distinct(2 + _random.Next(2)), kinds = Distinct(1 + _random.Next(3)), words = Distinct(_random.Next(3));
        _xml.Append($"<enum name='{@enum}'>{string.Concat(values.Select((value, index) => $"<value name='{value}' text='v{index}'/>"))}</enum>\n");
        _xml.Append($"<enum name='{open}' open='{kinds[0]}'>{string.Concat(kinds.Skip(1).Select((value, index) => $"<value name='{value}' match='k{index} k{index}-*'/>"))}</enum>\n");
        _xml.Append($"<flag name='{flag}' true='yes' false='no'/>\n");
        _xml.Append($"<quantity name='{quantity}' unit='{unit}' min='{_random.Next(2)}'>{string.Concat(words.Select((word, index) => $"<word name='{word}' text='w{index}'/>"))}<suffix text='k' factor='1024'/>{Pick("", "<suffix text='' refused='&quot;\\\\'/><suffix text='&lt;&quot;' factor='1'/>")}</quantity>\n");

        string set = Type(), list = Type();
        _xml.Append($"<number-set name='{set}' exclude='true'/><list name='{list}' {Pick("", "count=':'", "of='number'")}/>\n");
        string? pattern = Chance(8) ? Type() : null;
        if (pattern is not null)
            _xml.Append($"<text-pattern name='{pattern}' pattern='{Pick("a", "[&quot;\\\\&amp;]*", "a{{1,2}}")}'/>\n");
        string[] types = [@enum, open, flag, quantity, "int", "long", "hex", "decimal", "version", "text"], ofOptions = pattern is null ? types : [.. types, pattern];
        string[] members = Distinct(6 + _random.Next(3));
        string[] options = members[..3], facts = members[3..];
        var optionTypes = new Dictionary<string, string>();
        _xml.Append($"<options{Pick("", "", " sources='class value'", " sources='out ref'")}{Maybe("name")}{Maybe("extra-specs")}{Maybe("image-properties")}>\n");
        _xml.Append($"<option name='{options[0]}' extra-spec='x:{Key()}' image-property='x_{Key()}' type='{@enum}'{(Chance(2) ? $" default='{values[0]}'" : "")}>{(Chance(3) ? $"<alias extra-spec='x:{Key()}' image-property='{Key()}' {Pick("", "deprecated=''", "deprecated='a \"b\" &lt; {{c}}'")}/>" : "")}</option>\n");
        foreach (string option in options.Skip(1))
            _xml.Append($"<option name='{option}' {(Chance(2) ? "extra-spec='x:" : "image-property='x_")}{Key()}' type='{optionTypes[option] = Pick(ofOptions)}'/>\n");
        if (Chance(2))
            _xml.Append($"<option name='{Name()}' extra-spec='x:{Key()}' image-property='x_{Key()}' type='{flag}' {Pick("merge='any-true'", "group='G'", $"merge='image-if' image-if='{{ Flavor.{options[0]}: {values[0]} }}'", $"merge='must-agree' when='{{ {options[0]}: {values[0]} }}'")}/>\n");
        string[] collections = Distinct(2);
        if (Chance(2))
            _xml.Append($"<option name='{collections[0]}' extra-spec='x:{Key()}' image-property='x_{Key()}' type='{Pick(set, list)}' merge='must-agree'/>\n");
        _repeated = Chance(2) ? collections[1] : null;
        if (_repeated is not null)
            _xml.Append($"<option name='{collections[1]}' extra-spec='x:{Key()}.{Parameters()}' type='{Pick([set, list, flag, .. types])}'/>\n");
        _xml.Append($"</options><platform{Maybe("name")}>\n");
        string[] factTypes = [.. facts.Select(_ => Pick(types))];
        for (int i = 0; i < facts.Length; i++)
        {
            string[] from = Chance(2) ? [.. optionTypes.Where(option => option.Value == factTypes[i]).Select(option => option.Key)] : [];
            _xml.Append($"<fact name='{facts[i]}' type='{factTypes[i]}'{(from.Length > 0 ? $" from='{string.Join(' ', from)}'" : factTypes[i] == "int" && Chance(2) ? " from-min='2 + 3'" : "")}{(Chance(2) ? " scope='host'" : "")}{(factTypes[i] == "int" ? " min='1'" : factTypes[i] == "decimal" && Chance(2) ? " max='2.5'" : "")}/>\n");
        }
        _xml.Append("</platform>\n");
        if (Chance(2))
            _xml.Append($"<choose option='{options[0]}' value='{values[0]}' candidates='{values[1]}'/>\n");
        if (Chance(2))
            _xml.Append($"<traits name='{Type()}' for='{options[0]}' prefix='P_'{(Chance(3) ? $" except='{values[1]}'" : "")}/>\n");
        if (Chance(2))
            _xml.Append($"<traits name='{Type()}'><trait name='{Name().ToUpperInvariant()}' when='{{ {Pick(options)}: not null }}'/></traits>\n");
        if (Chance(2))
            _xml.Append($"<let name='{Name()}' value='1 + {(optionTypes.Values.Contains("int") ? optionTypes.First(option => option.Value == "int").Key : "2")}'/>\n");
        foreach (string id in Distinct(2))
            _xml.Append($"<reject id='{id}' when='{{ {Pick(options)}: not null, {Pick(facts)}: not null }}'>Not {{{Pick(members)}}}.</reject>\n");
        string? shape = Chance(6) ? Type() : null;
        for (int i = 0, count = 1 + _random.Next(2); i < count; i++)
            Element($"path='/root' {(Chance(4) ? "" : $"plan='{Name()}' when='{{ {options[0]}: not null }}'")}{(Chance(3) ? " repeated='true'" : "")}", types, (options[0], @enum), depth: 0, name: "e" + i, shape);
        if (_isShapeUsed)
            _xml.Append($"<shape name='{shape}'><attribute name='s' property='{Name()}' type='{Pick("int", pattern ?? "text")}'/></shape>\n");
        return _xml.Append("</feature></schema>").ToString();
    }

    private void Element(string attributes, string[] types, (string Option, string Type) from, int depth, string name, string? shape)
    {
        _xml.Append($"<element name='{name}' type='{Type()}' {attributes}>\n");
        string[] properties = Distinct(4);
        _xml.Append($"<attribute name='a0' property='{properties[0]}' type='{from.Type}' set-from='{from.Option}'{(Chance(3) ? " required='true'" : "")}/>\n");
        string type = Pick(types[3..]);
        string omit = type is "int" or "long" or "hex" or "decimal" && Chance(3) ? " omit='0'" : "", unit = type == types[3] && Chance(2) ? " unit='u'" : "";
        _xml.Append($"<attribute name='a1' property='{properties[1]}' type='{type}'{omit}{unit}{(type is "int" or "long" or "decimal" ? " set='3'" : "")}{(Chance(4) ? " required='true'" : "")}/>\n");
        if (Chance(3))
            _xml.Append($"<element name='p' property='{properties[2]}' presence='true'/>\n");
        else if (Chance(2))
            _xml.Append($"<text property='{properties[2]}' type='{from.Type}' set-from='{from.Option}' set-when='{{ {from.Option}: not null }}'/>\n");
        if (depth < 2 && Chance(2))
            Element($"property='{properties[3]}'{(Chance(3) ? " repeated='true'" : Chance(4) ? " required='true'" : "")}", types, from, depth + 1, "c", shape);
        if (Chance(3))
            _xml.Append(Pick($"<attribute name='{Pick("s", "a0")}' in='i' property='{Name()}' type='{Pick(types)}'/>", $"<text in='i' property='{Name()}' type='{Pick(types)}'{(Chance(3) ? " required='true'" : "")}/>"));
        if (_repeated is not null && attributes.Contains("plan=", System.StringComparison.Ordinal) && Chance(2))
        {
            string[] inside = Distinct(3);
            _xml.Append($"<element name='r' property='{Name()}' type='{Type()}' repeated='true' repeat-for='{_repeated}'><attribute name='a0' property='{inside[0]}' type='long' set-from='Index'/><attribute name='a1' property='{inside[1]}' type='int' set='3' omit='3'/><text property='{inside[2]}' type='text' required='true' set='x'/></element>");
        }
        if (shape is not null && Chance(2))
        {
            _isShapeUsed = true;
            _xml.Append($"<element name='s' property='{Name()}' shape='{shape}'/>\n");
        }
        if (Chance(3))
            _xml.Append($"<reject id='{Name()}' when='{{ {properties[0]}: not null }}'>No.</reject>\n");
        _xml.Append("</element>\n");
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string Pick(params string[] names) => names[_random.Next(names.Length)];

    private string Name() => Chance(2) ? Pick(Words) + (Chance(3) ? Pick(Endings) : "") : Pick(Short) + Pick(Endings);

    private string Parameters()
    {
        string Parameter() => Name().Replace("_", "", StringComparison.Ordinal) is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
        return Pick($"{{{Parameter()}:0..9}}", $"{{{Parameter()}}}", $"{{{Parameter()}?}}:{{{Parameter()}}}");
    }

    private string Maybe(string attribute) => Chance(2) ? $" {attribute}='{Type()}'" : "";

    private string Key() => Name().ToLowerInvariant() + (Chance(2) ? "" : _random.Next(100));

    // Types that are the same are refused for sure; what is worth trying is what differs.
    private string Type()
    {
        for (int tries = 0; ; tries++)
        {
            string name = Name();
            if (_used.Add(name) || tries > 20)
                return name;
        }
    }

    private string[] Distinct(int count)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < count)
            names.Add(Name());
        return [.. names];
    }
}
