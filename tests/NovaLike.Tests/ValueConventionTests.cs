using System;
using System.Globalization;
using System.Text;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Tests;

/// <summary>What code that knows nothing of a schema can do with values: parse and format them, whatever the culture.</summary>
public class ValueConventionTests
{
    [Fact]
    public void Generic_code_reads_values()
    {
        Assert.Equal(MachineType.Q35, Read<MachineType>("q35"));
        Assert.Equal(PageSize.FromKiB(2048), Read<PageSize>("2MB"));
        Assert.Equal(new ComponentVersion(9, 1), Read<ComponentVersion>("9.1"));
        Assert.Throws<FormatException>(() => Read<PageSize>("2M"));
        Assert.Throws<FormatException>(() => Read<MachineType>(" "));
    }

    [Fact]
    public void Generic_code_writes_values()
    {
        Assert.Equal("pc-q35-9.2", Write<MachineType>("pc-q35-9.2"));
        Assert.Equal("large", Write(PageSize.Large));
        Assert.Equal("2048", Write(PageSize.FromKiB(2048)));
        Assert.Equal("9.1.0", Write(new ComponentVersion(9, 1)));
    }

    [Fact]
    public void Null_is_no_value()
    {
        string? nothing = null;
        MachineType? machine = nothing;
        MachineType empty = nothing;

        Assert.Null(machine);
        Assert.Equal(default, empty);
        Assert.Equal(new MachineType(""), empty);
        Assert.Equal(("", MachineTypeKind.Other), (empty.Text, empty.Kind));
        Assert.False(MachineType.TryParse(nothing, out _));
        Assert.False(PageSize.TryParse(nothing, out _));
        Assert.False(ViommuModelText.TryParse(nothing, out _));
    }

    private static T Read<T>(string text)
        where T : ISpanParsable<T>
    {
        bool isRead = T.TryParse(text.AsSpan(), new CultureInfo("ar-SA"), out T? value);
        T parsed = T.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal((true, value), (isRead, parsed));
        return parsed;
    }

    private static string Write<T>(T value)
        where T : ISpanFormattable, IUtf8SpanFormattable
    {
        Span<char> text = stackalloc char[20];
        Span<byte> utf8 = stackalloc byte[20];
        Assert.True(value.TryFormat(text, out int characters, default, new CultureInfo("ar-SA")));
        Assert.True(value.TryFormat(utf8, out int bytes, default, new CultureInfo("ar-SA")));
        Assert.False(value.TryFormat(text[..(characters - 1)], out int none, default, null));
        Assert.Equal(0, none);
        Assert.Equal(text[..characters].ToString(), Encoding.UTF8.GetString(utf8[..bytes]));
        Assert.Equal(text[..characters].ToString(), value.ToString("x", new CultureInfo("ar-SA")));
        return text[..characters].ToString();
    }
}
