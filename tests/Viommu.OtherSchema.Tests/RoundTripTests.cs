using System;
using System.Buffers;
using System.Linq;
using System.Text;
using System.Xml;
using Acme.Tpm;
using CsCheck;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

public sealed class RoundTripTests
{
    private static readonly Gen<string> Words = Gen.Char["abcXYZ019 <>&'\"=;\u00e9\u20ac\t\n"].Array[1, 12]
        .Select(chars => new string(chars)).Where(text => !string.IsNullOrWhiteSpace(text));

    // The text of an element is read without the white space around it.
    private static readonly Gen<string> Trimmed = Words.Select(text => text.Trim()).Where(text => text.Length > 0);

    private static readonly Gen<ComponentVersion> Versions = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99])
        .Select((major, minor, patch) => new ComponentVersion(major, minor, patch));

    private static readonly Gen<StateSize> Sizes = Gen.OneOf(
        Gen.OneOf(StateSize.Minimal, StateSize.Unlimited), Gen.Long[1, 1048576].Select(StateSize.FromKiB));

    private static readonly Gen<StateProfile> Profiles = Gen.OneOf(
        Gen.OneOf("null", "default-v1", "default-v2.1", "local:x"), Words).Select(text => new StateProfile(text));

    private static readonly Gen<TpmState> States = Gen.Select(Sizes.Nullable(), Sizes.Nullable())
        .Select((size, reserve) => new TpmState { Size = size, Reserve = reserve });

    private static readonly Gen<TpmProfile> TpmProfiles = Gen.Select(Profiles.Nullable(), Trimmed.Null().Array[0, 3])
        .Select((name, removed) => new TpmProfile { Name = name, Remove = [.. removed.Select(text => new TpmProfileRemoval { Algorithm = text })] });

    private static readonly Gen<HostDevice> Devices = Gen.Select(Words, Gen.Int[0, int.MaxValue].Nullable().Array[0, 3])
        .Select((path, locks) => new HostDevice { Path = path, Locks = [.. locks.Select(seconds => new HostLock { Seconds = seconds })] });

    private static readonly Gen<PcrBanks> Banks = Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool)
        .Select((sha1, sha256, sha384) => new PcrBanks { Sha1 = sha1, Sha256 = sha256, Sha384 = sha384 });

    private static readonly Gen<TpmBackend> Backends = Gen.Select(
        Gen.Select(Gen.Enum<BackendType>(), Gen.Enum<TpmVersion>().Nullable(), Gen.Bool.Nullable(), Gen.Int[1, 9].Nullable(),
            Gen.Long[10, long.MaxValue].Nullable(), Gen.Int[0, 3].Nullable(), Versions.Nullable(), Gen.Int[0, 64].Nullable()),
        Gen.Select(Words.Null(), States.Null(), TpmProfiles.Null(), Banks.Null(), Devices.Array[0, 3], Gen.Int[1, 5].Nullable().Select(level => new TpmAudit { Level = level }).Null()))
        .Select((plain, children) => new TpmBackend
        {
            Type = plain.Item1,
            Version = plain.Item2,
            Persistent = plain.Item3,
            Retries = plain.Item4,
            Budget = plain.Item5,
            Debug = plain.Item6,
            Firmware = plain.Item7,
            Pool = plain.Item8,
            Encryption = children.Item1 is null ? null : new TpmEncryption { Secret = children.Item1 },
            State = children.Item2,
            Profile = children.Item3,
            Banks = children.Item4,
            Device = [.. children.Item5],
            Audit = children.Item6,
        });

    private static readonly Gen<TpmDevice> Elements = Gen.Select(
        // What the schema omits is read as absent, so it does not come back.
        Gen.Enum<TpmDeviceModel>().Where(model => model != TpmDeviceModel.TpmTis).Nullable(), Gen.Int[0, int.MaxValue].Nullable(), Words.Null(), Backends)
        .Select((model, registers, origin, backend) => new TpmDevice { Model = model, Registers = registers, Origin = origin, Backend = backend });

    private static readonly Gen<TpmOptions> Options = Gen.Select(
        Gen.Select(Gen.Enum<TpmModel>(), Gen.Enum<TpmVersion>().Nullable(), Gen.Bool.Nullable(), Gen.Bool, Words.Null(), Sizes.Nullable()),
        Gen.Select(Gen.Int[1, 9], Gen.Long[10, 5000000000].Nullable(), Gen.Int[0, int.MaxValue].Nullable(), Profiles.Nullable(), Gen.Int[0, 64].Nullable()))
        .Select((first, second) => new TpmOptions
        {
            Model = first.Item1,
            Version = first.Item2,
            Persistent = first.Item3,
            Encrypted = first.Item4,
            Secret = first.Item5,
            Size = first.Item6,
            Retries = second.Item1,
            Budget = second.Item2,
            Base = second.Item3,
            Profile = second.Item4,
            Pool = second.Item5,
        });

    [Fact]
    public void Every_element_that_is_written_is_read_as_it_was()
        => Elements.Sample(element => Assert.Equal(element, TpmDevice.Parse(element.ToString())));

    /// <summary>Whatever a document has beside what is known, and wherever: the object that was read of it is read again of what it writes.</summary>
    [Fact]
    public void What_is_read_and_written_is_read_as_it_was() => Gen.Select(Elements, Gen.OneOf("", " ", "\n\t", "text", " a b ", "<own>6</own>", "<own/>text", "a<own x='1'/> b", "<!-- c -->", "<![CDATA[ d ]]>", "&amp;").Array[1, 8])
        .Sample((element, between) =>
        {
            int next = 0;
            string strange = System.Text.RegularExpressions.Regex.Replace(element.ToString(), "(?<=>)(?=<)", _ => between[next++ % between.Length]);
            TpmDevice read = TpmDevice.Parse(strange);
            Assert.Equal(read, TpmDevice.Parse(read.ToString()));
        });

    [Fact]
    public void Every_element_that_is_written_is_found_in_a_document()
        => Elements.Array[0, 3].Sample(elements => Assert.Equal(
            elements, TpmDevice.ParseAll($"<domain><devices>{string.Concat<TpmDevice>(elements)}</devices></domain>")));

    [Fact]
    public void Every_way_to_write_an_element_writes_the_same() => Elements.Sample(element =>
    {
        byte[] room = new byte[65536];
        Assert.True(element.TryFormat(room, out int written));
        var buffer = new ArrayBufferWriter<byte>();
        element.WriteTo(buffer);

        Assert.Equal(element.ToString(), Encoding.UTF8.GetString(room, 0, written));
        Assert.Equal(element.ToString(), Encoding.UTF8.GetString(buffer.WrittenSpan));
    });

    [Fact]
    public void What_an_XML_writer_writes_is_the_same_element() => Elements.Sample(element =>
    {
        var text = new StringBuilder();
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
            element.WriteTo(writer);

        Assert.Equal(element, TpmDevice.Parse(text.ToString()));
    });

    [Fact]
    public void An_element_that_does_not_fit_is_not_written() => Gen.Select(Elements, Gen.Double[0, 1]).Sample((element, part) =>
    {
        int length = Encoding.UTF8.GetByteCount(element.ToString());

        Assert.True(element.TryFormat(new byte[length], out int written));
        Assert.Equal(length, written);
        Assert.False(element.TryFormat(new byte[(int)(part * (length - 1))], out written));
        Assert.Equal(0, written);
    });

    [Fact]
    public void All_options_that_are_written_for_a_flavor_are_read_as_they_were()
        => Options.Sample(options => Assert.Equal(options, TpmOptions.Read(options.ToExtraSpecs(), Requests.Nothing).Options));

    [Fact]
    public void All_options_that_an_image_can_say_are_read_as_they_were() => Gen.Select(Options, Versions.Nullable()).Sample((options, firmware) =>
    {
        TpmOptions said = options with { Encrypted = false, Secret = null, Budget = null, Base = null, Firmware = firmware };

        Assert.Equal(said, TpmOptions.Read(Requests.Nothing, said.ToImageProperties()).Options);
    });

    [Fact]
    public void What_is_written_for_both_sides_agrees() => Options.Sample(options =>
        Assert.DoesNotContain(
            TpmOptions.Read(options.ToExtraSpecs(), options.ToImageProperties()).Violations,
            violation => violation.Rule.EndsWith("MustAgree", StringComparison.Ordinal) || violation.Rule.EndsWith("Value", StringComparison.Ordinal)));

    [Fact]
    public void A_hexadecimal_option_is_written_in_hexadecimal()
        => Assert.Equal("0x1000", new TpmOptions { Base = 0x1000 }.ToExtraSpecs()["hw:tpm_base"]);

    [Fact]
    public void What_is_written_out_though_it_may_be_omitted_is_read_as_it_was()
    {
        var element = new TpmDevice { Model = TpmDeviceModel.TpmTis, Backend = new TpmBackend { Type = BackendType.Emulator } };

        Assert.Equal(element, TpmDevice.Parse(element.ToString()));
    }

    [Fact]
    public void Any_text_at_all_is_read_without_an_exception()
        => Gen.OneOf(Gen.String, Elements.Select(element => element.ToString()).SelectMany(text => Gen.Int[0, text.Length].Select(cut => text[..cut])))
            .Sample(text => { _ = TpmDevice.Read(text).Violations; });
}
