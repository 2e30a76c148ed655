using Microsoft.CodeAnalysis;
using Viommu.Gen.Diagnostics;
using Viommu.Gen.Model;

namespace Viommu.Gen.CodeFixes.Schemas;

/// <summary>A key that may become an option of the schema.</summary>
/// <param name="Attribute">The attribute of the option that holds it.</param>
internal sealed record NewKey(string Text, string Feature, string Attribute)
{
    public static NewKey? Of(Diagnostic diagnostic)
        => diagnostic.Location.IsInSource
            && diagnostic.Properties.TryGetValue(DiagnosticProperties.NewKey, out string? text) && text is not null
            && diagnostic.Properties.TryGetValue(DiagnosticProperties.Feature, out string? feature) && feature is not null
            && diagnostic.Properties.TryGetValue(DiagnosticProperties.KeyAttribute, out string? attribute) && attribute is not null
                ? new NewKey(text, feature, attribute)
                : null;

    /// <summary>A name for the option: the words after the prefix that the key begins with.</summary>
    public string OptionName
    {
        get
        {
            int prefix = 0;
            while (prefix < Text.Length && char.IsLetterOrDigit(Text[prefix]))
                prefix++;
            return Identifiers.Pascal(prefix + 1 < Text.Length ? Text.Substring(prefix + 1) : Text);
        }
    }
}
