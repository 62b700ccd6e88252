using System.Diagnostics;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using DistillEmb.MLNet.Bench;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// <c>soak [--model ZIP] [--corpus FILE] [--tokens N] [--threads N] [--lines N] [--cache MEGABYTES]</c>: many threads, each with cursors of its own over one transformer, until so many
/// tokens are through; each token's vector is compared with that of one thread, and memory is read after a fifth of them and at the end.
/// </summary>
internal static class Soak
{
    public const string Usage = "soak [--model ZIP] [--corpus FILE] [--tokens N] [--threads N] [--lines N] [--cache MEGABYTES]";

    private const int UsualTokens = 1_000_000;
    private const int UsualThreads = 8;
    private const int UsualLines = 50_000;
    private const int Piece = 500; // Lines that a thread reads with one cursor.

    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, Usage, ["model", "corpus", "tokens", "threads", "lines", "cache"], []);
        DistillEmbEncoder encoder = SpeedModel.Take(arguments["model"], arguments["corpus"]);
        TransformerSpeed.Line[][] pieces = [.. SpeedLines.Take(arguments["corpus"], arguments.Number("lines", UsualLines)).Chunk(Piece)];
        Dictionary<string, ulong> expected = HashesOf(encoder, pieces.SelectMany(piece => piece).SelectMany(line => line.Tokens).Distinct());
        var mlContext = new MLContext();
        DistillEmbTransformer transformer = mlContext.Transforms.ApplyDistillEmb(
            "Vectors", encoder, "Tokens", DistillEmbOutput.Tokens, cacheMegabytes: arguments.Number("cache", DistillEmbTransformer.DefaultCacheMegabytes)).Fit(mlContext.Data.LoadFromEnumerable(pieces[0]));

        int all = arguments.Number("tokens", UsualTokens);
        int threads = arguments.Number("threads", UsualThreads);
        var clock = Stopwatch.StartNew();
        (long warm, long wrong) = Stretch(mlContext, transformer, encoder.VectorSize, pieces, expected, threads, all / 5);
        (long heap, long resident) = Memory();
        (long rest, long wrongLater) = Stretch(mlContext, transformer, encoder.VectorSize, pieces, expected, threads, all - warm);
        double seconds = clock.Elapsed.TotalSeconds;
        (long heapAfter, long residentAfter) = Memory();
        Console.WriteLine(FormattableString.Invariant($"{warm + rest} tokens, {expected.Count} different ones, {threads} threads, cache of {transformer.CacheMegabytes} MB, {(warm + rest) / seconds:F0} tokens/s with every vector compared, {MachineLoad.Describe()}"));
        Console.WriteLine(FormattableString.Invariant($"other vectors than those of one thread: {wrong + wrongLater}"));
        Console.WriteLine(FormattableString.Invariant($"after {warm} tokens: {heap / 1e6:F1} MB of objects, {resident / 1e6:F1} MB resident; at the end: {heapAfter / 1e6:F1} MB of objects, {residentAfter / 1e6:F1} MB resident"));
        return wrong + wrongLater == 0 ? 0 : 1;
    }

    private static (long Tokens, long Wrong) Stretch(MLContext mlContext, DistillEmbTransformer transformer, int size, TransformerSpeed.Line[][] pieces, Dictionary<string, ulong> expected, int threads, long tokens)
    {
        long done = 0, wrong = 0;
        int next = -1;
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (Interlocked.Read(ref done) < tokens)
            {
                TransformerSpeed.Line[] piece = pieces[(int)((uint)Interlocked.Increment(ref next) % pieces.Length)];
                Interlocked.Add(ref wrong, Compare(transformer.Transform(mlContext.Data.LoadFromEnumerable(piece)), piece, size, expected));
                Interlocked.Add(ref done, piece.Sum(line => (long)line.Tokens.Length));
            }
        }))];
        foreach (Thread worker in workers) worker.Start();
        foreach (Thread worker in workers) worker.Join();
        return (done, wrong);
    }

    private static long Compare(IDataView output, TransformerSpeed.Line[] piece, int size, Dictionary<string, ulong> expected)
    {
        DataViewSchema.Column column = output.Schema["Vectors"];
        using DataViewRowCursor cursor = output.GetRowCursor([column]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> row = default;
        long wrong = 0;
        for (int line = 0; cursor.MoveNext(); line++)
        {
            get(ref row);
            string[] tokens = piece[cursor.Position].Tokens;
            if (row.Length != tokens.Length * size) throw new InvalidDataException($"A row of {tokens.Length} tokens has {row.Length} numbers.");
            for (int i = 0; i < tokens.Length; i++)
            {
                if (HashOf(row.GetValues().Slice(i * size, size)) != expected[tokens[i]]) wrong++;
            }
        }

        return wrong;
    }

    private static Dictionary<string, ulong> HashesOf(DistillEmbEncoder encoder, IEnumerable<string> words)
    {
        var hashes = new Dictionary<string, ulong>(StringComparer.Ordinal);
        float[] vector = new float[encoder.VectorSize];
        foreach (string word in words)
        {
            encoder.Embed(word, vector);
            hashes.Add(word, HashOf(vector));
        }

        return hashes;
    }

    private static ulong HashOf(ReadOnlySpan<float> vector) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(vector));

    private static (long Heap, long Resident) Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using Process process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }
}
