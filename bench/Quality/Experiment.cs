using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.ML;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>quality [--published NETWORK] --teacher FILE [--teacher FILE …] --corpus FILE [--continue FILE] [--out FILE] [--test] [--queries N] [--OPTION VALUE …]</c>:
/// the published recipe with its network small, medium or large, or the default one; an option is a
/// property of <see cref="DistillEmbOptions"/> or, as <c>--Architecture.NAME</c>, of <see cref="PositionalArchitecture"/>
/// (<c>--Architecture.Convolutions 1:64,2:128</c>, <c>--Architecture.Ngrams 16384:64:2:5</c>, <c>16384:64:2:5:0</c> with the minimum count, or <c>0</c>),
/// or, as <c>--Pooling.NAME</c>, of <see cref="ApplyDistillEmbOptions"/>, for the transformer that is saved (<c>--Pooling.Weighting InverseFrequency</c>). Dev figures are printed after every epoch; test figures, of the best
/// epoch, only with <c>--test</c>, so that nothing is chosen by them.
/// </summary>
internal static class Experiment
{
    private const string ArchitecturePrefix = "Architecture.";
    private const string PoolingPrefix = "Pooling.";

    public static int Run(string[] args)
    {
        DistillEmbOptions options = args is ["--published", string network, ..] ? DistillEmbOptions.Published(Network(network)) : new DistillEmbOptions();
        options.Progress = new Printer();
        var shape = new Dictionary<string, string>();
        ApplyDistillEmbOptions? pooling = null;
        string? corpusFile = null;
        string? output = null;
        bool test = false;
        int queries = 0;
        for (int i = args is ["--published", ..] ? 2 : 0; i < args.Length; i++)
        {
            string name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : throw new ArgumentException($"Unexpected argument '{args[i]}'.");
            if (name == "test")
            {
                test = true;
                continue;
            }

            string value = ++i < args.Length ? args[i] : throw new ArgumentException($"--{name} needs a value.");
            if (name == "teacher") options.Teachers.Add(Teacher.FromFile(value));
            else if (name == "corpus") corpusFile = value;
            else if (name == "continue") options.ContinueFrom = DistillEmbEncoder.Load(value);
            else if (name == "out") output = value;
            else if (name == "queries") queries = int.Parse(value, CultureInfo.InvariantCulture);
            else if (name.StartsWith(ArchitecturePrefix, StringComparison.Ordinal)) shape[name[ArchitecturePrefix.Length..]] = value;
            else if (name.StartsWith(PoolingPrefix, StringComparison.Ordinal)) Set(pooling ??= new ApplyDistillEmbOptions(), name[PoolingPrefix.Length..], value);
            else Set(options, name, value);
        }

        if (shape.Count > 0) options.Architecture = Shape(shape);
        IDataView corpus = Corpus(new MLContext(), corpusFile ?? throw new ArgumentException("--corpus is missing."));
        var clock = Stopwatch.StartNew();
        var mlContext = new MLContext(options.Seed);
        DistillEmbTransformer transformer = mlContext.Transforms.DistillEmbed("Vectors", "Tokens", options).Fit(corpus);
        Console.WriteLine(FormattableString.Invariant($"trained in {clock.Elapsed.TotalSeconds:F1} s, {transformer.Encoder.ParameterCount} parameters, best epoch {transformer.Encoder.Properties["epoch"]}"));
        if (output is not null) mlContext.Model.SaveAtomically(pooling is null ? transformer : Pooled(pooling), corpus.Schema, output);
        var evaluator = new RetrievalEvaluator(TeacherVocabulary.Load(options.Teachers));
        foreach (WordSubset subset in test ? new[] { WordSubset.Dev, WordSubset.Test } : [WordSubset.Dev])
        {
            foreach (RetrievalMetrics metrics in evaluator.Evaluate(transformer.Encoder, subset, queries)) Console.WriteLine($"{subset} {metrics}");
        }

        return 0;

        // The same encoder and columns, with what averages learn from the corpus.
        DistillEmbTransformer Pooled(ApplyDistillEmbOptions learnt)
        {
            (learnt.OutputColumnName, learnt.InputColumnName, learnt.Encoder) = (transformer.OutputColumnName, transformer.InputColumnName, transformer.Encoder);
            (learnt.Output, learnt.Head) = (transformer.Output, transformer.Head);
            return mlContext.Transforms.ApplyDistillEmb(learnt).Fit(corpus);
        }
    }

    private static void Set(object target, string name, string value)
    {
        PropertyInfo property = target.GetType().GetProperty(name) ?? throw new ArgumentException($"There is no option --{name}.");
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        property.SetValue(target, type.IsEnum ? Enum.Parse(type, value) : Convert.ChangeType(value, type, CultureInfo.InvariantCulture));
    }

    private static PublishedArchitecture Network(string name) => name switch
    {
        "small" => EncoderArchitecture.Small,
        "medium" => EncoderArchitecture.Medium,
        "large" => EncoderArchitecture.Large,
        _ => throw new ArgumentException($"--published is '{name}'; it must be small, medium or large."),
    };

    private static PositionalArchitecture Shape(Dictionary<string, string> values)
    {
        PositionalArchitecture standard = EncoderArchitecture.Positional;
        return new PositionalArchitecture
        {
            EmbeddingSize = Number("EmbeddingSize", standard.EmbeddingSize),
            HiddenSize = Number("HiddenSize", standard.HiddenSize),
            Convolutions = values.Remove("Convolutions", out string? banks)
                ? [.. banks.Split(',').Select(bank => bank.Split(':')).Select(bank => new ConvolutionBank(int.Parse(bank[0], CultureInfo.InvariantCulture), int.Parse(bank[1], CultureInfo.InvariantCulture)))]
                : standard.Convolutions,
            Ngrams = values.Remove("Ngrams", out string? bag) ? Bag([.. bag.Split(':').Select(number => int.Parse(number, CultureInfo.InvariantCulture))]) : standard.Ngrams,
        };

        NgramBag? Bag(int[] numbers) => numbers switch
        {
            [int buckets, int size, int shortest, int longest] => new NgramBag(buckets, size, shortest, longest),
            [int buckets, int size, int shortest, int longest, int minimumCount] => new NgramBag(buckets, size, shortest, longest, minimumCount),
            _ => null,
        };

        int Number(string name, int otherwise) => values.Remove(name, out string? value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
    }

    internal static IDataView Corpus(MLContext mlContext, string file)
    {
        IEnumerable<Sentence> Lines()
        {
            using Stream stream = File.OpenRead(file);
            using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress) : stream);
            while (reader.ReadLine() is string line) yield return new Sentence { Tokens = line.Split(' ') };
        }

        return mlContext.Data.LoadFromEnumerable(Lines());
    }

    private sealed class Sentence
    {
        public string[] Tokens { get; set; } = [];
    }

    private sealed class Printer : IProgress<DistillationProgress>
    {
        public void Report(DistillationProgress value)
        {
            if (value.Dev is null) return;
            Console.WriteLine(FormattableString.Invariant($"epoch {value.Epoch,3} loss {value.Loss:F4} {value.WordsPerSecond,7:F0} words/s {value.Elapsed.TotalSeconds,6:F1} s  {string.Join("  ", value.Dev.Select(head => FormattableString.Invariant($"{head.Head} @1 {head.HitsAt1:F3} @10 {head.HitsAt10:F3} mrr {head.MeanReciprocalRank:F3} cc {head.CenteredCosine:F3}")))}{(value.IsBest ? " *" : "")}"));
        }
    }
}
