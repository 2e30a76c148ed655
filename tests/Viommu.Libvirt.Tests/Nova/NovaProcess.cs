using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using Viommu.Libvirt.Tests.Libvirt;
using Viommu.Libvirt.Tests.Plans;

namespace Viommu.Libvirt.Tests.Nova;

/// <summary>The real Nova, in a Python of its own: the command that <c>VIOMMU_NOVA</c> names, or this machine's.</summary>
internal static class NovaProcess
{
    private static readonly string[] s_command = (Environment.GetEnvironmentVariable("VIOMMU_NOVA") ?? "/usr/bin/python3").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Why there is no Nova to ask; null when there is one.</summary>
    internal static string? Absence { get; } = Find();

    /// <summary>Decides requests, in their order.</summary>
    internal static NovaAnswer[] Decide(IEnumerable<PlanCase> requests, Daemon host) => Ask<NovaAnswer>("decide.py", [.. requests.Select(request => Line(request, host))]);

    /// <summary>Has a program of ours answer lines, in their order.</summary>
    internal static T[] Ask<T>(string program, string[] lines)
    {
        using var source = new StreamReader(typeof(NovaProcess).Assembly.GetManifestResourceStream(program)!);
        using Process process = Start(source.ReadToEnd());
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
        var writing = System.Threading.Tasks.Task.Run(() =>
        {
            foreach (string line in lines)
                process.StandardInput.WriteLine(line);
            process.StandardInput.Close();
        });
        var answers = new List<T>();
        while (process.StandardOutput.ReadLine() is { } line)
            answers.Add(JsonSerializer.Deserialize<T>(line)!);
        process.WaitForExit();
        Assert.True(answers.Count == lines.Length, $"Nova answered {answers.Count} of {lines.Length} requests: {errors.Result}");
        writing.Wait();
        return [.. answers];
    }

    private static string Line(PlanCase request, Daemon host) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["flavor"] = request.Flavor,
        ["image"] = request.Image,
        ["architecture"] = request.Guest.Architecture,
        ["machine"] = request.Guest.Machine,
        ["virt_type"] = request.Guest.VirtType,
        ["libvirt"] = host.Versions.Libvirt.ToString(),
        ["vcpus"] = request.Guest.Vcpus,
    });

    private static string? Find()
    {
        try
        {
            using Process process = Start("import nova.virt.libvirt");
            string words = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : words.TrimEnd().Split('\n')[^1];
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            return problem.Message;
        }
    }

    private static Process Start(string program) => Process.Start(new ProcessStartInfo(s_command[0], [.. s_command[1..], "-W", "ignore", "-c", program])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}

/// <summary>A test that asks Nova alone. Where there is none it is skipped and says so; where it is required it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NovaFactAttribute : FactAttribute
{
    public NovaFactAttribute()
    {
        if (NovaProcess.Absence is { } absence && !Host.IsRequired)
            Skip = $"NOVA WAS NOT ASKED: {absence}. CONTRIBUTING.md says how to have libvirt and Nova; VIOMMU_REQUIRE_LIBVIRT=1 makes this a failure.";
    }
}

/// <summary>A test that asks Nova, for each host. Where there is no Nova or no host it is skipped and says so; where they are required it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NovaTheoryAttribute : TheoryAttribute
{
    public NovaTheoryAttribute()
    {
        if ((Host.Absence ?? NovaProcess.Absence) is { } absence && !Host.IsRequired)
            Skip = $"NOVA WAS NOT ASKED: {absence}. CONTRIBUTING.md says how to have libvirt and Nova; VIOMMU_REQUIRE_LIBVIRT=1 makes this a failure.";
    }
}
