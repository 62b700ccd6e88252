using System.Runtime.ExceptionServices;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>Runs a command, and turns what goes wrong into one line on the error stream and an exit code.</summary>
internal static class Guard
{
    /// <param name="command">The command.</param>
    /// <param name="wording">Says a message in the words of the command line.</param>
    public static int Run(Action<CancellationToken> command, Func<string, string> wording)
    {
        using var signals = new StopSignals();
        try
        {
            RunPlainly(command, signals.Token);
            return signals.Token.IsCancellationRequested ? signals.ExitCode : ExitCodes.Ok;
        }
        catch (ClosedPipeException)
        {
            return ExitCodes.Ok; // The reader had enough, as "head" has after its lines.
        }
        catch (OperationCanceledException fault) when (signals.Token.IsCancellationRequested)
        {
            Tell(fault.Message == new OperationCanceledException().Message ? "stopped" : wording(fault.Message)); // The library says what was lost.
            return signals.ExitCode;
        }
        catch (UsageException fault)
        {
            Tell(wording(fault.Message));
            return ExitCodes.Usage;
        }
        catch (Exception fault) when (IsExpected(fault))
        {
            Tell(wording(fault is TypeInitializationException { InnerException: Exception cause } ? cause.Message : fault.Message));
            return ExitCodes.Failed;
        }
    }

    /// <summary>Runs what only writes to standard output.</summary>
    public static int Output(Func<int> write)
    {
        try
        {
            return write();
        }
        catch (ClosedPipeException)
        {
            return ExitCodes.Ok;
        }
        catch (IOException fault)
        {
            Tell(fault.Message);
            return ExitCodes.Failed;
        }
    }

    // What happens on several threads comes as one fault of them all; the first is told.
    private static void RunPlainly(Action<CancellationToken> command, CancellationToken stop)
    {
        try
        {
            command(stop);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(CursorFault.CauseOf(faults.Flatten().InnerExceptions[0]));
        }
        catch (InvalidOperationException fault) when (CursorFault.CauseOf(fault) != fault)
        {
            ExceptionDispatchInfo.Throw(CursorFault.CauseOf(fault)); // Of a view that ML.NET itself went through.
        }
    }

    // What files, models and options can be wrong in; anything else is a fault of the program and keeps its stack trace.
    private static bool IsExpected(Exception fault) =>
        fault is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException } // A native library that this system has not: pictures are drawn by one.
            or IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException or ArgumentException or NotSupportedException or OutOfMemoryException;

    // .NET ends the message of an argument's fault with a line or a bracket about its parameter; a user has no parameters.
    private static void Tell(string message)
    {
        string line = message.ReplaceLineEndings(" ");
        int parameter = line.IndexOf(" (Parameter '", StringComparison.Ordinal);
        Console.Error.WriteLine($"distillemb: {(parameter < 0 ? line : line[..parameter])}");
    }
}
