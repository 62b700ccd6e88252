namespace DistillEmb.MLNet.Tests;

/// <summary>How much memory code asks for.</summary>
internal static class Allocation
{
    private const int Times = 10;

    /// <summary>
    /// The least of several times, in bytes: what belongs to the code is asked for each time, while what the runtime adds (a method compiled anew,
    /// a collection on another thread) is not.
    /// </summary>
    public static long LeastOf(Action action, int times = Times)
    {
        long least = long.MaxValue;
        for (int i = 0; i < times; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
