using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>An element to write: children are elements and texts.</summary>
public sealed record XmlTree(string Name, List<(string Name, string Value)> Attributes, List<object> Children)
{
    public XmlTree(string name)
        : this(name, [], [])
    {
    }

    /// <summary>The element at a path below this one, made where it is not there.</summary>
    public XmlTree At(IEnumerable<string> path)
    {
        XmlTree place = this;
        foreach (string step in path)
        {
            XmlTree? child = place.Children.OfType<XmlTree>().FirstOrDefault(child => child.Name == step);
            if (child is null)
                place.Children.Add(child = new XmlTree(step));
            place = child;
        }
        return place;
    }

    /// <summary>The XML, with a value instead of each attribute's value where there is another.</summary>
    public string Write(Func<string, string>? change = null)
    {
        var text = new StringBuilder();
        Write(text, change ?? (value => value));
        return text.ToString();
    }

    private void Write(StringBuilder text, Func<string, string> change)
    {
        text.Append($"<{Name}");
        foreach ((string name, string value) in Attributes)
            text.Append($" {name}='{SecurityElement.Escape(change(value))}'");
        text.Append(Children.Count == 0 ? "/>" : ">");
        foreach (object child in Children)
        {
            if (child is XmlTree tree)
                tree.Write(text, change);
            else
                text.Append(SecurityElement.Escape((string)child));
        }
        if (Children.Count > 0)
            text.Append($"</{Name}>");
    }
}
