using System.Diagnostics;
using DistillEmb.MLNet;
using Microsoft.ML;
using NerPipeline;

// Distils an encoder, trains a tagger of names on it, saves it, loads it and evaluates it. Takes no arguments.
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
    var lines = new EpochLines();
    Console.WriteLine("Distilling the encoder from two teachers of the sample corpus");
    DistillEmbEncoder encoder = NerModel.TrainEncoder(Path.Combine(data, "amharic"), lines, stop.Token);
    Console.WriteLine(FormattableString.Invariant($"Encoder of {encoder.ParameterCount:N0} parameters after {clock.Elapsed.TotalSeconds:F0} s\n"));

    var mlContext = new MLContext(seed: 1);
    Console.WriteLine("Training the tagger, and the encoder with it");
    NerModel.Train(mlContext, encoder, Sentences("train.txt"), Sentences("dev.txt"), NerModel.ModelPath, lines, stop.Token);
    Console.WriteLine(FormattableString.Invariant($"Tagger saved as {NerModel.ModelPath} ({new FileInfo(NerModel.ModelPath).Length / 1e6:F2} MB) after {clock.Elapsed.TotalSeconds:F0} s\n"));

    IDataView test = Sentences("test.txt");
    Console.WriteLine($"Test sentences, names and dates that are right as a whole:\n{NerModel.Evaluate(mlContext, NerModel.ModelPath, test)}\n");

    Console.WriteLine("The first test sentences, tagged by the loaded model:");
    foreach (NerModel.ModelInput sentence in mlContext.Data.CreateEnumerable<NerModel.ModelInput>(test, reuseRowObject: false).Take(5))
    {
        NerModel.ModelOutput tagged = NerModel.Predict(sentence);
        Console.WriteLine($"  {string.Join(' ', sentence.Tokens)}");
        for (int i = 0; i < tagged.Names.Length; i++)
            Console.WriteLine(FormattableString.Invariant($"    {tagged.Types[i],-4} {tagged.Names[i]} ({tagged.Confidences[i]:P0})"));
    }

    Console.WriteLine(FormattableString.Invariant($"\nAll in {clock.Elapsed.TotalSeconds:F0} s"));
    return 0;

    IDataView Sentences(string file) => mlContext.Data.LoadFromConllFile(Path.Combine(data, "amharic-ner", file));
}
catch (Exception fault) when (fault is IOException or InvalidDataException or InvalidOperationException or OperationCanceledException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
