using Viommu.Runtime.Tests.Infrastructure;

namespace Viommu.Runtime.Tests.Results;

public class ShownTests
{
    [Fact]
    public void A_text_is_shown_in_quotes()
    {
        Assert.Equal("'a b'", Shown.Of("a b"));
        Assert.Equal("''", Shown.Of(""));
    }

    [Fact]
    public void What_is_not_there_is_shown_as_not_given()
    {
        Assert.Equal("not given", Shown.Of((string?)null));
        Assert.Equal("not given", Shown.Of((bool?)null));
        Assert.Equal("not given", Shown.Of((int?)null));
        Assert.Equal("not given", Shown.Of((ComponentVersion?)null));
    }

    [Fact]
    public void A_flag_is_shown_in_lower_case()
    {
        Assert.Equal("true", Shown.Of(true));
        Assert.Equal("false", Shown.Of((bool?)false));
    }

    [Fact]
    public void Numbers_and_versions_are_shown_the_same_in_every_culture()
        => Culture.Odd(static () =>
        {
            Assert.Equal("minus 1", (-1).ToString());
            Assert.Equal("-1234567", Shown.Of((int?)-1234567));
            Assert.Equal("9223372036854775807", Shown.Of((long?)long.MaxValue));
            Assert.Equal("9.2.0", Shown.Of((ComponentVersion?)new ComponentVersion(9, 2)));
        });
}
