using System;
using System.Linq;
using Viommu.Hardware;

namespace NovaLike.Tests.Rules;

/// <summary>What is missing in an element is reported at once.</summary>
public class MissingTests
{
    [Theory]
    [InlineData("<resolution/>", "XRequired YRequired")]
    [InlineData("<resolution y='600'/>", "XRequired")]
    [InlineData("<resolution x='big'/>", "XValue YRequired")]
    public void All_of_it_is_told(string resolution, string rules)
        => Assert.Equal(rules.Split(' '), VideoDevice.Read($"<video><model type='vga'>{resolution}</model></video>").Violations
            .Select(violation => violation.Rule.Replace("VideoResolution", "", StringComparison.Ordinal)));
}
