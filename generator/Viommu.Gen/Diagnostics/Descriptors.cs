using Microsoft.CodeAnalysis;

namespace Viommu.Gen.Diagnostics;

/// <summary>All diagnostics. An id is never used again for something else.</summary>
internal static class Descriptors
{
    private const string SchemaCategory = "Viommu.Schema";
    private const string ProjectCategory = "Viommu.Project";

    /// <summary>VIO0001: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor NotWellFormed = Schema("VIO0001", "The schema file can't be read");

    /// <summary>VIO0002: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor Grammar = Schema("VIO0002", "The schema file is not in the grammar of schema files");

    /// <summary>VIO0003: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor BadValue = Schema("VIO0003", "A value in the schema file is not allowed");

    /// <summary>VIO0004: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor UnknownName = Schema("VIO0004", "The schema file names something that does not exist");

    /// <summary>VIO0005: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor Duplicate = Schema("VIO0005", "The schema has this already");

    /// <summary>VIO0006: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor ConditionSyntax = Schema("VIO0006", "A condition is not in the language of conditions");

    /// <summary>VIO0007: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor ConditionType = Schema("VIO0007", "A condition or value does not fit the type of a member");

    /// <summary>VIO0008: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor Pointless = Schema("VIO0008", "A condition never holds, or always does");

    /// <summary>VIO0009: <c>{0}</c></summary>
    public static readonly DiagnosticDescriptor NotSupported = Schema("VIO0009", "The schema file uses a reserved word");

    /// <summary>VIO9001: no schema file.</summary>
    public static readonly DiagnosticDescriptor NoSchema = Project("VIO9001", "There is no schema file");

    /// <summary>VIO9002: the language is too old.</summary>
    public static readonly DiagnosticDescriptor LanguageTooOld = Project("VIO9002", "The language version is too low");

    /// <summary>VIO9003: an MSBuild property has an unknown value.</summary>
    public static readonly DiagnosticDescriptor BadProperty = Project("VIO9003", "An MSBuild property has a value that is not known");

    /// <summary>VIO9004: a defect of this tool.</summary>
    public static readonly DiagnosticDescriptor Internal = Project("VIO9004", "Internal error");

    private static DiagnosticDescriptor Schema(string id, string title) => Create(id, title, SchemaCategory);

    private static DiagnosticDescriptor Project(string id, string title) => Create(id, title, ProjectCategory);

    private static DiagnosticDescriptor Create(string id, string title, string category)
        => new(id, title, "{0}", category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(id));
}
