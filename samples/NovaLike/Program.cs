using System;
using System.IO;
using System.Text;
using NovaLike.Batch;
using NovaLike.Commands;
using NovaLike.Output;
using NovaLike.Planning;
using NovaLike.Reading;
using Viommu.Hardware;

namespace NovaLike;

/// <summary>Plans the virtual IOMMU and the locked memory of guests, as a compute service does before it builds them.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 1 << 16);
        using var error = new StreamWriter(Console.OpenStandardError(), utf8);
        return Run(args, input, output, error);
    }

    /// <summary>The whole program, on streams of the caller's.</summary>
    /// <returns>One of the <see cref="ExitCode"/>s.</returns>
    internal static int Run(string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        try
        {
            return CommandLine.Parse(args) switch
            {
                Command.PlanOne plan => PlanOne(plan, output),
                Command.PlanBatch batch => PlanBatch(batch, input, output),
                _ => Help(output),
            };
        }
        catch (UsageException problem)
        {
            error.Write($"nova-like: {problem.Message}\n\n{CommandLine.Usage}");
            return ExitCode.NotUnderstood;
        }
        catch (DocumentException problem)
        {
            error.Write($"nova-like: {problem.Message}\n");
            return ExitCode.NotUnderstood;
        }
        finally
        {
            output.Flush();
            error.Flush();
        }
    }

    private static int PlanOne(Command.PlanOne plan, TextWriter output)
    {
        Flavor flavor = DocumentFile.Read(plan.Flavor, Flavor.Read);
        Image image = DocumentFile.Read(plan.Image, Image.Read);
        Host host = DocumentFile.Read(plan.Host, Host.Read);

        var request = new GuestRequest(flavor.ExtraSpecs, image.Properties);
        var guest = new HardwareGuest { Vcpus = flavor.Vcpus, MemoryMb = flavor.MemoryMb };
        Decision decision = new Decision(request, asked => GuestShape.Of(asked, flavor, host), guest);
        Account.Write(output, flavor, image, host, decision);
        return decision.MayBuild ? ExitCode.MayBuild : ExitCode.MustNotBuild;
    }

    private static int PlanBatch(Command.PlanBatch batch, TextReader input, TextWriter output)
    {
        if (batch.Cases == Command.PlanBatch.StandardInput)
        {
            BatchRun.Run(input, output);
            return ExitCode.MayBuild;
        }

        using StreamReader cases = DocumentFile.OpenText(batch.Cases);
        BatchRun.Run(cases, output);
        return ExitCode.MayBuild;
    }

    private static int Help(TextWriter output)
    {
        output.Write(CommandLine.Usage);
        return ExitCode.MayBuild;
    }
}
