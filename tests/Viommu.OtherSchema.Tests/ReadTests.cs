using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

public sealed class ReadTests
{
    [Fact]
    public void Nothing_said_gives_the_defaults_and_nothing_else()
    {
        TpmRead read = TpmOptions.Read(Requests.Nothing, Requests.Nothing);

        Assert.Empty(read.Violations);
        Assert.Equal(default, read.Flavor);
        Assert.Equal(default, read.Image);
        Assert.Equal(TpmModel.None, read.Options.Model);
        Assert.Equal(3, read.Options.Retries);
        Assert.False(read.Options.Encrypted);
        Assert.Null(read.Options.Version);
        Assert.Null(read.Options.Persistent);
        Assert.Null(read.Options.Size);
        Assert.Null(read.Options.Firmware);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData(" TRUE ", true)]
    [InlineData("1", true)]
    [InlineData("No", false)]
    [InlineData("false", false)]
    [InlineData("0\t", false)]
    public void An_inexact_flag_is_read_in_any_case_and_with_blanks_around(string text, bool value)
        => Assert.Equal(value, Requests.Flavor($"hw:tpm_persistent={text}").Options.Persistent);

    [Theory]
    [InlineData("minimal", null, StateSizeWord.Minimal)]
    [InlineData("unlimited", null, StateSizeWord.Unlimited)]
    [InlineData("64", 64L, null)]
    [InlineData("64KiB", 64L, null)]
    [InlineData("64KB", 64L, null)]
    [InlineData("2MiB", 2048L, null)]
    [InlineData("2048B", 2L, null)]
    [InlineData("4sectors", 2L, null)]
    [InlineData("2sector", 1L, null)]
    [InlineData("1048576", 1048576L, null)]
    [InlineData("1024MB", 1048576L, null)]
    public void A_quantity_is_a_word_or_an_amount_in_its_unit(string text, long? amount, object? word)
    {
        StateSize size = Assert.NotNull(Requests.Flavor($"hw:tpm_state_size={text}").Options.Size);

        Assert.Equal(amount, size.Amount);
        Assert.Equal((StateSizeWord?)word, size.Word);
    }

    [Theory]
    [InlineData("0x1000", 0x1000)]
    [InlineData("0X1aBc", 0x1abc)]
    [InlineData("4096", 4096)]
    [InlineData("0xfffffff", 0xfffffff)]
    public void Hexadecimal_numbers_are_read_with_their_prefix_and_decimal_ones_without(string text, int value)
        => Assert.Equal(value, Requests.Flavor($"hw:tpm_base={text}").Options.Base);

    [Theory]
    [InlineData("7", 7, 0, 0)]
    [InlineData("7.2", 7, 2, 0)]
    [InlineData("7.2.22", 7, 2, 22)]
    public void What_a_version_leaves_out_is_zero(string text, int major, int minor, int patch)
        => Assert.Equal(new ComponentVersion(major, minor, patch), Requests.Image($"hw_tpm_firmware={text}").Options.Firmware);

    [Theory]
    [InlineData("null", StateProfileKind.Null, null)]
    [InlineData("default-v1", StateProfileKind.DefaultProfile, null)]
    [InlineData("default-v2", StateProfileKind.DefaultProfile, 2)]
    [InlineData("local:fips", StateProfileKind.Local, null)]
    [InlineData("Null", StateProfileKind.Custom, null)]
    [InlineData("my-local:fips", StateProfileKind.Custom, null)]
    public void An_open_value_keeps_its_text_and_knows_its_kind(string text, object kind, int? major)
    {
        StateProfile profile = Assert.NotNull(Requests.Flavor($"hw:tpm_profile={text}").Options.Profile);

        Assert.Equal(text, profile.Text);
        Assert.Equal((StateProfileKind)kind, profile.Kind);
        Assert.Equal(major, profile.Version?.Major);
    }

    [Fact]
    public void The_long_range_goes_beyond_what_an_int_holds()
        => Assert.Equal(5_000_000_000, Requests.Flavor("hw:tpm_budget=5000000000").Options.Budget);

    [Fact]
    public void The_texts_of_a_closed_list_are_all_known()
    {
        Assert.Equal(["none", "tis", "crb", "spapr", "auto", "acme"], TpmModelText.All);
        Assert.Equal("spapr", TpmModel.Spapr.ToText());
        Assert.Equal(TpmModel.Spapr, TpmModelText.Parse("spapr"));
        Assert.False(TpmModelText.TryParse(null, out _));
        Assert.Contains("spapr", Assert.Throws<System.FormatException>(() => TpmModelText.Parse("Spapr")).Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Key_constants_are_named_after_the_key_without_its_prefix()
    {
        Assert.Equal("hw:tpm_model", TpmExtraSpecs.TpmModel);
        Assert.Equal("hw_tpm_model", TpmImageProperties.TpmModel);
        Assert.Equal("acme:tpm_pool", TpmExtraSpecs.TpmPool);
    }

    [Fact]
    public void A_key_that_only_an_image_may_carry_has_a_constant_like_all_others()
        => Assert.Equal("hw_tpm_firmware", typeof(TpmImageProperties).GetField("TpmFirmware")?.GetRawConstantValue());

    [Fact]
    public void The_first_pattern_that_matches_gives_the_machine_and_its_version()
    {
        Assert.Equal(MachineKind.Q35, new Machine("pc-q35-9.2").Kind);
        Assert.Equal(new ComponentVersion(9, 2), new Machine("pc-q35-9.2").Version);
        Assert.Equal(new ComponentVersion(9, 2), new Machine("pc-q35-9.2-acme").Version);
        Assert.Null(new Machine("pc-q35-next").Version);
        Assert.Null(Machine.Q35.Version);
        Assert.Equal("pc", Machine.I440fx.Text);
        Assert.Equal(MachineKind.Other, new Machine("virt-9.2").Kind);
        Assert.Equal(MachineKind.AcmeBox, new Machine("box-3").Kind);
    }

    [Theory]
    [InlineData("pc-q35-8.1", 8, 1)]
    [InlineData("q35", 9, 0)]
    public void The_version_of_a_machine_is_in_its_name_or_that_of_the_emulator(string machine, int major, int minor)
        => Assert.Equal(new ComponentVersion(major, minor), (Requests.GoodHost with { Machine = machine }).MachineVersion);

    [Theory]
    [InlineData("pc-q35-next")]
    [InlineData("virt")]
    public void A_machine_without_a_version_has_none(string machine)
        => Assert.Null((Requests.GoodHost with { Machine = machine }).MachineVersion);
}
