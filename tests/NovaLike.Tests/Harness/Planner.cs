using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NovaLike.Tests.Harness;

/// <summary>Asks the program through its batch interface.</summary>
internal static class Planner
{
    /// <summary>Asks about one guest.</summary>
    /// <param name="flavor">Extra specs: <c>key=value</c>, separated by white space.</param>
    /// <param name="image">Image properties, the same way.</param>
    /// <param name="platform">Where the guest would run.</param>
    internal static Answer Ask(string flavor, string image, Platform platform) => Ask(Map(flavor), Map(image), platform);

    internal static Answer Ask(JsonObject extraSpecs, JsonObject imageProperties, Platform platform)
    {
        var line = new JsonObject
        {
            ["id"] = "case",
            ["extra_specs"] = extraSpecs,
            ["image_properties"] = imageProperties,
            ["platform"] = platform.ToJson(),
        };
        return new Answer(Assert.Single(AskLines(line.ToJsonString())));
    }

    /// <summary>Sends lines as they are.</summary>
    internal static JsonElement[] AskLines(params string[] lines)
    {
        NovaLikeRun run = NovaLikeRun.WithInput(string.Join('\n', lines), "plan", "--batch", "-");
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        return Parse(run.Output);
    }

    internal static JsonElement[] Parse(string output)
    {
        Assert.True(output.Length == 0 || output.EndsWith('\n'));
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
    }

    private static JsonObject Map(string pairs)
    {
        var map = new JsonObject();
        foreach (string pair in pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            map[pair[..equals]] = pair[(equals + 1)..];
        }

        return map;
    }
}
