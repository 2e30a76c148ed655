namespace Viommu.Gen.Diagnostics;

/// <summary>What diagnostics carry for the fixes: names in <c>Diagnostic.Properties</c>. Several values of one name are separated by line feeds.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The id of the rule of the schema that is violated.</summary>
    public const string Rule = nameof(Rule);

    /// <summary>Texts that the string at the place of the diagnostic may be replaced with, the likeliest first.</summary>
    public const string Replacements = nameof(Replacements);

    /// <summary>
    /// Present when the first of <see cref="Replacements"/> or <see cref="EditTexts"/> is what was certainly meant, so that it may be written without
    /// asking.
    /// </summary>
    public const string Near = nameof(Near);

    /// <summary>
    /// The class and the name of the constant that says the first of <see cref="Replacements"/>, next to the constant at the place of the diagnostic.
    /// </summary>
    public const string OtherConstant = nameof(OtherConstant);

    /// <summary>The full name, beginning with <c>global::</c>, of the constant that the string at the place of the diagnostic means.</summary>
    public const string Constant = nameof(Constant);

    /// <summary>A key that no schema knows, which could be added to one.</summary>
    public const string NewKey = nameof(NewKey);

    /// <summary>The feature that <see cref="NewKey"/> would belong to.</summary>
    public const string Feature = nameof(Feature);

    /// <summary>The attribute of a schema file that <see cref="NewKey"/> would be.</summary>
    public const string KeyAttribute = nameof(KeyAttribute);

    /// <summary>Present when the entry, property or attribute at the place of the diagnostic can be removed.</summary>
    public const string Remove = nameof(Remove);

    /// <summary>Keys that would resolve the diagnostic in a map of strings, each with its text in <see cref="EntryValues"/>.</summary>
    public const string EntryKeys = nameof(EntryKeys);

    /// <summary>The texts for <see cref="EntryKeys"/>.</summary>
    public const string EntryValues = nameof(EntryValues);

    /// <summary>Properties that would resolve the diagnostic in an object, each with its C# expression in <see cref="PropertyValues"/>.</summary>
    public const string PropertyNames = nameof(PropertyNames);

    /// <summary>The expressions for <see cref="PropertyNames"/>.</summary>
    public const string PropertyValues = nameof(PropertyValues);

    /// <summary>A part of the source text to replace: the offset where it begins.</summary>
    public const string EditStart = nameof(EditStart);

    /// <summary>A part of the source text to replace: its length.</summary>
    public const string EditLength = nameof(EditLength);

    /// <summary>Source texts to replace it with, the likeliest first; an empty one removes it.</summary>
    public const string EditTexts = nameof(EditTexts);

    public const char Separator = '\n';
}
