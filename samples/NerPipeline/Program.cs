using System.Diagnostics;
using DistillEmb.MLNet;
using Microsoft.ML;
using NerPipeline;

// Distils an encoder, trains a tagger of names over its vectors, saves it, loads it and evaluates it. Takes no arguments.
string data = Path.Combine(AppContext.BaseDirectory, "data");
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = !stop.IsCancellationRequested; // A second Ctrl+C ends the program.
    stop.Cancel();
};

try
{
    var clock = Stopwatch.StartNew();
    Console.WriteLine("Distilling the encoder from two teachers of the sample corpus");
    DistillEmbEncoder encoder = NerModel.TrainEncoder(Path.Combine(data, "amharic"), new EpochLines(), stop.Token);
    Console.WriteLine(FormattableString.Invariant($"Encoder of {encoder.ParameterCount:N0} parameters after {clock.Elapsed.TotalSeconds:F0} s\n"));

    var mlContext = new MLContext(seed: 1);
    NerModel.ModelInput[] train = Rows("train.txt");
    NerModel.Train(mlContext, encoder, mlContext.Data.LoadFromEnumerable(train), NerModel.ModelPath);
    Console.WriteLine(FormattableString.Invariant($"Tagger trained on {train.Length:N0} tokens, saved as {NerModel.ModelPath} ({new FileInfo(NerModel.ModelPath).Length / 1e6:F2} MB)"));

    NerModel.ModelInput[] test = Rows("test.txt");
    (Microsoft.ML.Data.MulticlassClassificationMetrics metrics, double nameAccuracy) = NerModel.Evaluate(mlContext, NerModel.ModelPath, test);
    Console.WriteLine(FormattableString.Invariant($"Test, {test.Length:N0} tokens: accuracy {metrics.MicroAccuracy:P1}, over tokens of names {nameAccuracy:P1}, mean over tags {metrics.MacroAccuracy:P1}"));
    Console.WriteLine(metrics.ConfusionMatrix.GetFormattedConfusionTable());

    Console.WriteLine("The first test sentences, tagged by the loaded model:");
    foreach (IReadOnlyList<TaggedToken> sentence in TaggedSentences.Read(Path.Combine(data, "amharic-ner", "test.txt")).Take(5))
    {
        IEnumerable<string> tagged = TaggedSentences.Rows(sentence).Select(row => (row.Token, NerModel.Predict(row).PredictedTag)).Select(pair => pair.PredictedTag == "O" ? pair.Token : $"{pair.Token}/{pair.PredictedTag}");
        Console.WriteLine($"  {string.Join(' ', tagged)}");
    }

    Console.WriteLine(FormattableString.Invariant($"\nAll in {clock.Elapsed.TotalSeconds:F0} s"));
    return 0;
}
catch (Exception fault) when (fault is IOException or InvalidDataException or InvalidOperationException or OperationCanceledException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}

NerModel.ModelInput[] Rows(string file) => [.. TaggedSentences.Read(Path.Combine(data, "amharic-ner", file)).SelectMany(TaggedSentences.Rows)];
