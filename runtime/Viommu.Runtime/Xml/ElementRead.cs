using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Viommu.Runtime;

/// <summary>Elements that were read from XML, and what was found.</summary>
/// <typeparam name="T">The type of the element.</typeparam>
/// <param name="Elements">The elements that could be read.</param>
/// <param name="Violations">Values that can't be read (errors) and content that the schema does not know (warnings).</param>
public sealed record ElementRead<T>(ValueList<T> Elements, Violations Violations)
    where T : class
{
    /// <summary>The only element.</summary>
    /// <exception cref="ViolationException">There were errors, no element, or several.</exception>
    public T Single()
    {
        Violations.ThrowIfErrors();
        if (Elements.Count == 1)
            return Elements[0];
        FindingsBuilder findings = default;
        findings.Reject("Single", Elements.Count == 0
            ? "There is no such element in the document: give the element itself, or a document that has it in its place."
            : $"There are {Elements.Count} such elements in the document: read all of them instead.", []);
        throw new ViolationException(findings.ToViolations());
    }

    /// <summary>All elements.</summary>
    /// <exception cref="ViolationException">There were errors.</exception>
    public ValueList<T> All()
    {
        Violations.ThrowIfErrors();
        return Elements;
    }
}

/// <summary>Reads one element; generated for each element type.</summary>
public delegate T? ElementReader<out T>(XElement element, ref ElementReport report)
    where T : class;

/// <summary>Entry points of generated readers.</summary>
public static class ElementReading
{
    /// <summary>Reads the elements with a name from a document: the root itself, or those at a path. The document may be inside of other elements.</summary>
    /// <param name="xml">The document.</param>
    /// <param name="type">The name of the element's type: rules begin with it.</param>
    /// <param name="path">Where the element belongs: the names of the elements around it.</param>
    /// <param name="elsewhere">Places in the document in which the element has no effect, as <c>document/part</c>.</param>
    /// <param name="name">The name of the element.</param>
    /// <param name="read">Reads one of them.</param>
    public static ElementRead<T> Read<T>(string xml, string type, ReadOnlySpan<string> path, ReadOnlySpan<string> elsewhere, string name, ElementReader<T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(xml);
        ElementReport report = default;
        XElement root;
        try
        {
            root = XmlSource.Load(xml);
        }
        catch (XmlException problem)
        {
            report.Reject(type + "Xml", $"The document can't be read: {Describe(problem)}", name);
            return new ElementRead<T>([], report.ToViolations());
        }
        var elements = new List<T>();
        foreach (XElement document in XmlSource.Documents(root, path, name))
        {
            foreach (XElement element in XmlSource.Find(document, path, name))
            {
                if (read(element, ref report) is { } value)
                    elements.Add(value);
            }
            if (path.Length > 0 && document.Name == path[0])
                ReportMisplaced(document, type, path, elsewhere, name, ref report);
        }
        return new ElementRead<T>([.. elements], report.ToViolations());
    }

    /// <summary>The text of an element without that of the elements in it, and without the white space around it.</summary>
    public static string TextOf(XElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        if (element.FirstNode is XText only && only.NextNode is null)
            return only.Value.Trim();
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
            text.Append((node as XText)?.Value);
        return text.ToString().Trim();
    }

    private static void ReportMisplaced(XElement document, string type, ReadOnlySpan<string> path, ReadOnlySpan<string> elsewhere, string name, ref ElementReport report)
    {
        foreach (string place in elsewhere)
        {
            foreach (XElement element in XmlSource.At(document, place.Split('/').AsSpan(1)).Elements(name))
                report.Misplaced(type + "Misplaced", element, "/" + place, "/" + string.Join('/', path.ToArray()));
        }
    }

    // The reader of the platform tells programmers how to allow a DTD; here nobody can. And it shows names of any length.
    private static string Describe(XmlException problem)
    {
        if (problem.Message.Contains("DTD", StringComparison.Ordinal))
            return "it has a DTD, and documents with a DTD are not read.";
        string shown = Shown.Unquoted(problem.Message, MaxReason);
        return problem.Message.Length <= MaxReason ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown}, line {problem.LineNumber}.");
    }

    private const int MaxReason = 3 * Shown.MaxLength;
}
