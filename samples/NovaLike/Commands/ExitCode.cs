namespace NovaLike.Commands;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>The guest may be built; in a batch: every line was answered.</summary>
    internal const int MayBuild = 0;

    /// <summary>An error stands against the guest, or 'auto' could not be resolved.</summary>
    internal const int MustNotBuild = 1;

    /// <summary>The command line or a document could not be understood.</summary>
    internal const int NotUnderstood = 2;
}
