using CsCheck;
using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Results;

public class FindingsBuilderTests
{
    [Fact]
    public void Nothing_found_is_always_the_same_nothing()
    {
        FindingsBuilder findings = default;

        Assert.False(findings.HasErrors);
        Assert.False(findings.MayHaveErrors);
        Assert.Same(Violations.None, findings.ToViolations());
        Assert.Same(ValueList<Undecided>.Empty, findings.ToUndecided());
        Assert.Same(Findings.None, findings.ToFindings());
    }

    [Fact]
    public void Nothing_found_allocates_nothing()
        => Allocation.AssertNone(static () =>
        {
            FindingsBuilder findings = default, others = default;
            findings.Add(others);
            findings.AddUndecided(others);
            findings.Add(Violations.None);
            bool any = findings.HasErrors || findings.MayHaveErrors
                || findings.ToFindings() != Findings.None || findings.ToViolations().Count + findings.ToUndecided().Count > 0;
            Assert.False(any);
        });

    [Fact]
    public void What_is_found_is_kept_in_its_order()
    {
        FindingsBuilder findings = default;
        findings.Warn("Careful", "It may be slow.", ["a"]);
        findings.Reject("Wrong", "It is wrong.", ["b", "c"]);
        findings.Leave(Severity.Error, "Open", ["Libvirt"]);

        Findings found = findings.ToFindings();

        Assert.Equal(
            [new Violation("Careful", Severity.Warning, "It may be slow.", ["a"]), new Violation("Wrong", Severity.Error, "It is wrong.", ["b", "c"])],
            found.Violations);
        Assert.Equal([new Undecided("Open", ["Libvirt"])], found.Undecided);
        Assert.Equal(found, new Findings(findings.ToViolations(), findings.ToUndecided()));
    }

    [Fact]
    public void Only_an_error_is_an_error_and_what_is_open_may_be_one()
    {
        FindingsBuilder findings = default;
        findings.Warn("Careful", "", []);
        findings.Leave(Severity.Warning, "Open", ["Libvirt"]);
        Assert.Equal((false, false), (findings.HasErrors, findings.MayHaveErrors));

        findings.Leave(Severity.Error, "Open", ["Libvirt"]);
        Assert.Equal((false, true), (findings.HasErrors, findings.MayHaveErrors));

        findings.Reject("Wrong", "", []);
        Assert.Equal((true, true), (findings.HasErrors, findings.MayHaveErrors));

        findings.Warn("Careful", "", []);
        findings.Leave(Severity.Warning, "Open", ["Libvirt"]);
        Assert.Equal((true, true), (findings.HasErrors, findings.MayHaveErrors));
    }

    [Fact]
    public void Facts_that_are_known_are_not_missing_and_each_is_named_once()
    {
        FindingsBuilder findings = default;
        findings.Leave(Severity.Warning, "A", ["Libvirt", null, "Qemu", "Libvirt", null]);
        findings.Leave(Severity.Warning, "B", [null, null]);
        findings.Leave(Severity.Warning, "C", []);

        Assert.Equal([new Undecided("A", ["Libvirt", "Qemu"]), new Undecided("B", []), new Undecided("C", [])], findings.ToUndecided());
    }

    [Fact]
    public void All_of_another_builder_is_added_after_what_is_there()
    {
        FindingsBuilder findings = default, others = default;
        findings.Warn("First", "", []);
        findings.Leave(Severity.Warning, "FirstOpen", []);
        others.Reject("Second", "", []);
        others.Leave(Severity.Error, "SecondOpen", []);

        findings.Add(others);

        Assert.Equal(["First", "Second"], [.. RulesOf(findings)]);
        Assert.Equal([new Undecided("FirstOpen", []), new Undecided("SecondOpen", [])], findings.ToUndecided());
        Assert.Equal((true, true), (findings.HasErrors, findings.MayHaveErrors));
        Assert.Equal(["Second"], [.. RulesOf(others)]);
    }

