using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Host;

/// <summary>Messages to ML.NET's log, while something is being fitted.</summary>
internal sealed class TrainingLog(IChannel channel) : IDisposable
{
    public void Trace(string message) => channel.Trace(message);

    public void Info(string message) => channel.Info(message);

    public void Warning(string message) => channel.Warning(message);

    public void Dispose() => channel.Dispose();
}
