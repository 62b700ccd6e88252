using System.Diagnostics;
using DistillEmb.MLNet.Bench;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// <c>threads [--model ZIP] [--corpus FILE] [--lines N] [--rounds N]</c>: the same work on one core and on two, by turns: words embedded by as many threads as
/// cores, over one encoder; and a view's rows through a transformer without a cache, by the threads that ML.NET starts.
/// </summary>
internal static class ThreadComparison
{
    public const string Usage = "threads [--model ZIP] [--corpus FILE] [--lines N] [--rounds N]";

    private const int UsualLines = 5_000;
    private const int UsualRounds = 5;
    private const int Batch = 64;
    private const int MostWords = 40_000;

    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, Usage, ["model", "corpus", "lines", "rounds"], []);
        string? corpus = arguments["corpus"];
        DistillEmbEncoder encoder = SpeedModel.Take(arguments["model"], corpus);
        TransformerSpeed.Line[] lines = SpeedLines.Take(corpus, arguments.Number("lines", UsualLines));
        long tokens = lines.Sum(line => (long)line.Tokens.Length);
        string[][] batches = [.. SpeedWords.Take(corpus, MostWords).Chunk(Batch)];
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable(lines);
        DistillEmbTransformer transformer = mlContext.Transforms.ApplyDistillEmb("Features", encoder, "Tokens", DistillEmbOutput.Average, cacheMegabytes: 0).Fit(data);
        (string Name, long Items, Action<int> Work)[] all =
        [
            ("`Embed`, words/s", batches.Sum(batch => (long)batch.Length), threads => Parallel.ForEach(batches, new ParallelOptions { MaxDegreeOfParallelism = threads }, batch => encoder.Embed(batch))),
            ("`Transform`, tokens/s", tokens, _ => Read(transformer.Transform(data))),
        ];

        Console.WriteLine(FormattableString.Invariant($"{tokens} tokens in {lines.Length} rows, batches of {Batch} words, {MachineLoad.Describe()}; the median of {arguments.Number("rounds", UsualRounds)} rounds (least, most)"));
        Console.WriteLine();
        Console.WriteLine("| | one core | two cores | ratio in a round | of processor time: one / two | ratio | cores that two cores' run got |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach ((string name, long items, Action<int> work) in all) Compare(name, items, work, arguments.Number("rounds", UsualRounds));
        return 0;
    }

    private static void Compare(string name, long items, Action<int> work, int rounds)
    {
        Series one = new(), two = new(), oneProcessor = new(), twoProcessor = new(), ratio = new(), got = new();
        Measure(2, work);
        for (int round = 0; round < rounds; round++)
        {
            (double oneClock, double oneTime) = Measure(1, work);
            (double twoClock, double twoTime) = Measure(2, work);
            one.Add(items / oneClock);
            two.Add(items / twoClock);
            ratio.Add(oneClock / twoClock);
            oneProcessor.Add(items / oneTime);
            twoProcessor.Add(items / twoTime);
            got.Add(twoTime / twoClock);
        }

        Console.WriteLine(FormattableString.Invariant($"| {name} | {one:F0} | {two:F0} | {ratio:F2} | {oneProcessor.Median:F0} / {twoProcessor.Median:F0} | {twoProcessor.Median / oneProcessor.Median:F2} | {got:F2} |"));
    }

    private static (double Clock, double Processor) Measure(int cores, Action<int> work)
    {
        Cores.Limit(cores);
        long start = Stopwatch.GetTimestamp();
        double processor = ProcessorClock.Seconds();
        work(cores);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, ProcessorClock.Seconds() - processor);
    }

    private static void Read(IDataView output)
    {
        DataViewSchema.Column column = output.Schema["Features"];
        using DataViewRowCursor cursor = output.GetRowCursor([column]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> row = default;
        while (cursor.MoveNext()) get(ref row);
    }
}
