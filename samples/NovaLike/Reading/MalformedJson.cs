using System;
using System.Text.Json;

namespace NovaLike.Reading;

/// <summary>Words for text that is no JSON.</summary>
internal static class MalformedJson
{
    /// <summary>What is wrong, and where; <see langword="null"/> when the exception is about something else.</summary>
    internal static string? Explain(Exception problem) => problem switch
    {
        JsonException json => $"not JSON at {Position(json)}: {Reason(json)}",
        // The only thing that is found out late: "\ud800" is JSON by its grammar, and no text.
        InvalidOperationException => "a text in it is not valid Unicode.",
        _ => null,
    };

    private static string Position(JsonException problem) =>
        problem.LineNumber > 0 ? $"line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}" : $"byte {problem.BytePositionInLine + 1}";

    /// <summary>The message of the reader, without the position that it ends with.</summary>
    private static ReadOnlySpan<char> Reason(JsonException problem)
    {
        int position = problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? problem.Message : problem.Message.AsSpan(0, position);
    }
}
