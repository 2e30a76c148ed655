using System;
using System.Collections.Generic;
using System.Linq;

namespace NovaLike.Commands;

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    internal const string Usage =
        """
        Usage:
          nova-like plan --flavor FILE --image FILE --host FILE
          nova-like plan --batch FILE

        Decides whether a guest can have the virtual IOMMU and the locked memory that its flavor and its
        image ask for on a host, and prints the libvirt XML to put into its domain, or what stands against it.

          --flavor FILE   the flavor, as Nova's API returns it (GET /flavors/{id}, microversion 2.61 or newer)
          --image FILE    the image, as Glance returns it (GET /v2/images/{id})
          --host FILE     the host: architecture, virt_type, libvirt, qemu, host_address_bits, ...
          --batch FILE    many guests: one JSON object a line in, one a line out; - reads standard input
          -h, --help      this text

        Exit code:
          0   the guest may be built; with --batch: all lines were answered, verdicts are in the answers
          1   the guest must not be built
          2   the command line or a document could not be understood

        """;

    private static readonly string[] s_documents = ["--flavor", "--image", "--host"];
    private const string Batch = "--batch";

    /// <exception cref="UsageException">The command line asks for nothing that exists.</exception>
    internal static Command Parse(string[] args)
    {
        if (args.Any(static arg => arg is "-h" or "--help"))
            return new Command.Help();

        return args switch
        {
            [] => throw new UsageException("a command is missing."),
            ["help"] => new Command.Help(),
            ["plan", .. var rest] => Plan(Options(rest)),
            [var other, ..] => throw new UsageException($"there is no command '{other}'."),
        };
    }

    private static Command Plan(Dictionary<string, string> options)
    {
        if (options.TryGetValue(Batch, out string? cases))
        {
            return options.Count == 1
                ? new Command.PlanBatch(cases)
                : throw new UsageException($"{Batch} stands alone: its lines hold flavor, image and host.");
        }

        string[] missing = [.. s_documents.Where(name => !options.ContainsKey(name))];
        return missing.Length == 0
            ? new Command.PlanOne(options["--flavor"], options["--image"], options["--host"])
            : throw new UsageException($"plan needs {string.Join(" and ", missing)}.");
    }

    private static Dictionary<string, string> Options(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < args.Length; i++)
        {
            string[] parts = args[i].Split('=', 2);
            string name = parts[0];
            if (name != Batch && !s_documents.Contains(name))
                throw new UsageException($"plan has no option '{name}'.");

            string? value = parts.Length == 2 ? parts[1] : args.ElementAtOrDefault(++i);
            if (string.IsNullOrEmpty(value) || value.StartsWith("--", StringComparison.Ordinal))
                throw new UsageException($"{name} needs a file.");

            if (!options.TryAdd(name, value))
                throw new UsageException($"{name} is there twice.");
        }

        return options;
    }
}
