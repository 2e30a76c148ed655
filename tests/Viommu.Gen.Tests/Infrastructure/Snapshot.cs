using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Viommu.Gen.Tests.Infrastructure;

/// <summary>
/// Compares emitted files with the accepted ones, by the conventions of Verify: <c>Class.Method#Hint.g.verified.cs</c> beside a <c>.received.</c> file when they
/// differ. With <c>-p:UseVerify=true</c> Verify itself does it. Nothing is ever accepted by itself: rename the received file to accept it.
/// </summary>
internal static class Snapshot
{
    public static void Match(string test, string hintName, string text, [CallerFilePath] string source = "")
    {
        // The version of the tool changes with each release, and is no part of what is compared.
        text = $"//HintName: {hintName}\n" + Regex.Replace(text, "GeneratedCode\\(\"Viommu.Gen\", \"[^\"]*\"\\)", "GeneratedCode(\"Viommu.Gen\", \"{version}\")");
        string folder = Path.Combine(Path.GetDirectoryName(source)!, "Snapshots");
        string stem = Path.Combine(folder, $"{test}#{hintName[..^".cs".Length]}");
#if USE_VERIFY
        var settings = new VerifyTests.VerifySettings();
        settings.UseDirectory(folder);
        settings.UseFileName(Path.GetFileName(stem));
        VerifyXunit.Verifier.Verify(text, extension: "cs", settings).GetAwaiter().GetResult();
#else
        string verified = stem + ".verified.cs", received = stem + ".received.cs";
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text);
        Assert.Fail($"{(File.Exists(verified) ? "Differs from what was accepted" : "Was never accepted")}: compare {Path.GetFileName(received)} with {Path.GetFileName(verified)}, and rename it when it is right.");
#endif
    }
}
