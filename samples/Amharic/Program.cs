using System.Diagnostics;
using Amharic;

try
{
    return args.Contains("--help") || args.Contains("-h") ? Help() : Run(Arguments.Parse(args));
}
catch (FormatException fault)
{
    Console.Error.WriteLine($"{fault.Message}\n{Arguments.Usage}");
    return 2;
}
catch (OperationCanceledException fault)
{
    Console.Error.WriteLine($"\n{fault.Message}");
    return 1;
}
catch (Exception fault) when (fault is IOException or InvalidDataException or InvalidOperationException or ArgumentException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}

static int Help()
{
    Console.WriteLine(Arguments.Usage);
    return 0;
}

static int Run(Arguments arguments)
{
    var source = new TrainingSource(arguments.DataFolder ?? Path.Combine(AppContext.BaseDirectory, "data"));
    TrainingSettings settings = (arguments.DataFolder is null ? TrainingSettings.Small : TrainingSettings.Real) with { Seed = arguments.Seed, Threads = arguments.Threads };
    if (arguments.Epochs is int epochs) settings = settings with { Epochs = epochs };
    AmharicModel.ModelPath = Path.GetFullPath(arguments.Output);
    if (Path.GetDirectoryName(AmharicModel.ModelPath) is string folder && !Directory.Exists(folder))
        throw new DirectoryNotFoundException($"The folder '{folder}' of --out does not exist."); // Better now than after training.

    Console.WriteLine($"Corpus   {source.CorpusFile}");
    foreach (string teacher in source.TeacherFiles) Console.WriteLine($"Teacher  {teacher}");
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, key) =>
    {
        key.Cancel = !stop.IsCancellationRequested; // A second Ctrl+C ends the program.
        stop.Cancel();
    };

    var clock = Stopwatch.StartNew();
    AmharicModel.Train(source, AmharicModel.ModelPath, settings, new ProgressBar(), stop.Token);
    Console.WriteLine(FormattableString.Invariant($"\nTrained and saved in {clock.Elapsed.TotalSeconds:F0} s: {AmharicModel.ModelPath} ({new FileInfo(AmharicModel.ModelPath).Length / 1e6:F2} MB)"));

    Showcase.Show(source, AmharicModel.ModelPath);
    return 0;
}
