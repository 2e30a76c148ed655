using System;
using System.Globalization;
using System.Text;

namespace Viommu.Runtime.Tests.Values;

/// <summary>A version takes part where .NET asks for what can be parsed and formatted.</summary>
public class ConventionTests
{
    [Theory]
    [InlineData("8.3.0", true)]
    [InlineData("8.3", true)]
    [InlineData("8000000", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void It_is_parsed_by_generic_code(string? text, bool isVersion)
    {
        Assert.Equal(isVersion, TryParse(text, out ComponentVersion version));
        Assert.Equal(isVersion ? ComponentVersion.Parse(text!) : default, version);
        Assert.Equal(isVersion, TryParseSpan(text, out version));
    }

    [Fact]
    public void It_is_formatted_by_generic_code_in_any_culture()
    {
        var version = new ComponentVersion(12, 8, 1);
        Assert.Equal("12.8.1", string.Create(CultureInfo.GetCultureInfo("ar-SA"), $"{version}"));
        Span<byte> utf8 = stackalloc byte[6];
        Assert.True(Format(version, utf8, out int written));
        Assert.Equal("12.8.1", Encoding.UTF8.GetString(utf8[..written]));
        Assert.False(Format(version, utf8[..3], out _));
    }

    private static bool TryParse<T>(string? text, out T? value)
        where T : IParsable<T>
        => T.TryParse(text, CultureInfo.InvariantCulture, out value);

    private static bool TryParseSpan<T>(string? text, out T? value)
        where T : ISpanParsable<T>
        => T.TryParse(text.AsSpan(), CultureInfo.InvariantCulture, out value);

    private static bool Format<T>(T value, Span<byte> utf8, out int written)
        where T : IUtf8SpanFormattable
        => value.TryFormat(utf8, out written, default, CultureInfo.InvariantCulture);
}
