using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Viommu.Runtime.Tests.Results;

public class ViolationsTests
{
    private static readonly Violation s_warning = new("Careful", Severity.Warning, "It may be slow.", ["a", "b"]);
    private static readonly Violation s_error = new("Wrong", Severity.Error, "It is wrong.", ["c"]);

    [Fact]
    public void Violations_are_equal_by_value_keys_included()
    {
        Assert.Equal(new Violation("Careful", Severity.Warning, "It may be slow.", ["a", "b"]), s_warning);
        Assert.NotEqual(s_warning with { Keys = ["b", "a"] }, s_warning);
        Assert.Equal(new Undecided("Rule", ["Libvirt"]), new Undecided("Rule", ["Libvirt"]));
        Assert.NotEqual(new Undecided("Rule", ["Libvirt"]), new Undecided("Rule", ["Qemu"]));
    }

    [Fact]
    public void Lists_of_violations_are_equal_by_value()
    {
        Violations left = Collect(s_warning, s_error), right = Collect(s_warning with { }, s_error with { });

        Assert.NotSame(left, right);
        Assert.True(left.Equals(right));
        Assert.True(left.Equals((object)right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.False(left.Equals(Collect(s_error, s_warning)));
        Assert.False(left.Equals(Collect(s_warning)));
        Assert.False(left.Equals(null));
        Assert.False(left.Equals((object)"x"));
    }

    [Fact]
    public void Findings_and_attempts_are_equal_by_value()
    {
        Assert.Equal(new Findings(Collect(s_error), [new Undecided("R", ["F"])]), new Findings(Collect(s_error), [new Undecided("R", ["F"])]));
        Assert.NotEqual(new Findings(Collect(s_error), []), Findings.None);
        Assert.Equal(new Attempt("x", Collect(s_error), []), new Attempt("x", Collect(s_error), []));
        Assert.NotEqual(new Attempt("x", Collect(s_error), []), new Attempt("y", Collect(s_error), []));
    }

    [Fact]
    public void Only_errors_make_a_list_have_errors()
    {
        Assert.False(Violations.None.HasErrors);
        Assert.False(Collect(s_warning, s_warning).HasErrors);
        Assert.True(Collect(s_warning, s_error, s_warning).HasErrors);
    }

    [Fact]
    public void Without_errors_nothing_is_thrown()
    {
        Violations.None.ThrowIfErrors();
        Collect(s_warning).ThrowIfErrors();
    }

    [Fact]
    public void With_an_error_all_violations_are_thrown()
    {
        Violations violations = Collect(s_warning, s_error);

        ViolationException thrown = Assert.Throws<ViolationException>(violations.ThrowIfErrors);

        Assert.Same(violations, thrown.Violations);
        Assert.Equal("warning Careful: It may be slow.\nerror Wrong: It is wrong.", thrown.Message);
    }

    [Fact]
    public void An_exception_without_violations_is_refused() => Assert.Throws<ArgumentNullException>(static () => new ViolationException(null!));

    [Fact]
    public void Each_violation_is_one_line_of_the_text()
    {
        Assert.Equal("", Violations.None.ToString());
        Assert.Equal("error Wrong: It is wrong.", Collect(s_error).ToString());
    }

    [Fact]
    public void Violations_are_seen_in_their_order_in_all_ways()
    {
        Violations violations = Collect(s_warning, s_error);

        Assert.Equal(2, violations.Count);
        Assert.Same(s_warning, violations[0]);
        Assert.Same(s_error, violations[1]);
        Assert.Equal([s_warning, s_error], violations.ToArray());
        Assert.Equal(new object[] { s_warning, s_error }, ((IEnumerable)violations).Cast<object>().ToArray());
    }

    private static Violations Collect(params IEnumerable<Violation> violations)
    {
        FindingsBuilder findings = default;
        foreach (Violation violation in violations)
            findings.Add(violation);
        return findings.ToViolations();
    }
}
