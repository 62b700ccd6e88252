using System.Globalization;

namespace DistillEmb.MLNet.Bench;

/// <summary>The arguments that the verbs share that train a network over rows of tokens.</summary>
internal static class SentenceArguments
{
    public const string Usage = "[--encoder ZIP] [--frozen] [--words N] [--epochs N] [--seed N] [--threads N] [--hidden N] [--layers N] [--batch N] [--rate R] [--encoder-rate R] [--dropout P] [--word-dropout P] [--ngram-dropout P] [--decay W] [--average] [--share PERCENT] [--checkpoint FILE] [--output ZIP]";

    public static readonly string[] Options =
        ["encoder", "words", "epochs", "seed", "threads", "hidden", "layers", "batch", "rate", "encoder-rate", "dropout", "word-dropout", "ngram-dropout", "decay", "share", "checkpoint", "output"];

    public static readonly string[] Flags = ["frozen", "average"];

    /// <summary>Sets what is given; the rest stays at its default.</summary>
    public static void Apply(this VerbArguments arguments, SentenceTrainingOptions options)
    {
        if (arguments["encoder"] is string file) options.Encoder = DistillEmbEncoder.Load(file);
        options.FreezeEncoder = arguments.Has("frozen");
        options.AverageWeights = arguments.Has("average");
        if (arguments.Has("words")) options.WordTableSize = arguments.Number("words", 1);
        options.Epochs = arguments.Number("epochs", options.Epochs);
        options.HiddenSize = arguments.Number("hidden", options.HiddenSize);
        options.Layers = arguments.Number("layers", options.Layers);
        options.BatchSize = arguments.Number("batch", options.BatchSize);
        if (arguments.Has("threads")) options.Threads = arguments.Number("threads", 1);
        options.LearningRate = arguments.Real("rate", options.LearningRate);
        if (arguments.Has("encoder-rate")) options.EncoderLearningRate = arguments.Real("encoder-rate", 0);
        options.Dropout = arguments.Real("dropout", options.Dropout);
        options.WordDropout = arguments.Real("word-dropout", options.WordDropout);
        options.NgramDropout = arguments.Real("ngram-dropout", options.NgramDropout);
        options.WeightDecay = arguments.Real("decay", options.WeightDecay);
        options.CheckpointPath = arguments["checkpoint"];
        options.Progress = new Lines();
    }

    private static double Real(this VerbArguments arguments, string name, double otherwise) => arguments[name] is not string value
        ? otherwise
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw arguments.Fault($"--{name} is '{value}'; it must be a number.");

    private sealed class Lines : IProgress<SentenceTrainingProgress>
    {
        public void Report(SentenceTrainingProgress value)
        {
            if (value.ValidationScore is not double score) return;
            Console.WriteLine(FormattableString.Invariant(
                $"epoch {value.Epoch}/{value.Epochs}  loss {value.Loss:F3}  dev F1 {score:P2}{(value.IsBest ? " *" : "")}  {value.RowsPerSecond:F0} rows/s  {value.Elapsed.TotalSeconds:F0} s"));
        }
    }
}
