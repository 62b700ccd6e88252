using System.Globalization;
using Microsoft.ML;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>context --corpus FILE[:TIMES[:LINES]],... --encoder ZIP --output ZIP</c>: learns from sentences what stands beside what. Of a file, all lines come so many times, or so many
/// lines drawn at random.
/// </summary>
internal static class ContextExperiment
{
    private const string Usage = "context --corpus FILE[:TIMES[:LINES]][,...] --encoder ZIP --output ZIP [--epochs N] [--hidden N] [--batch N] [--rate R] [--dropout P] [--word-dropout P] [--seed N] [--threads N]";

    public static int Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(args, Usage, ["corpus", "encoder", "output", "epochs", "hidden", "batch", "rate", "dropout", "word-dropout", "seed", "threads"], []);
        var mlContext = new MLContext(arguments.Number("seed", 1));
        var options = new DistillEmbContextOptions { Encoder = DistillEmbEncoder.Load(arguments.Required("encoder")), CancellationToken = cancellation, Progress = new Lines() };
        options.Epochs = arguments.Number("epochs", options.Epochs);
        options.HiddenSize = arguments.Number("hidden", options.HiddenSize);
        options.BatchSize = arguments.Number("batch", options.BatchSize);
        options.Threads = arguments.Number("threads", 1);
        options.LearningRate = arguments.Real("rate", options.LearningRate);
        options.Dropout = arguments.Real("dropout", options.Dropout);
        options.WordDropout = arguments.Real("word-dropout", options.WordDropout);
        IDataView sentences = mlContext.Data.LoadFromEnumerable(arguments.Required("corpus").Split(',').SelectMany(LinesOf));
        DistillEmbContextTransformer context = mlContext.Transforms.DistillEmbContext(options).Fit(sentences);
        cancellation.ThrowIfCancellationRequested(); // Half a context is none to compare with.
        mlContext.Model.SaveAtomically(context, sentences.Schema, arguments.Required("output"));
        return 0;
    }

    private static IEnumerable<TransformerSpeed.Line> LinesOf(string source)
    {
        string[] fields = source.Split(':');
        TransformerSpeed.Line[] lines = [.. TransformerSpeed.Read(fields[0])];
        if (fields.Length > 2)
        {
            new Random(1).Shuffle(lines);
            lines = lines[..Math.Min(lines.Length, NumberIn(fields[2]))];
        }

        return Enumerable.Repeat(lines, fields.Length > 1 ? NumberIn(fields[1]) : 1).SelectMany(all => all);
    }

    private static int NumberIn(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed class Lines : IProgress<SentenceTrainingProgress>
    {
        public void Report(SentenceTrainingProgress value) => Console.WriteLine(FormattableString.Invariant(
            $"epoch {value.Epoch}/{value.Epochs}  step {value.Step}/{value.Steps}  loss {value.Loss:F3}{(value.ValidationScore is double score ? $"  MRR {score:F4}" : "")}  {value.RowsPerSecond:F0} rows/s  {value.Elapsed.TotalSeconds:F0} s"));
    }
}
