using System.Collections.Generic;
using System.Linq;
using Viommu.Gen.Model;
using Viommu.Runtime;

namespace Viommu.Gen.Emit;

/// <summary>Prints the XML elements of a feature, one file for each that is at a path of its own, and for each shape.</summary>
internal static class ElementsEmitter
{
    public static IEnumerable<EmittedFile> Emit(string feature, string @namespace, ElementsModel model, EmitSettings settings)
    {
        foreach (ElementModel shape in model.Shapes)
        {
            var writer = new CodeWriter(@namespace);
            Write(writer, feature, shape, null, model.Platform, settings);
            yield return new EmittedFile($"{feature}.Element.{shape.Type}.g.cs", writer.ToSourceText());
        }
        foreach (RootElementModel root in model.Roots)
        {
            var writer = new CodeWriter(@namespace);
            Write(writer, feature, root.Element, root, model.Platform, settings);
            WriteRules(writer, root, model.Platform);
            yield return new EmittedFile($"{feature}.Element.{root.Element.Type}.g.cs", writer.ToSourceText());
        }
    }

    private static void Write(CodeWriter writer, string feature, ElementModel element, RootElementModel? root, string? platform, EmitSettings settings)
    {
        writer.Doc(element.Docs, element.Type,
            $"The element <c>&lt;{element.Name}&gt;</c>{(root is null ? "" : $" in <c>/{string.Join("/", root.Path)}</c>")}.");
        writer.Generated();
        writer.Role(feature, SchemaRole.Element);
        if (root is null)
            writer.NotInJson(element.Type);
        else
            writer.ConvertersOf("Element", element.Type);
        string parsed = root is null ? "" : $", {Names.Runtime}.IRootElement<{element.Type}>";
        using (writer.Braces($"{settings.Visibility} sealed record {element.Type} : {Names.Runtime}.SchemaElement{parsed}"))
        {
            foreach (PropertyModel property in element.Properties)
                WriteProperty(writer, property);
            if (root is not null)
                WriteEntryPoints(writer, root, platform);
            new ElementWriterEmitter(writer, feature, element).Write();
            WriteCheckValues(writer, feature, element);
            writer.Line();
            new ElementReaderEmitter(writer, feature, element).Write();
        }
        writer.Line();
        foreach (ElementModel child in element.OwnChildren)
            Write(writer, feature, child, null, platform, settings);
    }

    private static void WriteProperty(CodeWriter writer, PropertyModel property)
    {
        string where = property.Kind switch
        {
            PropertyKind.Attribute when property.In is not null => $"The attribute <c>{property.XmlName}</c> of <c>&lt;{property.In}&gt;</c>.",
            PropertyKind.Text when property.In is not null => $"The text of <c>&lt;{property.In}&gt;</c>.",
            PropertyKind.Attribute => $"The attribute <c>{property.XmlName}</c>.",
            PropertyKind.Text => "The text of the element.",
            _ => $"The element <c>&lt;{property.XmlName}&gt;</c>.",
        };
        string unit = property.UnitText is null ? "" : $" In {property.UnitText}.";
        string range = property.Type switch
        {
            { IsNumber: true } whole => $" From {Literals.Number(whole.Min)} to {Literals.Number(whole.Max)}.",
            { HasRange: true } fraction => $" It is {fraction.DescribeNumber()}.",
            _ => "",
        };
        string omitted = property.Omit is null
            ? ""
            : $" {XmlText.Escape(property.Omit.Kind == LiteralKind.Number ? Literals.Number(property.Omit.Number) : property.Omit.Text)} is the same as null.";
        string absent = omitted.Length > 0
            ? omitted + " Null when absent."
            : property.Required || property.Kind is PropertyKind.Children or PropertyKind.Presence ? "" : " Null when absent.";
        writer.Doc(property.Docs, property.Name, where + unit + range + absent);
        string type = CSharpTypes.Of(property.Type);
        if (property.Omit is not null)
        {
            string omit = Literals.Assign(property.Omit, property.Type), field = GeneratedNames.Field(property.Name);
            using (writer.Braces($"public {type}? {property.Name}"))
                writer.Lines($"get => {field};\ninit => {field} = value == {omit} ? null : value;");
            writer.Lines($"\nprivate readonly {type}? {field};\n");
            return;
        }
        writer.Line(property.Kind switch
        {
            PropertyKind.Presence => $"public bool {property.Name} {{ get; init; }}",
            PropertyKind.Children => $"public {Names.List}<{type}> {property.Name} {{ get; init; }} = [];",
            _ when property.Required => $"public required {type} {property.Name} {{ get; init; }}",
            _ => $"public {type}? {property.Name} {{ get; init; }}",
        });
        writer.Line();
    }

