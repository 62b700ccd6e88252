using System.Diagnostics;
using DistillEmb.MLNet.Bench;
using TorchSharp;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// <c>throughput [--corpus FILE] [--network NAME] [--batch N] [--rounds N] [--milliseconds N]</c>: words a second that were never seen before, on one core, by the
/// managed kernel, ONNX Runtime and TorchSharp with the same random weights. Contestants take turns within a round, in every second one the other way
/// round. Without a corpus the words are made up.
/// </summary>
internal static class ThroughputComparison
{
    public const string Usage = "throughput [--corpus FILE] [--network default|light|small] [--batch N] [--rounds N] [--milliseconds N]";

    private const int UsualRounds = 5;
    private const int UsualMilliseconds = 60; // Of processor time, for each figure of each round.
    private const int MostWords = 20_000;
    private const float Tolerance = 1e-3f;

    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, Usage, ["corpus", "network", "batch", "rounds", "milliseconds"], []);
        int rounds = arguments.Number("rounds", UsualRounds);
        double seconds = arguments.Number("milliseconds", UsualMilliseconds) / 1e3;
        int[] sizes = arguments["batch"] is null ? [1, 8, 64, 512] : [arguments.Number("batch", 1)];
        string[] words = SpeedWords.Take(arguments["corpus"], MostWords);
        bool pinned = Cores.Limit(1);
        torch.set_num_threads(1);
        Console.WriteLine(FormattableString.Invariant($"{words.Length} different words, {words.Average(word => word.Length):F1} letters on average; one core{(pinned ? "" : ", not pinned")}, {MachineLoad.Describe()}; the median of {rounds} rounds (least, most)"));
        foreach (SpeedNetwork network in SpeedNetwork.All(words, arguments["network"]))
        {
            using (network) Compare(network, words, sizes, rounds, seconds);
        }

        return 0;
    }

    private static void Compare(SpeedNetwork network, string[] words, int[] sizes, int rounds, double seconds)
    {
        IInferenceContestant[] contestants = [new ManagedKernel(network, sizes.Max()), new ManagedEncoder(network), new OnnxNetwork(network, sizes.Max()), new TorchNetwork(network)];
        WordBatch[][] batches = [.. sizes.Select(size => words.Chunk(size).Where(chunk => chunk.Length == size).Select(chunk => WordBatch.Of(chunk, network.Sequence)).ToArray())];
        AssertAlike(contestants, batches[0][0]);
        var clock = new Series[contestants.Length, sizes.Length];
        var processor = new Series[contestants.Length, sizes.Length];
        for (int i = 0; i < clock.Length; i++) (clock[i / sizes.Length, i % sizes.Length], processor[i / sizes.Length, i % sizes.Length]) = (new Series(), new Series());
        var peak = new Series();
        for (int round = -1; round < rounds; round++)
        {
            if (round >= 0) peak.Add(FmaPeak.MeasureProcessor());
            for (int size = 0; size < sizes.Length; size++)
            {
                for (int turn = 0; turn < contestants.Length; turn++)
                {
                    int who = round % 2 == 0 ? turn : contestants.Length - 1 - turn;
                    (double byClock, double byProcessor) = Measure(contestants[who], batches[size], seconds);
                    if (round < 0) continue; // Warming up.
                    clock[who, size].Add(byClock);
                    processor[who, size].Add(byProcessor);
                }
            }
        }

        Print(network, contestants, sizes, clock, processor, peak);
        foreach (IInferenceContestant contestant in contestants) contestant.Dispose();
    }

    private static (double ByClock, double ByProcessor) Measure(IInferenceContestant contestant, WordBatch[] batches, double seconds)
    {
        contestant.Run(batches[^1]);
        long words = 0;
        long start = Stopwatch.GetTimestamp();
        double processor = ProcessorClock.Seconds();
        double taken;
        int next = 0;
        do
        {
            // Reading the clock costs as much as a word or two.
            for (int done = 0; done < batches[0].Words.Length * 16 || done < 256; done += batches[0].Words.Length)
            {
                contestant.Run(batches[next++ % batches.Length]);
                words += batches[0].Words.Length;
                if (batches[0].Words.Length >= 256) break;
            }

            taken = ProcessorClock.Seconds() - processor;
        }
        while (taken < seconds);
        return (words / Stopwatch.GetElapsedTime(start).TotalSeconds, words / taken);
    }

    private static void AssertAlike(IInferenceContestant[] contestants, WordBatch batch)
    {
        float[] expected = contestants[0].VectorsOf(batch);
        foreach (IInferenceContestant contestant in contestants)
        {
            float[] vectors = contestant.VectorsOf(batch);
            if (vectors.Length != expected.Length || expected.Zip(vectors, (a, b) => Math.Abs(a - b)).Max() > Tolerance)
                throw new InvalidDataException($"{contestant.Name} gives other vectors than {contestants[0].Name}.");
        }
    }

    private static void Print(SpeedNetwork network, IInferenceContestant[] contestants, int[] sizes, Series[,] clock, Series[,] processor, Series peak)
    {
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"**{network.Name}**: {network.Weights.ParameterCount} parameters, {network.MultiplyAdds / 1e6:F2} million multiply-adds of dense layers a word; FMA peak {peak:F1} GFLOP a second of processor time"));
        Console.WriteLine();
        Console.WriteLine("| | batch | words a second of processor time | ratio to this kernel | words/s | GFLOP/s | of the peak |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        for (int who = 0; who < contestants.Length; who++)
        {
            for (int size = 0; size < sizes.Length; size++)
            {
                double flops = 2e-9 * network.MultiplyAdds * processor[who, size].Median;
                Console.WriteLine(FormattableString.Invariant($"| {contestants[who].Name} | {sizes[size]} | {processor[who, size]:F0} | {processor[0, size].Median / processor[who, size].Median:F2} | {clock[who, size]:F0} | {flops:F1} | {flops / peak.Median:P0} |"));
            }
        }

        double Best(int who) => Enumerable.Range(0, sizes.Length).Max(size => processor[who, size].Median);
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"Best batch against best batch: {Best(0) / Best(2):F2} x ONNX Runtime, {Best(0) / Best(3):F2} x TorchSharp; of the kernel's own best, one word at a time {processor[0, 0].Median / Best(0):P0}; at a peak of 95 GFLOP/s the best would be {Best(0) * 95 / peak.Median:F0} words/s."));
    }
}
