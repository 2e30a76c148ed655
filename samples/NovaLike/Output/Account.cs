using System.Collections.Generic;
using System.IO;
using System.Linq;
using NovaLike.Planning;
using NovaLike.Reading;
using Viommu;
using Viommu.Runtime;

namespace NovaLike.Output;

/// <summary>The account of one decision, for people. Plain text: the same on a terminal, in a file and in a ticket.</summary>
internal sealed class Account
{
    /// <summary>The rule that says that none of the candidates of 'auto' works.</summary>
    private const string NoCandidate = "ModelAuto";

    private readonly AccountWriter _text;
    private readonly Decision _decision;

    private Account(TextWriter output, Decision decision)
    {
        _text = new AccountWriter(output);
        _decision = decision;
    }

    internal static void Write(TextWriter output, Flavor flavor, Image image, Host host, Decision decision)
    {
        var account = new Account(output, decision);
        account.WriteGuest(flavor, image, host);
        account.WriteDecision();
        account.WriteReasons();
        account.WriteAttempts();
        account.WriteUndecided();
        account.WriteTraits(decision.Plan.RequiredTraits, host.Facts.SupportedTraits());
        account.WriteXml();
    }

    private void WriteGuest(Flavor flavor, Image image, Host host)
    {
        GuestPlatform guest = _decision.Plan.Platform;
        _text.Field("Flavor", $"{flavor.Name} ({Counted(flavor.Vcpus, "vCPU")}, {Counted(guest.AssignedDevices ?? 0, "assigned device")})");
        _text.Field("Image", image.Name);
        _text.Field("Host", $"{host.Name} ({Known(host.Facts.Architecture?.Text)}, {Known(host.Facts.VirtType?.Text)}, libvirt {Known(host.Facts.Libvirt)}, QEMU {Known(host.Facts.Qemu)})");
        _text.Field("Guest", $"{Known(guest.Architecture?.Text)}, machine {Known(guest.Machine?.Text)}, {Known(guest.VirtType?.Text)}, {(guest.Uefi == true ? "UEFI" : "BIOS")}, {(guest.Acpi == true ? "ACPI" : "no ACPI")}");
        _text.Field("Asks for", _decision.RequestedModelText);
    }

    private void WriteDecision()
    {
        _text.Section("Decision");
        _text.Line(_decision switch
        {
            { IsAccepted: false } => "Refused: this guest must not be built here.",
            { IsChoiceOpen: true } => "Undecided: too little is known of the platform to resolve 'auto'. This guest must not be built yet.",
            { Plan.Options.Model: ViommuModel.None } => "Build it, without a vIOMMU.",
            _ => $"Build it, with a vIOMMU of model {_decision.ModelText}.",
        });
    }

    private void WriteReasons()
    {
        if (!_decision.Violations.Any())
            return;

        _text.Section("Why");
        foreach (Violation violation in _decision.Violations)
            WriteViolation(violation);
    }

    private void WriteAttempts()
    {
        if (_decision.Plan.Attempts.Count == 0)
            return;

        _text.Section("What 'auto' tried");
        foreach (Attempt attempt in _decision.Plan.Attempts)
        {
            IEnumerable<string> open = attempt.Undecided.SelectMany(static rule => rule.Missing).Distinct();
            string outcome = attempt switch
            {
                { Violations.HasErrors: true } => "refused",
                { Undecided.Count: > 0 } => $"open: {string.Join(", ", open)} not known",
                _ => "taken",
            };
            _text.Line($"{attempt.Candidate}: {outcome}");
            foreach (Violation violation in attempt.Violations.Where(static violation => violation.Severity == Severity.Error))
                WriteViolation(violation, depth: 1);
        }
    }

    private void WriteUndecided()
    {
        if (!_decision.Undecided.Any())
            return;

        _text.Section("Not decided, for want of facts");
        foreach (Undecided rule in _decision.Undecided)
            _text.Line($"{rule.Rule}: {string.Join(", ", rule.Missing)} not known");
    }

    private void WriteTraits(IReadOnlyList<string> required, IReadOnlyList<string> supported)
    {
        string[] missing = [.. required.Except(supported)];
        _text.Section("Traits");
        _text.Field("required", Listed(required), depth: 1);
        _text.Field("host's", Listed(supported), depth: 1);
        if (missing.Length > 0)
            _text.Field("missing", Listed(missing), depth: 1);
    }

    private void WriteXml()
    {
        _text.Section("Domain XML");
        if (!_decision.MayBuild)
        {
            _text.Line("none: there is no guest to build");
            return;
        }

        bool any = _text.Element("in /domain/devices:", _decision.Plan.Iommu)
            | _decision.Devices.Aggregate(false, (written, device) => _text.Element("in /domain/devices:", device) | written)
            | _text.Element("in /domain/features:", _decision.Plan.Ioapic)
            | _text.Element("in /domain (one element, together with the guest's huge pages):", _decision.Plan.MemoryBacking);
        if (!any)
            _text.Line("nothing to add");
    }

    private void WriteViolation(Violation violation, int depth = 0)
    {
        string keys = violation.Keys.Count == 0 ? "" : $" ({string.Join(", ", violation.Keys)})";
        _text.Paragraph($"{(violation.Severity == Severity.Error ? "error" : "warning")} {violation.Rule}{keys}", depth);
        // Its message holds all that is told of the candidates anyway.
        _text.Paragraph(violation.Rule == NoCandidate ? "None of the models that 'auto' stands for works here; what speaks against each is told below." : violation.Message, depth + 1);
    }

    private static string Counted(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";

    private static string Known(object? value) => value?.ToString() ?? "unknown";

    private static string Listed(IReadOnlyList<string> items) => items.Count == 0 ? "none" : string.Join(", ", items);
}