    private static void WriteEntryPoints(CodeWriter writer, RootElementModel root, string? platform)
    {
        string type = root.Element.Type;
        string path = string.Join(", ", root.Path.Select(Literals.Text));
        string elsewhere = string.Join(", ", root.Elsewhere.Select(Literals.Text));
        string parameter = platform is null ? "" : $"{platform} platform";
        writer.Lines($$"""
            /// <summary>Reads the elements of a document.</summary>
            /// <param name="xml">The element itself, or a document that has it in its place. No DTD, bounded size and depth.</param>
            /// <returns>The elements; errors for what can't be read, warnings for what is not known.</returns>
            public static {{Names.Runtime}}.ElementRead<{{type}}> Read(string xml)
                => {{Names.Runtime}}.ElementReading.Read<{{type}}>(xml, {{Literals.Text(type)}}, [{{path}}], [{{elsewhere}}], {{Literals.Text(root.Element.Name)}}, ReadFrom);

            /// <summary>Reads the only element of a document.</summary>
            /// <param name="xml">The element itself, or a document that has it in its place.</param>
            /// <exception cref="{{Names.Runtime}}.ViolationException">It can't be read, or there is none or more than one.</exception>
            public static {{type}} Parse(string xml) => Read(xml).Single();

            """);
        if (root.IsRepeated)
        {
            writer.Lines($$"""
                /// <summary>Reads all elements of a document.</summary>
                /// <param name="xml">The element itself, or a document that has it in its place.</param>
                /// <exception cref="{{Names.Runtime}}.ViolationException">It can't be read.</exception>
                public static {{Names.List}}<{{type}}> ParseAll(string xml) => Read(xml).All();

                """);
        }
        writer.Lines($$"""
            /// <summary>Checks the element by itself{{(platform is null ? "" : ", and against a platform")}}.</summary>
            /// <returns>What was found.</returns>
            public {{Names.Findings}} Validate({{parameter}})
            {
                {{Names.Builder}} findings = default;
                Check({{(platform is null ? "" : "platform, ")}}ref findings);
                return findings.ToFindings();
            }

            """);
        using (writer.Braces($"internal void Check({(platform is null ? "" : parameter + ", ")}ref {Names.Builder} findings)"))
        {
            if (HasCheckedValues(root.Element))
                writer.Lines("if (!CheckValues(ref findings))\n    return;");
            foreach (ElementCheck check in root.Checks)
                writer.Line($"{Names.Own(GeneratedNames.ElementRules(type))}.{GeneratedNames.ElementCheck(check)}(this, {(platform is null ? "" : "platform, ")}ref findings);");
        }
        writer.Line();
    }

    // What was read has values that enums have, and texts that match; what was made in code may not.
    private static void WriteCheckValues(CodeWriter writer, string feature, ElementModel element)
    {
        if (!HasCheckedValues(element))
            return;
        writer.Line();
        using (writer.Braces($"internal bool CheckValues(ref {Names.Builder} findings)"))
        {
            writer.Line("bool isDefined = true;");
            foreach (string check in element.Properties.Select(property => CheckValue(feature, element, property)).Where(check => check.Length > 0))
                writer.Lines(check);
            writer.Line("return isDefined;");
        }
    }

