using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Tiny distillations with a checkpoint in a folder of their own.</summary>
internal sealed class CheckpointRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.PathOf("run.checkpoint");

    /// <summary>The names of the files in the folder.</summary>
    public string[] Files => [.. Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Select(file => System.IO.Path.GetFileName(file)!)];

    /// <summary>Five epochs of eight steps, two teachers.</summary>
    public DistillEmbOptions Options()
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        (options.Epochs, options.CheckpointPath) = (5, Path);
        return options;
    }

    /// <summary>Fits until a report says so, and stops as Ctrl+C would.</summary>
    public static DistillEmbTransformer FitUntil(DistillEmbOptions options, Func<DistillationProgress, bool> isTime, MLContext? mlContext = null)
    {
        using var source = new CancellationTokenSource();
        options.CancellationToken = source.Token;
        options.Progress = new ProgressRecord(report =>
        {
            if (isTime(report)) source.Cancel();
        });
        try
        {
            return TinyDistillation.Fit(options, mlContext);
        }
        finally
        {
            (options.CancellationToken, options.Progress) = (default, null);
        }
    }

    /// <summary>Leaves the checkpoint of a run that was stopped after an epoch.</summary>
    public void Leave(DistillEmbOptions? options = null, int epoch = 1) => FitUntil(options ?? Options(), report => report.Epoch == epoch && report.Dev is not null);

    public void Dispose() => _folder.Dispose();
}
