namespace NovaLike.Commands;

/// <summary>What the command line asks for.</summary>
internal abstract record Command
{
    private Command()
    {
    }

    /// <summary>The usage text.</summary>
    internal sealed record Help : Command;

    /// <summary>A readable account of one guest; the members are paths.</summary>
    internal sealed record PlanOne(string Flavor, string Image, string Host) : Command;

    /// <summary>Many guests, one JSON object a line; a path, or <see cref="StandardInput"/>.</summary>
    internal sealed record PlanBatch(string Cases) : Command
    {
        internal const string StandardInput = "-";
    }
}
