using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NovaLike.Planning;
using Viommu.Runtime;

namespace NovaLike.Batch;

/// <summary>Writes answers, one JSON object a line.</summary>
internal sealed class BatchWriter : IDisposable
{
    private const int DrainAt = 1 << 15;

    // What is read by programs and by people needs no \u0027 for a quote.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter _output;
    private readonly ArrayBufferWriter<byte> _lines = new(2 * DrainAt);
    private readonly Utf8JsonWriter _json;
    private char[] _characters = [];
    private byte[] _xml = new byte[512];

    internal BatchWriter(TextWriter output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_lines, s_options);
    }

    internal void Write(string? id, Decision decision)
    {
        _json.WriteStartObject();
        _json.WriteString("id"u8, id);
        _json.WriteBoolean("accepted"u8, decision.IsAccepted);
        _json.WriteString("model"u8, decision.ModelText);
        WriteViolations(decision.Violations);
        WriteUndecided(decision.Undecided);
        WriteXml("iommu_xml"u8, decision.Plan.Iommu);
        WriteXml("ioapic_xml"u8, decision.Plan.Ioapic);
        WriteXml("memory_backing_xml"u8, decision.Plan.MemoryBacking);
        WriteTexts("required_traits"u8, decision.RequiredTraits);
        WriteTexts("host_traits"u8, decision.Given.SupportedTraits());
        EndLine();
    }

    internal void WriteError(string? id, int line, string problem)
    {
        _json.WriteStartObject();
        if (id is not null)
            _json.WriteString("id"u8, id);
        _json.WriteNumber("line"u8, line);
        _json.WriteString("error"u8, problem);
        EndLine();
    }

    public void Dispose()
    {
        Drain();
        _output.Flush();
        _json.Dispose();
    }

    private void WriteViolations(IEnumerable<Violation> violations)
    {
        _json.WriteStartArray("violations"u8);
        foreach (Violation violation in violations)
        {
            _json.WriteStartObject();
            _json.WriteString("rule"u8, violation.Rule);
            _json.WriteString("severity"u8, violation.Severity == Severity.Error ? "error"u8 : "warning"u8);
            _json.WriteString("message"u8, violation.Message);
            WriteTexts("keys"u8, violation.Keys);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteUndecided(IEnumerable<Undecided> undecided)
    {
        _json.WriteStartArray("undecided"u8);
        foreach (Undecided rule in undecided)
            _json.WriteStringValue(rule.Rule);
        _json.WriteEndArray();
    }

    private void WriteTexts(ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (string text in texts)
            _json.WriteStringValue(text);
        _json.WriteEndArray();
    }

    private void WriteXml<T>(ReadOnlySpan<byte> name, T? element)
        where T : class, IUtf8SpanFormattable
    {
        if (element is null)
        {
            _json.WriteNull(name);
            return;
        }

        int written;
        while (!element.TryFormat(_xml, out written, default, null))
            _xml = new byte[_xml.Length * 2];
        _json.WriteString(name, _xml.AsSpan(0, written));
    }

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _lines.Write("\n"u8);
        if (_lines.WrittenCount >= DrainAt)
            Drain();
    }

    private void Drain()
    {
        int most = Encoding.UTF8.GetMaxCharCount(_lines.WrittenCount);
        if (_characters.Length < most)
            _characters = new char[most];

        _output.Write(_characters, 0, Encoding.UTF8.GetChars(_lines.WrittenSpan, _characters));
        _lines.ResetWrittenCount();
    }
}
