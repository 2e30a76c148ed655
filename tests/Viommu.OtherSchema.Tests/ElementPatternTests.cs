using System.Linq;
using Acme.Backup;

namespace Viommu.OtherSchema.Tests;

/// <summary>Attributes and texts of elements that match a pattern.</summary>
public class ElementPatternTests
{
    private const string Volume = "<volume from='03:30'><pause until='05:00'>04:00</pause><pause until='06:00'/></volume>";

    [Fact]
    public void They_are_read_and_written()
    {
        Volume volume = Acme.Backup.Volume.Parse(Volume);
        Assert.Equal("03:30", volume.From);
        Assert.Equal(["04:00", null], volume.Pause.Select(pause => pause.Value));
        Assert.Equal(Volume, volume.ToString());
        Assert.Equal(volume, Acme.Backup.Volume.Parse("<!-- read the slow way -->" + Volume));
    }

    [Theory]
    [InlineData("<volume from='3:30'/>", "VolumeFromValue", "texts such as 03:30, which match [0-2][0-9]:[0-5][0-9]")]
    [InlineData("<volume from=''/>", "VolumeFromValue", "texts such as 03:30")]
    [InlineData("<volume><pause until='x'/></volume>", "VolumePauseUntilValue", "texts such as 03:30")]
    [InlineData("<volume><pause/></volume>", "VolumePauseUntilRequired", "until")]
    [InlineData("<volume><pause until='05:00'>noon</pause></volume>", "VolumePauseValueValue", "noon")]
    public void What_does_not_match_is_told(string xml, string rule, string says)
    {
        Runtime.Violation found = Assert.Single(Acme.Backup.Volume.Read(xml).Violations);
        Assert.Equal(rule, found.Rule);
        Assert.Contains(says, found.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_made_in_code_is_held_to_the_pattern()
    {
        var volume = new Volume { From = "3:30", Pause = [new VolumePause { Until = "05:00" }, new VolumePause { Until = "soon", Value = "04:00" }] };
        Assert.Equal(["VolumeFromRange", "VolumePauseUntilRange"], volume.Validate(new Store()).Violations.Rules());
        Assert.Empty((volume with { From = null, Pause = [] }).Validate(new Store()).Violations);
    }

    [Fact]
    public void A_plan_sets_them_and_texts_take_them_too()
    {
        var options = new JobOptions { Space = Space.FromMiB(100), Start = "03:30" };
        Volume? volume = BackupPlan.Create(options, new Store()).Volume;
        Assert.Equal("<volume size='100Mi' from='03:30' note='03:30'/>", volume?.ToString());
    }
}
