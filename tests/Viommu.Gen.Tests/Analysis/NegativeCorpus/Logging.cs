using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Cloud.Compute.Logging;

internal enum LogLevel
{
    Debug,
    Information,
    Warning,
    Error,
}

internal interface ILogger
{
    bool IsEnabled(LogLevel level);

    void Log(LogLevel level, string template, params object?[] arguments);
}

internal sealed class StructuredLogger(Action<string> write, LogLevel least) : ILogger
{
    private readonly Stack<IReadOnlyList<KeyValuePair<string, string>>> _scopes = new();

    public bool IsEnabled(LogLevel level) => level >= least;

    public void Log(LogLevel level, string template, params object?[] arguments)
    {
        if (!IsEnabled(level))
            return;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IReadOnlyList<KeyValuePair<string, string>> scope in _scopes)
        {
            foreach ((string name, string value) in scope)
                fields.TryAdd(name, value);
        }
        string message = Format(template, arguments, fields);
        var line = new StringBuilder(message.Length + 64);
        line.Append("level=").Append(level switch { LogLevel.Debug => "debug", LogLevel.Warning => "warn", LogLevel.Error => "error", _ => "info" });
        line.Append(" msg=\"").Append(message.Replace("\"", "'", StringComparison.Ordinal)).Append('"');
        foreach ((string name, string value) in fields)
            line.Append(' ').Append(name).Append('=').Append(value.Contains(' ', StringComparison.Ordinal) ? $"\"{value}\"" : value);
        write(line.ToString());
    }

    public IDisposable Scope(params (string Name, string Value)[] fields)
    {
        _scopes.Push([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return new Popper(_scopes);
    }

    private static string Format(string template, object?[] arguments, Dictionary<string, string> fields)
    {
        var text = new StringBuilder();
        int next = 0, position = 0;
        while (position < template.Length)
        {
            int open = template.IndexOf('{', position);
            int close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
                break;
            text.Append(template, position, open - position);
            string name = template[(open + 1)..close];
            string value = next < arguments.Length ? Convert.ToString(arguments[next++], CultureInfo.InvariantCulture) ?? "null" : "?";
            text.Append(value);
            fields[name.ToLowerInvariant()] = value;
            position = close + 1;
        }
        return text.Append(template, position, template.Length - position).ToString();
    }

    private sealed class Popper(Stack<IReadOnlyList<KeyValuePair<string, string>>> scopes) : IDisposable
    {
        public void Dispose() => scopes.Pop();
    }
}

internal static class PlanLog
{
    public static void Read(this ILogger logger, ViommuRead read)
    {
        logger.Log(LogLevel.Debug, "The flavor asks for {hw:viommu_model}, the image for {hw_viommu_model}", read.Flavor.Model, read.Image.Model);
        logger.Log(LogLevel.Debug, "locked memory: {hw:locked_memory}, page size: {hw:mem_page_size}", read.Options.LockedMemory, read.Options.MemPageSize);
        foreach (Violation violation in read.Violations)
            logger.Log(violation.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, "{Rule}: {Message}", violation.Rule, violation.Message);
    }

    public static void Planned(this ILogger logger, string host, ViommuPlan plan)
    {
        if (!logger.IsEnabled(LogLevel.Information))
            return;
        logger.Log(LogLevel.Information, "Plan on {Host}: {Model}, {Iommu}", host, plan.Options.Model.ToText(), plan.Iommu?.ToString() ?? "no <iommu>");
        if (plan.Ioapic is { Driver: IoapicDriver.Qemu })
            logger.Log(LogLevel.Debug, "The I/O APIC is in QEMU: <ioapic driver='qemu'/>");
        if (plan.MemoryBacking is { Locked: true })
            logger.Log(LogLevel.Debug, "Memory is locked: <memoryBacking><locked/></memoryBacking>");
        foreach (Undecided open in plan.Undecided)
            logger.Log(LogLevel.Warning, "{Rule} is open for want of {Facts}", open.Rule, string.Join(", ", open.Missing));
    }

    public static void Refused(this ILogger logger, string request, Exception exception)
    {
        using var activity = new Activity("refused");
        activity.AddTag("request", request);
        activity.AddTag("error.type", exception.GetType().Name);
        activity.AddBaggage("hw:viommu_model", "intel");
        logger.Log(LogLevel.Error, "Refused: {Exception}. Set hw:viommu_model to one of {Models}", exception.Message, string.Join(", ", ViommuModelText.All));
    }

    public static string Explain(string key) => key switch
    {
        "hw:viommu_model" or "hw_viommu_model" => "the model of the virtual IOMMU",
        "hw:locked_memory" or "hw_locked_memory" => "whether memory is locked",
        "hw:mem_page_size" or "hw_mem_page_size" => "the size of memory pages",
        "hw:cpu_policy" => "whether CPUs are dedicated",
        "COMPUTE_VIOMMU_MODEL_INTEL" => "a trait",
        _ when key.StartsWith("hw:", StringComparison.Ordinal) => "another extra spec",
        _ when key.StartsWith("hw_", StringComparison.Ordinal) => "another image property",
        _ => "not known",
    };
}
