using Microsoft.CodeAnalysis;

namespace Viommu.Gen.Diagnostics;

/// <summary>
/// All diagnostics. An id is never used again for something else. Where the message is a whole argument, the rule of the schema has written it, or there
/// are many ways to be wrong.
/// </summary>
internal static class Descriptors
{
    private const string SchemaCategory = "Viommu.Schema";
    private const string KeyCategory = "Viommu.Keys";
    private const string RuleCategory = "Viommu.Rules";
    private const string TraitCategory = "Viommu.Traits";
    private const string XmlCategory = "Viommu.Xml";
    private const string ProjectCategory = "Viommu.Project";

    public static readonly DiagnosticDescriptor NotWellFormed = Schema("VIO0001", "Schema file can't be read");

    public static readonly DiagnosticDescriptor Grammar = Schema("VIO0002", "Schema file violates the grammar");

    public static readonly DiagnosticDescriptor BadValue = Schema("VIO0003", "Invalid value in the schema file");

    public static readonly DiagnosticDescriptor UnknownName = Schema("VIO0004", "Unknown name in the schema file");

    public static readonly DiagnosticDescriptor Duplicate = Schema("VIO0005", "Duplicate declaration");

    public static readonly DiagnosticDescriptor ConditionSyntax = Schema("VIO0006", "Invalid condition");

    public static readonly DiagnosticDescriptor ConditionType = Schema("VIO0007", "Condition or value does not match the type of a member");

    public static readonly DiagnosticDescriptor Pointless = Schema("VIO0008", "Condition is always true or always false");

    public static readonly DiagnosticDescriptor NotSupported = Schema("VIO0009", "Not supported in a schema file");

    public static readonly DiagnosticDescriptor MisspeltKey = Create("VIO1001", "Key is misspelled", KeyCategory,
        message: "{0} is not a key of the schema; did you mean '{1}'?");

    public static readonly DiagnosticDescriptor RefusedValue = Create("VIO1002", "Value is not allowed for this key", KeyCategory);

    public static readonly DiagnosticDescriptor WrongSide = Create("VIO1003", "Key belongs to the other side (flavor or image)", KeyCategory,
        message: "'{0}' is {1}, but {2}; {3}");

    public static readonly DiagnosticDescriptor SaidTwice = Create("VIO1004", "Duplicate entry in map", KeyCategory);

    public static readonly DiagnosticDescriptor LiteralKey = Create("VIO1005", "Use the generated constant for this key", KeyCategory, DiagnosticSeverity.Info,
        message: "Use the constant {0}.{1} instead of '{2}'");

    public static readonly DiagnosticDescriptor UnknownKey = Create("VIO1006", "Key is unknown in a closed namespace", KeyCategory,
        message: "{0} is not a key of the schema, which lists all keys that begin like it: nothing reads this entry");

    public static readonly DiagnosticDescriptor FormerKey = Create("VIO1007", "Former name of a key", KeyCategory);

    public static readonly DiagnosticDescriptor Violated = Create("VIO2001", "A rule of the schema is violated", RuleCategory);

    public static readonly DiagnosticDescriptor LikelyViolated = Create("VIO2002",
        "A rule of the schema is violated if nothing is added", RuleCategory, DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor UnknownTrait = Create("VIO3001", "Trait does not exist", TraitCategory,
        message: "The trait {0} does not exist{1}");

    public static readonly DiagnosticDescriptor FormerTrait = Create("VIO3002", "Former name of a trait", TraitCategory,
        message: "{0} is not the name of a trait; use '{1}'");

    public static readonly DiagnosticDescriptor XmlViolated = Create("VIO4001", "XML in a string violates a rule of the schema", XmlCategory);

    public static readonly DiagnosticDescriptor XmlValue = Create("VIO4002", "XML in a string has a value that is not allowed, or lacks one", XmlCategory);

    public static readonly DiagnosticDescriptor XmlMisspelt = Create("VIO4003", "XML in a string has a misspelt name", XmlCategory);

    public static readonly DiagnosticDescriptor NoSchema = Create("VIO9001", "No schema file", ProjectCategory,
        message: "Viommu.Gen is referenced, but no *.viommu.xml is among the AdditionalFiles, so nothing is generated: "
            + "add a schema file, or remove EnableDefaultViommuSchema=false");

    public static readonly DiagnosticDescriptor LanguageTooOld = Create("VIO9002", "Language version is too low", ProjectCategory,
        message: "Viommu.Gen generates nothing, because the language version is {0}: set LangVersion to {1} or newer");

    public static readonly DiagnosticDescriptor BadProperty = Create("VIO9003", "Invalid value of an MSBuild property", ProjectCategory,
        message: "{0} is {1}, and must be {2}");

    public static readonly DiagnosticDescriptor Internal = Create("VIO9004", "Internal error", ProjectCategory,
        message: "This is a defect of Viommu.Gen, please report it with the schema file: {0}");

    public static readonly DiagnosticDescriptor FormerRule = Create("VIO9005",
        "A setting uses the former id of a rule", ProjectCategory, DiagnosticSeverity.Info,
        message: "{0} uses a former id: the rule is {1} now, so write {2}");

    public static readonly DiagnosticDescriptor AmbiguousFeature = Create("VIO9006", "Two referenced assemblies have the types of a feature", ProjectCategory,
        message: "The types of the feature {0} are in '{1}' and in '{2}', {3}");

    public static readonly DiagnosticDescriptor OtherVersion = Create("VIO9007", "A referenced assembly was generated by another version", ProjectCategory,
        message: "The types of the feature {0} come from '{1}', which was built with version {2} of Viommu.Gen, and this is version {3}: "
            + "what is reported here may not be what they do, so use one version in both");

    public static readonly DiagnosticDescriptor FeatureElsewhere = Create("VIO9008", "A feature comes from a referenced assembly", ProjectCategory);

    public static readonly DiagnosticDescriptor PrivateReference = Create("VIO9009", "Reference to Viommu.Gen is private", ProjectCategory,
        message: "The reference to Viommu.Gen has PrivateAssets=\"all\", so that programs which use this library do not get Viommu.Runtime.dll, "
            + "which generated code needs: remove PrivateAssets from the reference");

    public static readonly DiagnosticDescriptor BadSetting = Create("VIO9010", "Setting of a rule has no effect", ProjectCategory,
        message: "The setting {0} {1}");

    public static readonly DiagnosticDescriptor NoRuntime = Create("VIO9011", "Runtime library is not referenced", ProjectCategory,
        message: "Viommu.Gen generates nothing, because Viommu.Runtime.dll is not referenced: reference the package with its compile assets; "
            + "a GlobalPackageReference leaves them out, so use a PackageReference");

    public static readonly DiagnosticDescriptor UnusedSchema = Create("VIO9012", "Nothing is generated from a schema file", ProjectCategory,
        message: "Nothing is generated from {0}, because the project does not reference Viommu.Gen itself: add a PackageReference, or set ViommuGenerate to true");

    private static DiagnosticDescriptor Schema(string id, string title) => Create(id, title, SchemaCategory);

    private static DiagnosticDescriptor Create(
        string id, string title, string category, DiagnosticSeverity severity = DiagnosticSeverity.Warning, string message = "{0}")
        => new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(id));
}
