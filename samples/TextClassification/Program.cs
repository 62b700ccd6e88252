using System.Diagnostics;
using DistillEmb;
using Microsoft.ML;
using Microsoft.ML.Data;
using TextClassification;

// Trains a classifier of texts on a distilled encoder, saves it, loads it, evaluates it and classifies texts with it.
Arguments arguments;
try
{
    if (args is ["--help" or "-h"])
    {
        Console.WriteLine(Arguments.Usage);
        return 0;
    }

    arguments = Arguments.Parse(args);
}
catch (FormatException fault)
{
    Console.Error.WriteLine($"{fault.Message}\n{Arguments.Usage}");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = !stop.IsCancellationRequested; // A second Ctrl+C ends the program.
    stop.Cancel();
};

try
{
    var clock = Stopwatch.StartNew();
    var lines = new EpochLines();
    TopicSettings settings = Settings();
    var mlContext = new MLContext(settings.Seed);

    // Before any training, not after it: all files have to be there.
    (TopicModel.ModelInput[] train, TopicModel.ModelInput[] dev, TopicModel.ModelInput[] test) = (Texts("train.tsv"), Texts("dev.tsv"), Texts("test.tsv"));
    DistillEmbEncoder? encoder = Encoder();
    Console.WriteLine(settings.Classifier.FreezeEncoder ? "Training the classifier" : "Training the classifier, and the encoder with it");
    TopicModel.Train(mlContext, settings, encoder, mlContext.Data.LoadFromEnumerable(train), mlContext.Data.LoadFromEnumerable(dev), lines, stop.Token);
    Console.WriteLine(FormattableString.Invariant($"Classifier saved as {settings.OutputModel} ({new FileInfo(settings.OutputModel).Length / 1e6:F2} MB) after {clock.Elapsed.TotalSeconds:F0} s\n"));

    MulticlassClassificationMetrics metrics = TopicModel.Evaluate(mlContext, settings.OutputModel, mlContext.Data.LoadFromEnumerable(test));
    Console.WriteLine(FormattableString.Invariant($"Test texts: accuracy {metrics.MicroAccuracy:P1}, mean accuracy of the topics {metrics.MacroAccuracy:P1}, log-loss {metrics.LogLoss:F3}"));
    Console.WriteLine(metrics.ConfusionMatrix.GetFormattedConfusionTable());

    Console.WriteLine("The first test texts, classified by the loaded model:");
    TopicModel.ModelPath = settings.OutputModel;
    foreach (TopicModel.ModelInput text in test.Take(6))
    {
        TopicModel.ModelOutput found = TopicModel.Predict(text);
        string beginning = text.Text.Length > 50 ? $"{text.Text[..50]}…" : text.Text;
        Console.WriteLine(FormattableString.Invariant($"  {found.PredictedTopic,-12} {found.Score.Max(),4:P0}  {(found.PredictedTopic == text.Label ? "right" : $"wrong, it is {text.Label}")}: {beginning}"));
    }

    Console.WriteLine(FormattableString.Invariant($"\nAll in {clock.Elapsed.TotalSeconds:F0} s"));
    return 0;

    TopicSettings Settings()
    {
        TopicSettings read = TopicSettings.Load(Path.Combine(AppContext.BaseDirectory, "TopicModel.mbconfig"));
        return read with
        {
            DataSource = read.DataSource with { Folder = arguments.DataFolder is string folder ? Path.GetFullPath(folder) : Path.Combine(AppContext.BaseDirectory, read.DataSource.Folder) },
            Classifier = read.Classifier with { Epochs = arguments.Epochs ?? read.Classifier.Epochs, FreezeEncoder = arguments.Frozen || read.Classifier.FreezeEncoder },
            Seed = arguments.Seed ?? read.Seed,
            Threads = arguments.Threads ?? read.Threads,
            OutputModel = Path.GetFullPath(arguments.Output ?? read.OutputModel),
        };
    }

    DistillEmbEncoder? Encoder()
    {
        if (arguments.Encoder is not null) return DistillEmbEncoder.Load(arguments.Encoder);
        if (arguments.DataFolder is not null)
        {
            Console.WriteLine("The encoder starts at random; a distilled one (--encoder) makes a better classifier.\n");
            return null;
        }

        Console.WriteLine("Distilling the encoder from two teachers of the sample corpus");
        DistillEmbEncoder distilled = TopicModel.TrainEncoder(Path.Combine(AppContext.BaseDirectory, settings.DataSource.EncoderFolder), settings, lines, stop.Token);
        Console.WriteLine(FormattableString.Invariant($"Encoder of {distilled.ParameterCount:N0} parameters after {clock.Elapsed.TotalSeconds:F0} s\n"));
        return distilled;
    }

    TopicModel.ModelInput[] Texts(string file) => TopicFile.Read(Path.Combine(settings.DataSource.Folder, file));
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException or OperationCanceledException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
