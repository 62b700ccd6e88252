using System.Globalization;
using DistillEmb.MLNet.Host;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>Tells ML.NET's log how far a training has come, and whoever asked for it.</summary>
/// <param name="log">The log.</param>
/// <param name="asked">Is told too; null for nobody.</param>
internal sealed class TrainingWatch(TrainingLog log, IProgress<WordVectorProgress>? asked) : IProgress<WordVectorProgress>
{
    /// <summary>How far it has come; null before the first report.</summary>
    public WordVectorProgress? Latest { get; private set; }

    public void Report(WordVectorProgress value)
    {
        if (Latest is null) log.Info($"Word vectors are trained on {value.Census}");
        Latest = value;
        string line = string.Create(
            CultureInfo.InvariantCulture, $"Epoch {value.Epoch} of {value.Epochs}, step {value.Step} of {value.Steps}: loss {value.Loss:F4}, {value.TokensPerSecond:F0} tokens/s{HeldOut(value.HeldOutLoss)}");
        if (value.Step * (long)value.Epochs == value.Epoch * (long)value.Steps) log.Info(line);
        else log.Trace(line);
        asked?.Report(value);
    }

    private static string HeldOut(double? loss) => loss is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; lines held out: {loss:F4}");
}