    [Fact]
    public void What_is_added_to_one_builder_is_not_added_to_the_other()
    {
        FindingsBuilder findings = default, others = default;
        others.Reject("Second", "", []);
        findings.Add(others);

        findings.Reject("Third", "", []);
        others.Reject("Fourth", "", []);

        Assert.Equal(["Second", "Third"], [.. RulesOf(findings)]);
        Assert.Equal(["Second", "Fourth"], [.. RulesOf(others)]);
    }

    [Fact]
    public void Only_what_is_open_can_be_added()
    {
        FindingsBuilder findings = default, others = default;
        others.Reject("Wrong", "", []);
        others.Leave(Severity.Error, "Open", []);

        findings.AddUndecided(others);

        Assert.Empty(findings.ToViolations());
        Assert.Equal([new Undecided("Open", [])], findings.ToUndecided());
        Assert.Equal((false, true), (findings.HasErrors, findings.MayHaveErrors));
    }

    [Theory]
    [InlineData("2.9.9", "<iommu> exists since 3.0, and this is 2.9.9: remove it.", null)]
    [InlineData("3.0.0", null, null)]
    [InlineData(null, null, "Libvirt")]
    public void Something_exists_since_a_version(string? version, string? message, string? missing)
    {
        FindingsBuilder findings = default;

        findings.CheckSince(
            Severity.Error, "Since", "Libvirt", version is null ? null : ComponentVersion.Parse(version), new ComponentVersion(3), "<iommu> exists since 3.0, and this is ", ": remove it.", ["iommu"]);

        Assert.Equal(message is null ? [] : [new Violation("Since", Severity.Error, message, ["iommu"])], findings.ToViolations());
        Assert.Equal(missing is null ? [] : [new Undecided("Since", [missing])], findings.ToUndecided());
    }

    [Theory]
    [InlineData(-1L, "x is -1: no.")]
    [InlineData(0L, null)]
    [InlineData(7L, null)]
    [InlineData(8L, "x is 8: no.")]
    [InlineData(null, null)]
    public void A_number_has_a_range(long? number, string? message)
    {
        FindingsBuilder findings = default;

        findings.CheckRange(Severity.Warning, "Range", number, 0, 7, "x is ", ": no.", ["x"]);

        Assert.Equal(message is null ? [] : [new Violation("Range", Severity.Warning, message, ["x"])], findings.ToViolations());
    }

    [Fact]
    public void A_list_of_violations_can_be_added()
    {
        FindingsBuilder findings = default, others = default;
        others.Warn("Careful", "", []);
        findings.Add(others.ToViolations());
        Assert.False(findings.HasErrors);

        others.Reject("Wrong", "", []);
        findings.Add(others.ToViolations());

        Assert.True(findings.HasErrors);
        Assert.Equal(["Careful", "Careful", "Wrong"], [.. RulesOf(findings)]);
    }

    [Fact]
    public void What_was_given_out_does_not_change_any_more()
    {
        FindingsBuilder findings = default;
        findings.Warn("First", "", []);
        findings.Leave(Severity.Warning, "Open", []);
        Findings before = findings.ToFindings();

        findings.Reject("Second", "", []);
        findings.Leave(Severity.Error, "AlsoOpen", []);

        Assert.Single(before.Violations);
        Assert.Single(before.Undecided);
        Assert.False(before.Violations.HasErrors);
    }

    [Fact]
    public void A_builder_and_its_violations_agree_on_errors()
        => Gen.Enum<Severity>().Array[0, 4].Sample(static severities =>
        {
            FindingsBuilder findings = default;
            foreach (Severity severity in severities)
                findings.Add(new Violation("R", severity, "", []));
            return findings.HasErrors == findings.ToViolations().HasErrors && findings.ToViolations().Count == severities.Length;
        });

    private static string[] RulesOf(in FindingsBuilder findings)
    {
        Violations violations = findings.ToViolations();
        var rules = new string[violations.Count];
        for (int i = 0; i < rules.Length; i++)
            rules[i] = violations[i].Rule;
        return rules;
    }
}
