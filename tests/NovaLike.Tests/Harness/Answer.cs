using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;

namespace NovaLike.Tests.Harness;

/// <summary>One line that came out of a batch.</summary>
internal sealed record Answer(JsonElement Json)
{
    internal bool Accepted => Json.GetProperty("accepted").GetBoolean();
    internal string Model => Json.GetProperty("model").GetString()!;
    internal string? IommuXml => Json.GetProperty("iommu_xml").GetString();
    internal string? IoapicXml => Json.GetProperty("ioapic_xml").GetString();
    internal string? MemoryBackingXml => Json.GetProperty("memory_backing_xml").GetString();
    internal string[] Undecided => Texts(Json, "undecided");
    internal string[] RequiredTraits => Texts(Json, "required_traits");
    internal string[] HostTraits => Texts(Json, "host_traits");

    /// <summary>The ids of the rules that are violated.</summary>
    internal string[] Errors => Rules("error");

    internal string[] Warnings => Rules("warning");

    /// <summary>The attributes of <c>&lt;driver&gt;</c>, in the order of their names.</summary>
    internal string Driver => string.Join(' ',
        from attribute in XElement.Parse(IommuXml!).Element("driver")?.Attributes() ?? []
        orderby attribute.Name.LocalName
        select $"{attribute.Name}={attribute.Value}");

    internal string Message(string rule) =>
        Violations.Single(violation => violation.GetProperty("rule").GetString() == rule).GetProperty("message").GetString()!;

    /// <summary>The keys that errors point at.</summary>
    internal IEnumerable<string> KeysOfErrors =>
        Violations.Where(static violation => violation.GetProperty("severity").GetString() == "error").SelectMany(static violation => Texts(violation, "keys"));

    internal void MustBeAccepted(string model)
    {
        Assert.Empty(Errors);
        Assert.True(Accepted);
        Assert.Equal(model, Model);
    }

    /// <param name="rule">One of the errors.</param>
    internal void MustBeRefusedBy(string rule)
    {
        Assert.Contains(rule, Errors);
        Assert.False(Accepted);
        Assert.Null(IommuXml);
        Assert.Null(IoapicXml);
        Assert.Null(MemoryBackingXml);
    }

    /// <summary>Facts were missing: it is neither refused nor planned.</summary>
    internal void MustStayOpen(string rule)
    {
        Assert.Empty(Errors);
        Assert.Contains(rule, Undecided);
    }

    private IEnumerable<JsonElement> Violations => Json.GetProperty("violations").EnumerateArray();

    private string[] Rules(string severity) =>
        [.. from violation in Violations
            where violation.GetProperty("severity").GetString() == severity
            select violation.GetProperty("rule").GetString()];

    private static string[] Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(static text => text.GetString()!)];
}
