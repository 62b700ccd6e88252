using System.Runtime.ExceptionServices;
using Microsoft.ML;

namespace DistillEmb.MLNet.Host;

/// <summary>Faults of data as whatever reads them threw them.</summary>
internal static class CursorFault
{
    // ML.NET computes rows side by side in threads of its own, and says of a fault there only that a worker met one.
    private const string OfWorker = "Splitter/consolidator";

    /// <summary>Moves a cursor to its next row. What went wrong is thrown as it was, with its file and line, not as that of ML.NET's worker.</summary>
    public static bool Advance(this DataViewRowCursor cursor)
    {
        try
        {
            return cursor.MoveNext();
        }
        catch (InvalidOperationException fault) when (CauseOf(fault) is Exception cause && cause != fault)
        {
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    /// <summary>What a worker of ML.NET met; a fault of another kind is its own cause.</summary>
    public static Exception CauseOf(Exception fault) =>
        fault is InvalidOperationException { InnerException: Exception inner } && fault.Message.StartsWith(OfWorker, StringComparison.Ordinal) ? CauseOf(inner) : fault;
}
