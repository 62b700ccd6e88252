using System.Collections.Concurrent;
using DistillEmb.MLNet.Host;
using DistillEmb.Text;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Text;

/// <summary>Tells ML.NET's log how each file was read, and of lines that were skipped, once.</summary>
/// <param name="environment">That of the catalog.</param>
internal sealed class ConllLog(IHostEnvironment environment) : IConllWatch
{
    private readonly TrainingHost _host = new(environment, nameof(ConllDataView));
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _skips = new(StringComparer.Ordinal);

    public void Begin()
    {
    }

    public void Open(ConllSource source, string layout)
    {
        if (!_told.TryAdd(source.Path, true)) return;
        using TrainingLog log = _host.Start("Reading tagged text");
        log.Info($"{source.Path}: {layout}.");
    }

    public void See(ConllSource source, ConllSentence sentence)
    {
    }

    public void End(ConllSource source, SkippedLines skipped)
    {
        if (skipped.Count == 0 || !_skips.TryAdd(source.Path, true)) return;
        using TrainingLog log = _host.Start("Reading tagged text");
        log.Warning($"{source.Path}: {skipped}.");
    }
}
