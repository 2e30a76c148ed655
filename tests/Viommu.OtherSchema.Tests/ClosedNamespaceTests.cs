using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Acme.Tpm;
using Viommu.Runtime;

namespace Viommu.OtherSchema.Tests;

/// <summary>Extra specs of a namespace in which all keys are known.</summary>
public class ClosedNamespaceTests
{
    public static TheoryData<string, string> Unknown => new()
    {
        { "hw:tpm_modle", "hw:tpm_modle is no key of hw:tpm_; did you mean 'hw:tpm_model'? Correct the key, or remove it." },
        { "hw:tpm_of_quite_another_kind", "hw:tpm_of_quite_another_kind is no key of hw:tpm_: nothing reads it. Correct the key, or remove it." },
        { "hw:tpm_MODEL", "hw:tpm_MODEL is no key of hw:tpm_; did you mean 'hw:tpm_model'? Correct the key, or remove it." },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void A_key_that_no_feature_has_is_an_error(string key, string message)
    {
        Violation violation = Assert.Single(Requests.Flavor(key + "=1").Violations);
        Assert.Equal(("TpmUnknownKey", Severity.Error, message), (violation.Rule, violation.Severity, violation.Message));
        Assert.Equal([key], violation.Keys);
    }

    [Theory]
    [InlineData("hw:other=1")]
    [InlineData("HW:TPM_X=1")]
    [InlineData("quota:tpm=1")]
    public void Other_namespaces_are_open(string entry) => Assert.Empty(Requests.Flavor(entry).Violations);

    [Fact]
    public void Images_have_none() => Assert.Empty(Requests.Image("hw_tpm_nothing=1").Violations);

    [Fact]
    public void A_map_that_ignores_case_knows_a_key_in_each()
    {
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["hw:tpm_MODEL"] = "tis" };
        TpmRead read = TpmOptions.Read(map, Requests.Nothing);
        Assert.Empty(read.Violations);
        Assert.Equal(TpmModel.Tis, read.Options.Model);
    }

    [Fact]
    public void All_kinds_of_maps_are_asked()
    {
        Dictionary<string, string> map = Requests.Map("hw:tpm_model=tis", "hw:tpm_nothing_at_all=1");
        IReadOnlyDictionary<string, string>[] maps = [map, map.ToImmutableDictionary(), map.ToFrozenDictionary(), new SortedDictionary<string, string>(map)];
        Assert.All(maps, kind => Assert.Equal(["TpmUnknownKey"], TpmOptions.Read(kind, Requests.Nothing).Violations.Rules()));
    }

    [Fact]
    public void As_many_are_listed_as_of_other_mistakes()
    {
        Dictionary<string, string> map = Enumerable.Range(0, 1000).ToDictionary(number => $"hw:tpm_{number}", _ => "");
        Assert.Equal(101, TpmOptions.Read(map, Requests.Nothing).Violations.Count);
    }
}
