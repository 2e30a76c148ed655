using System.Linq;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.Text;
using Viommu.Gen.CodeFixes.Editing;

namespace Viommu.Gen.CodeFixes.Schemas;

/// <summary>Writes an option into the text of a schema file; the rest of the text stays as it is.</summary>
internal static class SchemaInsertion
{
    /// <returns>The new text, or null when the file is not one that can be added to.</returns>
    public static SourceText? Insert(SourceText text, NewKey key, string optionName)
    {
        if (ElementSpan.Read(text) is not { } root)
            return null;
        string prefix = root.Prefix.Length == 0 ? "" : root.Prefix + ":";
        string option = $"<{prefix}option {Attribute("name", optionName)} {Attribute(key.Attribute, key.Text)} type=\"text\" {Attribute("summary", $"The value of {key.Text}.")}/>";
        ElementSpan? feature = root.Children.FirstOrDefault(child => (child.Name == "extend" && child["feature"] == key.Feature)
            || (child.Name == "feature" && child["name"] == key.Feature));
        ElementSpan? options = feature?.Children.FirstOrDefault(child => child.Name == "options");
        string[] inOptions = [$"<{prefix}options>", "  " + option, $"</{prefix}options>"];
        string[] inExtension = [$"<{prefix}extend {Attribute("feature", key.Feature)}>", .. inOptions.Select(line => "  " + line), $"</{prefix}extend>"];
        return text.WithChanges(
            options is not null ? Append(text, root, options, option)
            : feature is not null ? Append(text, root, feature, inOptions)
            : Append(text, root, root, inExtension));
    }

    private static string Attribute(string name, string value) => new XAttribute(name, value).ToString();

    private static TextChange Append(SourceText text, ElementSpan root, ElementSpan parent, params string[] lines)
    {
        string lineBreak = Layout.LineBreak(text, 0);
        string unit = root.Children.Count > 0 && Layout.Indentation(text, root.Children[0].Start) is { Length: > 0 } first ? first : "  ";
        string outer = Layout.Indentation(text, parent.Start);
        string inner = parent.Children.LastOrDefault() is { } last && Layout.IsFirstOnLine(text, last.Start)
            ? Layout.Indentation(text, last.Start)
            : outer + unit;
        string added = string.Concat(lines.Select(line => lineBreak + inner + Indent(line, unit)));
        if (parent.EmptyTagEnd is { } slash)
            return new TextChange(TextSpan.FromBounds(slash, parent.StartTagEnd), ">" + added + lineBreak + outer + $"</{text.ToString(parent.NameSpan)}>");
        // Before the line of the end tag, or before an end tag in the same line.
        int end = parent.EndTagStart;
        return Layout.IsFirstOnLine(text, end) && text.Lines.GetLineFromPosition(end).LineNumber > 0
            ? new TextChange(new TextSpan(text.Lines[text.Lines.GetLineFromPosition(end).LineNumber - 1].End, 0), added)
            : new TextChange(new TextSpan(end, 0), added + lineBreak + outer);
    }

    private static string Indent(string line, string unit)
    {
        int blanks = line.Length - line.TrimStart(' ').Length;
        return string.Concat(Enumerable.Repeat(unit, blanks / 2)) + line.Substring(blanks);
    }
}
