using System.Collections.Generic;
using System.Xml;
using System.Xml.Linq;

namespace Viommu.Runtime;

/// <summary>The findings of generated readers of elements.</summary>
struct ElementReport
{
    private FindingsBuilder _findings;
    private UnknownXml? _unknown;

    /// <summary>An attribute or a text that can't be read.</summary>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="value">What was found.</param>
    /// <param name="allowed">What is allowed.</param>
    public void BadValue(string rule, XObject place, string value, string allowed)
    {
        if (_findings.Lists(Severity.Error))
            Reject(rule, $"{Describe(place)} is {Shown.Of(value)}, which can't be read{Line(place)}; allowed values: {allowed}.", KeyOf(place));
    }

    /// <summary>An amount that can't be read, with the reason.</summary>
    public void BadAmount(string rule, XObject place, string value, QuantityFormat format)
    {
        if (!_findings.Lists(Severity.Error))
            return;
        string reason = format.Explain(value) is { Length: > 0 } explained ? explained : "its unit stands in an attribute of its own";
        Reject(rule, $"{Describe(place)} is {Shown.Of(value)}, which can't be read{Line(place)}: {reason}.", KeyOf(place));
    }

    /// <summary>An amount with a suffix that there is something to say about.</summary>
    public void Remark(string rule, XObject place, string value, string remark)
        => _findings.Warn(rule, $"{Describe(place)} is {Shown.Of(value)}{Line(place)}: {remark}.", [KeyOf(place)]);

    /// <summary>A required attribute or element that is not there.</summary>
    public void Missing(string rule, XElement element, string name)
    {
        if (_findings.Lists(Severity.Error))
            Reject(rule, $"{Describe(element)} has no {name}{Line(element)}: add it.", KeyOf(element));
    }

    /// <summary>An element that may be there once, and is there again.</summary>
    public void Repeated(string rule, XElement element)
    {
        if (_findings.Lists(Severity.Error))
            Reject(rule, $"{Describe(element)} appears a second time{Line(element)}: remove one.", KeyOf(element));
    }

    /// <summary>An element whose presence is its value, and which has content nevertheless.</summary>
    public void Content(string rule, XElement element)
    {
        if ((element.HasAttributes || element.HasElements || !string.IsNullOrWhiteSpace(element.Value)) && _findings.Lists(Severity.Warning))
            Warn(rule, $"{Describe(element)} has content{Line(element)}, which has no meaning and is dropped: being there is what counts.", KeyOf(element));
    }

    /// <summary>Collects the text of an element that should have none, and attributes and elements that are not known.</summary>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="unknown">The list, made when something is added.</param>
    /// <param name="content">The attribute, element or text.</param>
    public void Unknown(string rule, ref List<UnknownContent>? unknown, XObject content)
    {
        if (content is not (XAttribute or XElement) && (content is not XText text || string.IsNullOrWhiteSpace(text.Value)))
            return;
        (_unknown ??= new UnknownXml()).Add(content, unknown ??= []);
        if (content is not XAttribute { IsNamespaceDeclaration: true } && _findings.Lists(Severity.Warning))
            Warn(rule, $"{Describe(content)} is not known{Line(content)}; it is kept as it is, and not checked.", KeyOf(content));
    }

    /// <summary>What an element has beside the only thing that it may have.</summary>
    public void Dropped(string rule, XObject content)
    {
        if (content is not XAttribute { IsNamespaceDeclaration: true } && _findings.Lists(Severity.Warning))
            Warn(rule, $"{Describe(content)} is not known{Line(content)}, and is dropped: remove it.", KeyOf(content));
    }

    internal void Misplaced(string rule, XElement element, string place, string path)
    {
        if (_findings.Lists(Severity.Warning))
            Warn(rule, $"{NameOf(element)} is in {place}, where it has no effect{Line(element)}: move it to {path}.", NameOf(element));
    }

    internal void Reject(string rule, string message, string key) => _findings.Reject(rule, message, [key]);

    internal readonly Violations ToViolations() => _findings.ToViolations();

    private void Warn(string rule, string message, string key) => _findings.Warn(rule, message, [key]);

    private static string Describe(XObject place) => place switch
    {
        XAttribute attribute => $"{NameOf(attribute.Parent)}/@{Shown.Unquoted(attribute.Name.LocalName)}",
        XElement { Parent: { } parent } element => $"{NameOf(parent)}/{NameOf(element)}",
        XElement element => NameOf(element),
        _ => $"the text of {KeyOf(place)}",
    };

    private static string KeyOf(XObject place) => place is XText ? NameOf(place.Parent) : Describe(place);

    private static string NameOf(XElement? element) => element is null ? "" : Shown.Unquoted(element.Name.LocalName);

    private static string Line(XObject place)
        => place is IXmlLineInfo info && info.HasLineInfo() ? $" (line {info.LineNumber})" : "";
}