    private static string CheckValue(string feature, ElementModel element, PropertyModel property)
    {
        if (property.Type.Kind == ValueKind.Enum)
            return $"isDefined &= findings.IsDefined({property.Name}, {CSharpTypes.Texts(property.Type)}, {About()});";
        if (property.Type.HasPattern)
            return $"findings.Match({property.Name}, {Names.Formats(feature)}.{property.Type.Name}, {About()});";
        if (property.Element is not { } child || !HasCheckedValues(child))
            return "";
        return property.Kind == PropertyKind.Children
            ? $"foreach ({child.Type} item in {property.Name})\n    isDefined &= item.CheckValues(ref findings);"
            : $"isDefined &= {property.Name}{(property.Required ? ".CheckValues(ref findings)" : "?.CheckValues(ref findings) ?? true")};";

        string About()
            => $"{Literals.Text(element.Rule(property, ImpliedRule.Range))}, {Literals.Text(element.Describe(property))}, [{Literals.Text(ElementModel.Place(element.Name, property))}]";
    }

    private static bool HasCheckedValues(ElementModel element)
        => element.Properties.Any(property => property.Type.Kind == ValueKind.Enum || property.Type.HasPattern || (property.Element is { } child && HasCheckedValues(child)));

    private static void WriteRules(CodeWriter writer, RootElementModel root, string? platform)
    {
        if (root.Checks.Count == 0)
            return;
        FactLocals facts = Facts(root);
        using (writer.Braces($"file static class {GeneratedNames.ElementRules(root.Element.Type)}"))
        {
            // A method for each element: the compiler at run time does less for one that is very long.
            foreach (ElementCheck check in root.Checks)
                WriteCheck(writer, facts, root, check, platform);
            foreach (ElementCheck check in root.Checks)
            {
                RuleEmitter rules = Rules(root, facts, Variables(root, check.Loops, platform));
                foreach (RuleModel rule in check.Rules)
                    rules.WriteRule(writer, rule);
            }
        }
    }

    private static void WriteCheck(CodeWriter writer, FactLocals facts, RootElementModel root, ElementCheck check, string? platform)
    {
        writer.Doc($"Checks the rules of <see cref=\"{check.Type}\"/>.");
        using (writer.Braces($"internal static void {GeneratedNames.ElementCheck(check)}({root.Element.Type} element, {(platform is null ? "" : $"{platform} platform, ")}ref {Names.Builder} findings)"))
        {
            if (check.Loops.Count > 0)
                facts.Declare(writer, check.Rules);
            var open = new Stack<CodeWriter.Block>();
            foreach (LoopModel loop in check.Loops)
                open.Push(writer.Braces($"foreach ({loop.List.Type.Name} {loop.Variable} in {Access.Of(loop.List)}{(loop.List.IsNullable ? " ?? []" : "")})"));
            ElementPart? part = check.Path.Count > 1 ? new ElementPart(check.Path) : null;
            if (part is not null)
                writer.If($"{part.Text} is not {{ }} {GeneratedNames.Part}", check.Loops.Count == 0 ? "return;" : "continue;");
            if (check.Loops.Count == 0)
                facts.Declare(writer, check.Rules);
            Rules(root, facts, Variables(root, check.Loops, platform), part).WriteChecks(writer, check.Rules);
            while (open.Count > 0)
                open.Pop().Dispose();
        }
        writer.Line();
    }

    private static FactLocals Facts(RootElementModel root) => new(root.Checks.SelectMany(check => check.Rules));

    private static RuleEmitter Rules(RootElementModel root, FactLocals facts, IReadOnlyList<RuleParameter> variables, ElementPart? part = null)
        => new(GeneratedNames.ElementRules(root.Element.Type), variables, facts) { Part = part };

    private static IReadOnlyList<RuleParameter> Variables(RootElementModel root, EquatableArray<LoopModel> loops, string? platform)
    {
        var variables = new List<RuleParameter> { new(MemberRoot.Element, root.Element.Type, "element", "element") };
        variables.AddRange(loops.Select(loop => new RuleParameter(MemberRoot.Element, loop.List.Type.Name, loop.Variable, loop.Variable)));
        if (platform is not null)
            variables.Add(new RuleParameter(MemberRoot.Fact, platform, Access.Platform));
        return variables;
    }
}
