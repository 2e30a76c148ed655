using System;
using System.Linq;
using System.Text;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Xml;

/// <summary>Documents that somebody made large on purpose: what is said of them is bounded, and what they cost grows with their size only.</summary>
public class HostileDocumentTests
{
    private static readonly Func<int, string>[] s_documents =
    [
        static n => $"<item>{string.Concat(Enumerable.Repeat("<x a='1'>y</x>", n))}</item>",
        static n => $"<item>{string.Concat(Enumerable.Repeat("text<!-- c -->", n))}</item>",
        static n => $"<item {string.Join(' ', Enumerable.Range(0, n).Select(static i => $"a{i}='1'"))}/>",
        static n => $"<item xmlns:p='urn:p' {string.Join(' ', Enumerable.Range(0, n).Select(static i => $"p:a{i}='1'"))}/>",
        static n => $"<d {string.Join(' ', Enumerable.Range(0, n).Select(static i => $"xmlns:p{i}='urn:{i}'"))}><domain><devices><item>{string.Concat(Enumerable.Range(0, n).Select(static i => $"<p{i}:x/>"))}</item></devices></domain></d>",
        static n => $"<domain>{string.Concat(Enumerable.Repeat("<item/>", n))}<devices>{string.Concat(Enumerable.Repeat("<item b='1'/>", n))}</devices></domain>",
    ];

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, s_documents.Length)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Memory_grows_with_the_size(int kind)
    {
        string small = s_documents[kind](1_000), large = s_documents[kind](8_000);
        Item.Read(small);

        double ratio = (double)Allocated(large) / Allocated(small);

        // Eight times the size; quadratic would be sixty-four times.
        Assert.True(ratio < 16, $"{ratio:F1}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_so_much_is_said_and_that_there_is_more(int kind)
    {
        Violations violations = Item.Read(s_documents[kind](5_000)).Violations;

        Assert.Equal(101, violations.Count);
        Assert.Equal("MoreFindings", violations[100].Rule);
        Assert.Equal(Severity.Warning, violations[100].Severity);
        Assert.Contains("more warnings", violations[100].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_and_warnings_are_bounded_each_for_itself()
    {
        FindingsBuilder findings = default;
        for (int i = 0; i < 250; i++)
        {
            findings.Warn("W", "warning", []);
            findings.Reject("E", "error", []);
        }

        Violations violations = findings.ToViolations();

        Assert.Equal(100, violations.Count(static violation => violation.Rule == "E"));
        Assert.Equal(100, violations.Count(static violation => violation.Rule == "W"));
        Assert.Equal("150 more errors and 150 more warnings not listed: at most 100 errors and 100 warnings are.", violations[200].Message);
        Assert.True(violations.HasErrors);
    }

    [Fact]
    public void Names_and_values_are_cut_and_escaped()
    {
        string name = new('n', 10_000), value = "\u202e" + new string('v', 10_000);
        var report = new ElementReport();
        report.BadValue("R", XmlSource.Load($"<{name} a='{value}'/>").Attribute("a")!, value, "on, off");

        string message = Assert.Single(report.ToViolations()).Message;

        Assert.True(message.Length < 500, message);
        Assert.DoesNotContain('\u202e', message);
        Assert.Contains("\\u202E", message, StringComparison.Ordinal);
        Assert.Contains("cut from 10001 characters", message, StringComparison.Ordinal);
    }

    private static long Allocated(string xml)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Item.Read(xml);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
