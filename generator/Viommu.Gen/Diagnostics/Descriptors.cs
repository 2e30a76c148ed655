using Microsoft.CodeAnalysis;

namespace Viommu.Gen.Diagnostics;

/// <summary>All diagnostics. An id is never used again for something else.</summary>
internal static class Descriptors
{
    private const string SchemaCategory = "Viommu.Schema";
    private const string KeyCategory = "Viommu.Keys";
    private const string RuleCategory = "Viommu.Rules";
    private const string TraitCategory = "Viommu.Traits";
    private const string XmlCategory = "Viommu.Xml";
    private const string ProjectCategory = "Viommu.Project";

    /// <summary>VIO0001: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor NotWellFormed = Schema("VIO0001", "Schema file can't be read");

    /// <summary>VIO0002: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor Grammar = Schema("VIO0002", "Schema file violates the grammar");

    /// <summary>VIO0003: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor BadValue = Schema("VIO0003", "Invalid value in the schema file");

    /// <summary>VIO0004: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor UnknownName = Schema("VIO0004", "Unknown name in the schema file");

    /// <summary>VIO0005: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor Duplicate = Schema("VIO0005", "Duplicate declaration");

    /// <summary>VIO0006: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor ConditionSyntax = Schema("VIO0006", "Invalid condition");

    /// <summary>VIO0007: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor ConditionType = Schema("VIO0007", "Condition or value does not match the type of a member");

    /// <summary>VIO0008: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor Pointless = Schema("VIO0008", "Condition is always true or always false");

    /// <summary>VIO0009: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor NotSupported = Schema("VIO0009", "Reserved word in the schema file");

    /// <summary>VIO1001: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor MisspeltKey = Create("VIO1001", "Key is misspelled", KeyCategory);

    /// <summary>VIO1002: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor RefusedValue = Create("VIO1002", "Value is not allowed for this key", KeyCategory);

    /// <summary>VIO1003: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor WrongSide = Create("VIO1003", "Key belongs to the other side (flavor or image)", KeyCategory);

    /// <summary>VIO1004: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor SaidTwice = Create("VIO1004", "Duplicate entry in map", KeyCategory);

    /// <summary>VIO1005: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor LiteralKey = Create("VIO1005", "Use the generated constant for this key", KeyCategory, DiagnosticSeverity.Info);

    /// <summary>VIO2001: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor Violated = Create("VIO2001", "A rule of the schema is violated", RuleCategory);

    /// <summary>VIO2002: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor LikelyViolated = Create("VIO2002",
        "A rule of the schema is violated if nothing is added", RuleCategory, DiagnosticSeverity.Info);

    /// <summary>VIO3001: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor UnknownTrait = Create("VIO3001", "Trait does not exist", TraitCategory);

    /// <summary>VIO3002: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor FormerTrait = Create("VIO3002", "Former name of a trait", TraitCategory);

    /// <summary>VIO4001: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor XmlViolated = Create("VIO4001", "XML in a string violates a rule of the schema", XmlCategory);

    /// <summary>VIO4002: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor XmlValue = Create("VIO4002", "XML in a string has a value that is not allowed, or lacks one", XmlCategory);

    /// <summary>VIO4003: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor XmlMisspelt = Create("VIO4003", "XML in a string has a misspelt name", XmlCategory);

    /// <summary>VIO9001: no schema file.</summary>
    public static readonly DiagnosticDescriptor NoSchema = Project("VIO9001", "No schema file");

    /// <summary>VIO9002: the language is too old.</summary>
    public static readonly DiagnosticDescriptor LanguageTooOld = Project("VIO9002", "Language version is too low");

    /// <summary>VIO9003: an MSBuild property has an unknown value.</summary>
    public static readonly DiagnosticDescriptor BadProperty = Project("VIO9003", "Invalid value of an MSBuild property");

    /// <summary>VIO9004: a defect of this tool.</summary>
    public static readonly DiagnosticDescriptor Internal = Project("VIO9004", "Internal error");

    /// <summary>VIO9005: a setting for a rule uses an id that the rule had before.</summary>
    public static readonly DiagnosticDescriptor FormerRule = Create("VIO9005",
        "A setting uses the former id of a rule", ProjectCategory, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Schema(string id, string title) => Create(id, title, SchemaCategory);

    private static DiagnosticDescriptor Project(string id, string title) => Create(id, title, ProjectCategory);

    private static DiagnosticDescriptor Create(string id, string title, string category, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
        => new(id, title, "{0}", category, severity, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(id));
}
