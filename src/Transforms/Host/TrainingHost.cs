using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Host;

/// <summary>What fitting has to do with ML.NET: its log, its progress, and the settings of the <see cref="MLContext"/>.</summary>
/// <param name="environment">That of the catalog.</param>
/// <param name="name">What fits, in ML.NET's log.</param>
internal sealed class TrainingHost(IHostEnvironment environment, string name)
{
    private readonly IHost _host = environment.Register(name);

    /// <summary>For the transformer that is made.</summary>
    public IHostEnvironment Environment => environment;

    /// <summary>The seed of the context; null where it has none.</summary>
    public int? Seed => Settings?.Seed;

    /// <summary>The CUDA device that the context asks for; null for the CPU.</summary>
    public int? GpuDeviceId => Settings?.GpuDeviceId;

    /// <summary>Whether the CPU does where the device is not there.</summary>
    public bool FallbackToCpu => Settings?.FallbackToCpu ?? false;

    /// <summary>Whether <see cref="MLContext.CancelExecution"/> was called.</summary>
    public bool IsCancelled => _host is ICancelable { IsCanceled: true } || environment is ICancelable { IsCanceled: true };

    private IHostEnvironmentInternal? Settings => environment as IHostEnvironmentInternal;

    /// <summary>A log that is open until it is disposed of.</summary>
    /// <param name="work">What is done, in ML.NET's log.</param>
    public TrainingLog Start(string work) => new(_host.Start(work));

    /// <summary>Shows how many rows were read, until it is disposed of.</summary>
    public IDisposable ShowRows(string work, Func<long> rows) => Show(work, new ProgressHeader(["rows"]), entry => entry.SetProgress(0, rows()));

    /// <summary>Shows epochs, steps and the loss, until it is disposed of.</summary>
    /// <param name="work">What is done, in ML.NET's log.</param>
    /// <param name="latest">How far it has come; null before the first step.</param>
    public IDisposable ShowEpochs(string work, Func<(int Epoch, int Epochs, int Step, int Steps, double Loss)?> latest) =>
        Show(work, new ProgressHeader(["loss"], ["epochs", "steps"]), entry =>
        {
            if (latest() is not var (epoch, epochs, step, steps, loss)) return;
            entry.SetProgress(0, epoch, epochs);
            entry.SetProgress(1, step, steps);
            entry.SetMetric(0, loss);
        });

    private IProgressChannel Show(string work, ProgressHeader header, Action<IProgressEntry> fill)
    {
        IProgressChannel progress = _host.StartProgressChannel(work);
        progress.SetHeader(header, fill);
        return progress;
    }
}
