using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Viommu.Gen.Tests.Analysis.Xml;

/// <summary>Facts of the shipped schema that a domain says in more than one way, read by hand.</summary>
internal static class DomainFacts
{
    public static string? Of(XmlTree domain, string fact)
    {
        XmlTree? os = Child(domain, "os"), devices = Child(domain, "devices");
        return fact switch
        {
            "AssignedDevices" => (Count(devices, "hostdev", "pci") + Count(devices, "hostdev", "mdev") + Count(devices, "interface", "hostdev")).ToString(CultureInfo.InvariantCulture),
            "Uefi" when os is null => null,
            "Uefi" when Attribute(os, "firmware") == "efi" || (Child(os, "loader") is { } loader && Attribute(loader, "type") == "pflash") => "yes",
            "Uefi" when Attribute(os, "firmware") is null && Child(os, "loader") is null && Child(os, "type") is { } type
                && Attribute(type, "arch") is "x86_64" or "amd64" or "i686" or "i386" or "i486" or "i586" => "no",
            _ => null,
        };
    }

    private static int Count(XmlTree? devices, string name, string type) => Children(devices, name).Count(child => Attribute(child, "type") == type);

    private static XmlTree? Child(XmlTree element, string name) => Children(element, name).FirstOrDefault();

    private static IEnumerable<XmlTree> Children(XmlTree? element, string name) => (element?.Children.OfType<XmlTree>() ?? []).Where(child => child.Name == name);

    private static string? Attribute(XmlTree element, string name) => element.Attributes.Where(attribute => attribute.Name == name).Select(attribute => attribute.Value).FirstOrDefault();
}
