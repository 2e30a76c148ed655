using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Acme.Backup;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>A request that is one map, with a name of its own.</summary>
public sealed class OneSideTests
{
    [Fact]
    public void There_is_one_parameter_and_it_has_the_name_of_the_side()
    {
        BackupRead read = JobOptions.Read(job: Requests.Map("job:keep=3", "job:verify=yes", "job:rate.4=100"));

        Assert.True(read.IsValid);
        Assert.Equal((3, true, 100), (read.Options.Keep, read.Options.Verify, read.Options.Rates![4]));
        Assert.Equal(3, read.Flavor.Keep);
    }

    [Fact]
    public void What_is_wrong_is_reported_as_ever()
    {
        Violations violations = JobOptions.Read(Requests.Map("job:copies=0", "job:verfiy=yes", "job:rate.24=1")).Violations;

        Assert.Equal(["KeepFormerKey", "KeepValue", "BackupUnknownKey", "BackupUnknownKey"], violations.Rules());
        Assert.Contains("job:verify", violations[2].Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("job:start=03:30")]
    [InlineData("job:pause.lunch=12:00")]
    [InlineData("job:start=00:00", "MidnightIsBusy: Everybody begins at '00:00': move job:start.")]
    [InlineData("job:start=3:30", "StartValue: job:start is '3:30', which is not allowed; allowed values: texts such as 03:30, which match [0-2][0-9]:[0-5][0-9].")]
    [InlineData("job:start=", "StartValue: job:start is empty; allowed values: texts such as 03:30, which match [0-2][0-9]:[0-5][0-9]. Give it a value, or remove the key.")]
    [InlineData("job:pause.lunch=noon", "PausesValue: job:pause.lunch is 'noon', which is not allowed; allowed values: texts such as 03:30, which match [0-2][0-9]:[0-5][0-9].")]
    public void A_text_looks_as_its_pattern_says(string entry, params string[] expected)
        => Assert.Equal(expected, JobOptions.Read(Requests.Map(entry)).Violations.Select(violation => $"{violation.Rule}: {violation.Message}"));

    [Fact]
    public void So_does_one_that_was_made_in_code()
        => Assert.Equal(["StartRange"], new JobOptions { Start = "noon" }.Validate().Rules());

    [Fact]
    public void A_map_that_is_null_is_called_by_its_name()
        => Assert.Equal("job", Assert.Throws<System.ArgumentNullException>(() => JobOptions.Read(null!)).ParamName);

    [Fact]
    public void A_plan_is_made_of_it()
    {
        BackupPlan plan = BackupPlan.Create(JobOptions.Parse(Requests.Map("job:keep=9")), new Store { Room = 8 });

        Assert.Equal("8 copies fit, and 9 are kept: lower job:keep.", Assert.Single(plan.Violations).Message);
    }

    [Fact]
    public void It_is_written_to_the_map_that_it_is_read_from()
    {
        JobOptions options = JobOptions.Parse(Requests.Map("job:keep=3", "job:verify=no", "job:rate.0=5"));

        Assert.Equal(options, JobOptions.Parse(options.ToExtraSpecs()));
    }

    [Fact]
    public void There_is_nothing_of_a_second_side()
    {
        Assert.Null(typeof(JobOptions).GetMethod("ToImageProperties"));
        Assert.Null(typeof(BackupRead).GetProperty("Image"));
        Assert.DoesNotContain(typeof(JobOptions).Assembly.GetTypes(), type => type.Namespace == "Acme.Backup" && type.Name.StartsWith("Image", System.StringComparison.Ordinal));
    }
}
