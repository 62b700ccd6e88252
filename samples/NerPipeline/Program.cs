using System.Diagnostics;
using DistillEmb;
using Microsoft.ML;
using NerPipeline;

// Trains a tagger of names on a distilled encoder, saves it, loads it, evaluates it and tags sentences with it.
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
    NerSettings settings = Settings();
    string[] folders = [.. settings.DataSource.Folders.Select(folder => Path.Combine(AppContext.BaseDirectory, folder))];
    foreach (string folder in folders.Where(folder => !Directory.Exists(folder))) throw new DirectoryNotFoundException($"The folder '{folder}' of tagged sentences does not exist.");
    var mlContext = new MLContext(settings.Seed);

    // Before an hour of training, not after it: all files have to be there.
    (IDataView train, IDataView dev, IDataView test) = (Sentences(folders, "train.txt"), Sentences(folders, "dev.txt"), Sentences(folders, "test.txt"));
    DistillEmbEncoder? encoder = Encoder();
    Console.WriteLine(settings.Tagger.FreezeEncoder ? "Training the tagger" : "Training the tagger, and the encoder with it");
    NerModel.Train(mlContext, settings, encoder, train, dev, lines, stop.Token);
    Console.WriteLine(FormattableString.Invariant($"Tagger saved as {settings.OutputModel} ({new FileInfo(settings.OutputModel).Length / 1e6:F2} MB) after {clock.Elapsed.TotalSeconds:F0} s\n"));

    Console.WriteLine($"Test sentences, names and dates that are right as a whole:\n{NerModel.Evaluate(mlContext, settings.OutputModel, test)}\n");
    if (folders.Length > 1)
    {
        foreach (string folder in folders)
            Console.WriteLine(FormattableString.Invariant($"  {LanguageOf(folder),-8} F1 {NerModel.Evaluate(mlContext, settings.OutputModel, Sentences([folder], "test.txt")).F1:P1}"));
        Console.WriteLine();
    }

    Console.WriteLine("The first test sentences, tagged by the loaded model:");
    NerModel.ModelPath = settings.OutputModel;
    foreach (NerModel.ModelInput sentence in mlContext.Data.CreateEnumerable<NerModel.ModelInput>(test, reuseRowObject: false).Take(5))
        TaggedLine.Write(sentence, NerModel.Predict(sentence));
    Console.WriteLine(FormattableString.Invariant($"\nAll in {clock.Elapsed.TotalSeconds:F0} s"));
    return 0;

    NerSettings Settings()
    {
        NerSettings read = NerSettings.Load(Path.Combine(AppContext.BaseDirectory, "NerModel.mbconfig"));
        return read with
        {
            DataSource = arguments.DataFolders.Count == 0 ? read.DataSource : read.DataSource with { Folders = [.. arguments.DataFolders.Select(Path.GetFullPath)] },
            Tagger = read.Tagger with { Epochs = arguments.Epochs ?? read.Tagger.Epochs, FreezeEncoder = arguments.Frozen || read.Tagger.FreezeEncoder },
            Seed = arguments.Seed ?? read.Seed,
            Threads = arguments.Threads ?? read.Threads,
            OutputModel = Path.GetFullPath(arguments.Output ?? read.OutputModel),
        };
    }

    DistillEmbEncoder? Encoder()
    {
        if (arguments.Encoder is not null) return DistillEmbEncoder.Load(arguments.Encoder);
        if (arguments.DataFolders.Count > 0)
        {
            Console.WriteLine("The encoder starts at random; a distilled one (--encoder) makes a better tagger.\n");
            return null;
        }

        Console.WriteLine("Distilling the encoder from two teachers of the sample corpus");
        DistillEmbEncoder distilled = NerModel.TrainEncoder(Path.Combine(AppContext.BaseDirectory, settings.DataSource.EncoderFolder), settings, lines, stop.Token);
        Console.WriteLine(FormattableString.Invariant($"Encoder of {distilled.ParameterCount:N0} parameters after {clock.Elapsed.TotalSeconds:F0} s\n"));
        return distilled;
    }

    IDataView Sentences(string[] from, string file) => mlContext.Data.LoadFromConllFile(from.Select(folder => (Path.Combine(folder, file), LanguageOf(folder))));

    static string LanguageOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException or OperationCanceledException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
