using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Xml.Linq;

namespace Viommu.Runtime;

/// <summary>
/// Writes content that the schema does not know as XML again, for all elements of a document. Time and memory grow with what is written, which
/// they do not with a writer for each node and with XLinq's search for prefixes.
/// </summary>
sealed class UnknownXml
{
    private static readonly SearchValues<char> s_inText = SearchValues.Create("&<>\r");
    private static readonly SearchValues<char> s_inAttributes = SearchValues.Create("&<>\"\t\n\r");

    private readonly StringBuilder _xml = new();
    private readonly NamespacesInScope _scope = new();

    /// <summary>Adds content of an element, after the declarations further up in the document that its prefixes need.</summary>
    public void Add(XObject content, List<UnknownContent> unknown)
    {
        switch (content)
        {
            case XAttribute attribute:
                if (HasPrefix(attribute.Name) && !attribute.IsNamespaceDeclaration)
                    _scope.MoveTo(attribute.Parent!);
                Write(attribute, unknown, _scope.Depth);
                unknown.Add(new UnknownContent(UnknownKind.Attribute, attribute.Name.LocalName, Take()));
                break;
            case XElement element:
                _scope.MoveTo(element.Parent!);
                Write(element, unknown, _scope.Depth);
                unknown.Add(new UnknownContent(UnknownKind.Element, element.Name.LocalName, Take()));
                break;
            case XText text:
                Write(text);
                unknown.Add(new UnknownContent(UnknownKind.Text, "", Take()));
                break;
        }
    }

    private void Write(XElement element, List<UnknownContent> unknown, int depth)
    {
        _scope.Enter(element);
        string name = _scope.IsDefault(element.Name.NamespaceName) ? element.Name.LocalName : Prefixed(element.Name, unknown, depth);
        _xml.Append('<').Append(name);
        foreach (XAttribute attribute in element.Attributes())
        {
            _xml.Append(' ');
            Write(attribute, unknown, depth);
        }
        _xml.Append(element.IsEmpty ? " />" : ">");
        foreach (XNode node in element.Nodes())
        {
            if (node is XElement child)
                Write(child, unknown, depth);
            else
                Write(node);
        }
        if (!element.IsEmpty)
            _xml.Append("</").Append(name).Append('>');
        _scope.Leave();
    }

    private void Write(XAttribute attribute, List<UnknownContent> unknown, int depth)
    {
        if (attribute.IsNamespaceDeclaration)
            _xml.Append(HasPrefix(attribute.Name) ? "xmlns:" : "").Append(attribute.Name.LocalName);
        else
            _xml.Append(HasPrefix(attribute.Name) ? Prefixed(attribute.Name, unknown, depth) : attribute.Name.LocalName);
        _xml.Append("=\"");
        Escape(attribute.Value, s_inAttributes, _xml);
        _xml.Append('"');
    }

    private void Write(XNode node)
    {
        switch (node)
        {
            case XCData data:
                _xml.Append("<![CDATA[").Append(data.Value).Append("]]>");
                break;
            case XText text:
                Escape(text.Value, s_inText, _xml);
                break;
            case XComment comment:
                _xml.Append("<!--").Append(comment.Value).Append("-->");
                break;
            case XProcessingInstruction instruction:
                _xml.Append("<?").Append(instruction.Target).Append(instruction.Data.Length == 0 ? "" : " ").Append(instruction.Data).Append("?>");
                break;
        }
    }

    private string Prefixed(XName name, List<UnknownContent> unknown, int depth)
    {
        if (name.Namespace == XNamespace.Xml)
            return "xml:" + name.LocalName;
        NamespacesInScope.Declaration declaration = _scope.Find(name.NamespaceName);
        if (_scope.IsFirstUse(declaration, depth))
            unknown.Add(declaration.Content ??= ToContent(declaration));
        return $"{declaration.Prefix}:{name.LocalName}";
    }

    private static UnknownContent ToContent(NamespacesInScope.Declaration declaration)
    {
        var xml = new StringBuilder($"xmlns:{declaration.Prefix}=\"");
        Escape(declaration.Namespace, s_inAttributes, xml);
        return new UnknownContent(UnknownKind.Attribute, declaration.Prefix, xml.Append('"').ToString());
    }

    private static void Escape(string text, SearchValues<char> special, StringBuilder xml)
    {
        int start = 0;
        for (int length; (length = text.AsSpan(start).IndexOfAny(special)) >= 0; start += length + 1)
        {
            xml.Append(text, start, length).Append(text[start + length] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\t' => "&#x9;",
                '\n' => "&#xA;",
                _ => "&#xD;",
            });
        }
        xml.Append(text, start, text.Length - start);
    }

    private string Take()
    {
        string xml = _xml.ToString();
        _xml.Clear();
        return xml;
    }

    private static bool HasPrefix(XName name) => name.NamespaceName.Length > 0;
}
