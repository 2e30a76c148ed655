using System;
using System.IO;
using System.Text;
using System.Text.Json;
using NovaLike.Planning;
using NovaLike.Reading;

namespace NovaLike.Batch;

/// <summary>Answers a batch line by line; a line that is malformed is told, and the rest goes on.</summary>
internal static class BatchRun
{
    internal static void Run(TextReader input, TextWriter output)
    {
        using var answers = new BatchWriter(output);
        byte[] buffer = new byte[4096];
        for (int number = 1; input.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;

            if (buffer.Length < Encoding.UTF8.GetMaxByteCount(line.Length))
                buffer = new byte[Encoding.UTF8.GetMaxByteCount(line.Length)];

            Answer(buffer.AsMemory(0, Encoding.UTF8.GetBytes(line, buffer)), number, answers);
        }
    }

    private static void Answer(ReadOnlyMemory<byte> line, int number, BatchWriter answers)
    {
        if (TryRead(line, out BatchCase item, out string? problem))
            answers.Write(item.Id, new Decision(item.Request, _ => item.Platform, item.Guest));
        else
            answers.WriteError(BatchCase.FindId(line.Span), number, problem!);
    }

    private static bool TryRead(ReadOnlyMemory<byte> line, out BatchCase item, out string? problem)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            (item, problem) = (BatchCase.Read(document.RootElement), null);
            return true;
        }
        catch (DocumentException malformed)
        {
            problem = malformed.Message;
        }
        catch (Exception malformed) when (MalformedJson.Explain(malformed) is { } explanation)
        {
            problem = explanation;
        }

        item = default;
        return false;
    }
}
