using System.Collections.Generic;
using System.Linq;
using Viommu.Runtime;

namespace Viommu.Gen.Model;

/// <summary>
/// The names that generated code has already. Names that a schema declares are checked against them, and so are names that are made of something else,
/// such as the properties of attributes.
/// </summary>
internal static class ReservedNames
{
    /// <summary>Names of members that every generated type may have: no declared name is one of them.</summary>
    private static readonly HashSet<string> Members = new()
    {
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "EqualityContract", "PrintMembers", "Deconstruct", "Clone",
        "Parse", "ParseAll", "TryParse", "Read", "Validate", "TryFormat", "WriteTo", "Write", "Unknown", "Create", "Flavor", "Image",
    };

    private static readonly HashSet<string> RequestMembers = new()
    {
        "Options", "Violations", "Undecided", "Attempts", "IsValid", "IsDecided", "RequiredTraits", "SupportedTraits",
        "ThrowIfInvalid", "ToExtraSpecs", "ToImageProperties", "Parts", "Evaluate", "Open", "FindOpen",
    };

    public static bool IsMember(string name) => Members.Contains(name);

    /// <summary>Whether an option, a fact or an element of the plan can't have this name.</summary>
    public static bool IsOfRequest(string name) => Members.Contains(name) || RequestMembers.Contains(name);

    /// <summary>Whether a type can't have this name: a nested type would hide it.</summary>
    public static bool IsType(string name) => name == "Parts";

    /// <summary>Whether a property of an element can't have this name.</summary>
    public static bool IsOfElement(string name) => Members.Contains(name) || name is "Check" or "ReadFrom";

    /// <summary>Whether a constant in a class of constants can't have this name.</summary>
    public static bool IsConstant(string name, string type) => Members.Contains(name) || name == "All" || name == type;

    /// <summary>Whether a value of an open enum can't have this name: it becomes a member of the type.</summary>
    public static bool IsOfOpenEnum(string name, string type)
        => Members.Contains(name) || name == type || name is "Kind" or "Text" or "Version" or "IsAlias" or "Patterns";

    /// <summary>Whether a word of a quantity can't have this name: it becomes a member of the type.</summary>
    public static bool IsOfQuantity(string name, string type, string unit)
        => Members.Contains(name) || name == type || name is "Word" or "Amount" or "Of" || name == "From" + unit;

    /// <summary>Whether a rule can't have this id: rules become methods of these classes, beside these methods.</summary>
    public static bool IsRule(string id, string feature, IEnumerable<string> elements, IEnumerable<string> planned)
        => id is "CheckRequest" or "CheckOptions" || id == feature + "Rules" || id == feature + "PlanRules"
            || elements.Any(element => id == element + "Rules") || planned.Any(element => id == "Make" + element);

    public static string Message(string name) => $"{Shown.Of(name)}: this name is taken by generated members; choose another";
}
