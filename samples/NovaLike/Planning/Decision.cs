using System;
using System.Collections.Generic;
using System.Linq;
using Viommu;
using Viommu.Hardware;
using Viommu.Runtime;

namespace NovaLike.Planning;

/// <summary>Whether a guest may be built, with everything that led there.</summary>
internal sealed class Decision
{
    private readonly GuestRequest _request;

    /// <param name="platform">Where it will run, by what it asks for.</param>
    /// <param name="guest">What is known of it besides what it asks for.</param>
    internal Decision(GuestRequest request, Func<ViommuOptions, GuestPlatform> platform, HardwareGuest guest)
    {
        _request = request;
        Read = ViommuOptions.Read(request.ExtraSpecs, request.ImageProperties);
        Given = platform(Read.Options);
        Plan = ViommuPlan.Create(Read, Given);
        Hardware = HardwarePlan.Create(HardwareOptions.Read(request.ExtraSpecs, request.ImageProperties), guest);
    }

    /// <summary>What is known of the platform; the request may say more, which is in the plan.</summary>
    internal GuestPlatform Given { get; }

    internal ViommuRead Read { get; }

    internal ViommuPlan Plan { get; }

    /// <summary>Everything that the guest asks for beside its vIOMMU.</summary>
    internal HardwarePlan Hardware { get; }

    /// <summary>The devices that it gets besides.</summary>
    internal IEnumerable<SchemaElement> Devices => new SchemaElement?[] { Hardware.Watchdog, Hardware.Tpm, Hardware.Sound, Hardware.Video }.OfType<SchemaElement>();

    /// <summary>What is wrong with the guest. Both plans read some keys: what they say of one means the same, and is told once.</summary>
    internal IEnumerable<Violation> Violations => Plan.Violations.Concat(Hardware.Violations).DistinctBy(violation => (violation.Rule, string.Join(' ', violation.Keys)));

    /// <summary>The traits that a host must have.</summary>
    internal IEnumerable<string> RequiredTraits => Plan.RequiredTraits.Concat(Hardware.RequiredTraits);

    /// <summary>The rules for which too little is known.</summary>
    internal IEnumerable<Undecided> Undecided => Plan.Undecided.Concat(Hardware.Undecided);

    /// <summary>Nothing that is known stands against the guest.</summary>
    internal bool IsAccepted => Plan.IsValid && Hardware.IsValid;

    /// <summary>'auto' could be neither resolved nor refused: too little is known of the platform.</summary>
    internal bool IsChoiceOpen => !Plan.IsDecided;

    internal bool MayBuild => IsAccepted && !IsChoiceOpen;

    /// <summary>The model of the guest; of a guest that is refused, the one that was asked for.</summary>
    internal string ModelText => IsAccepted ? Plan.Options.Model.ToText() : RequestedModelText;

    /// <summary>The model as it was asked for, even when it is none that exists.</summary>
    internal string RequestedModelText =>
        _request.ExtraSpecs.GetValueOrDefault(ExtraSpecs.ViommuModel)
        ?? _request.ImageProperties.GetValueOrDefault(ImageProperties.ViommuModel)
        ?? Read.Options.Model.ToText();
}
