using DistillEmb.MLNet.Learning;
using DistillEmb.Sequences;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>Sets up the training of a network over rows; the loop does the rest.</summary>
/// <param name="options">Checked options.</param>
internal sealed class SentenceTrainer(SentenceTrainingOptions options)
{
    /// <summary>Trains.</summary>
    /// <param name="words">The words of the rows.</param>
    /// <param name="sentences">The rows.</param>
    /// <param name="task">What for.</param>
    /// <param name="device">Where the network lives.</param>
    /// <param name="seed">The seed of everything random.</param>
    /// <param name="loop">The training loop.</param>
    /// <returns>The best model of the epochs that were completed.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    /// <exception cref="InvalidOperationException">It diverged before the first epoch was complete.</exception>
    public TModel Train<TModel>(
        SentenceWords words, IReadOnlyList<Sentence> sentences, SentenceTask<TModel> task, Device device, int seed, TrainingLoop<TModel, ValidationJudgement> loop)
        where TModel : class
    {
        var random = new Random(seed);
        using IDisposable threads = Workers.KeepThreads();
        DistillEmbEncoder encoder = StartingEncoder.Of(options, words.All, random);
        TokenTables tables = words.Tables(options);
        var shape = new SentenceShape(encoder.VectorSize, new TableShape(tables.Words.Rows, options.WordVectorSize), TableShape.None, options.HiddenSize, options.Layers);
        using var network = new SentenceNetwork(encoder, tables, shape, task.CreateHead(shape), words, options, random, device);
        using var training = new SentenceTraining<TModel>(network, sentences, task, tables, shape, options, seed);
        return loop.Run(training);
    }
}
