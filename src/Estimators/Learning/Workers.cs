using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>Threads that train side by side on the CPU: faster than libtorch's own, which collapse on a busy machine.</summary>
internal static class Workers
{
    private const int Most = 8;

    /// <summary>How many threads train on the CPU.</summary>
    /// <param name="wanted">How many were asked for; 0 for one a processor, at most 8.</param>
    public static int CountOf(int wanted) => wanted > 0 ? wanted : Math.Min(Most, Environment.ProcessorCount);

    /// <summary>Runs workers side by side, each with one thread of libtorch.</summary>
    public static void Run(int workers, Action<int> run)
    {
        set_num_threads(1); // libtorch's own threads would spin beside the workers.
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker =>
        {
            set_num_threads(1); // The number belongs to the thread.
            run(worker);
        });
    }

    /// <summary>Keeps how many threads libtorch has of its own on this thread, and restores it when disposed.</summary>
    public static IDisposable KeepThreads() => new Kept(get_num_threads());

    private sealed class Kept(int threads) : IDisposable
    {
        public void Dispose() => set_num_threads(threads);
    }
}
