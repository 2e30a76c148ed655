using System.IO;

namespace NovaLike.Tests.Harness;

/// <summary>One run of the program, in this process.</summary>
internal sealed record NovaLikeRun(int ExitCode, string Output, string Error)
{
    internal static NovaLikeRun With(params string[] args) => WithInput("", args);

    internal static NovaLikeRun WithInput(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = Program.Run(args, new StringReader(input), output, error);
        return new NovaLikeRun(exitCode, output.ToString(), error.ToString());
    }
}
