using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>tokens --model ZIP --corpus FILE [--cache MEGABYTES,MEGABYTES] [--lines N] [--rounds N]</c>: tokens of a text a second through a transformer on one thread, row
/// by row, each time with an empty cache; the last word is whether all rows have the bits that they have without a cache.
/// </summary>
internal static class TransformerSpeed
{
    private const string Usage = "tokens --model ZIP --corpus FILE [--cache MEGABYTES,MEGABYTES, 0 for none] [--lines N] [--rounds N]";

    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, Usage, ["model", "corpus", "cache", "lines", "rounds"], []);
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(arguments.Required("model"));
        int[] sizes = [0, .. SizesOf(arguments)];
        Line[] lines = [.. Read(arguments.Required("corpus")).Take(arguments.Number("lines", int.MaxValue))];
        long tokens = lines.Sum(line => (long)line.Tokens.Length);
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable(lines);
        ulong? bits = null;
        for (int round = 0; round < arguments.Number("rounds", 1); round++)
        {
            foreach (int size in sizes)
            {
                DistillEmbTransformer transformer = mlContext.Transforms.ApplyDistillEmb("Features", encoder, "Tokens", DistillEmbOutput.Average, cacheMegabytes: size).Fit(data);
                TimeSpan before = ProcessorTime();
                var clock = Stopwatch.StartNew();
                ulong sum = Sum(transformer.Transform(data));
                double processor = (ProcessorTime() - before).TotalSeconds;
                Console.WriteLine(FormattableString.Invariant($"{tokens / clock.Elapsed.TotalSeconds:F0} tokens/s, {tokens / processor:F0} a second of processor time, {tokens} tokens in {lines.Length} rows, cache of {size} MB, {encoder.Architecture.Name}{(bits is null ? "" : bits == sum ? ", same bits" : ", OTHER BITS")}"));
                bits ??= sum;
            }
        }

        return 0;
    }

    private static IEnumerable<int> SizesOf(VerbArguments arguments)
    {
        if (arguments["cache"] is not string list) return [DistillEmbTransformer.DefaultCacheMegabytes];
        if (list == "0") return [];
        return list.Split(',').Select(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int megabytes) && megabytes > 0
            ? megabytes
            : throw arguments.Fault($"--cache is '{list}'; it must be 0, or megabytes separated by commas."));
    }

    private static TimeSpan ProcessorTime()
    {
        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    /// <summary>The lines of a text, plain or <c>.gz</c>, cut at spaces.</summary>
    public static IEnumerable<Line> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is string line) yield return new Line { Tokens = line.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
    }

    private static ulong Sum(IDataView output)
    {
        DataViewSchema.Column column = output.Schema["Features"];
        using DataViewRowCursor cursor = output.GetRowCursor([column]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> row = default;
        ulong sum = 0;
        while (cursor.MoveNext())
        {
            get(ref row);
            foreach (uint bits in MemoryMarshal.Cast<float, uint>(row.GetValues())) sum = (sum * 31) + bits;
        }

        return sum;
    }

    internal sealed class Line
    {
        public string[] Tokens { get; set; } = [];
    }
}
