using System.Diagnostics;
using System.Globalization;
using DistillEmb.MLNet.Distillation;
using DistillEmb.Network;
using DistillEmb.Sequences;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>The training loop of networks over rows: batches in, a model judged by validation rows after every epoch, the best one out.</summary>
/// <param name="options">Checked options.</param>
/// <param name="stop">Asked before every step, and heard while an epoch is judged.</param>
/// <param name="report">Told how far training has come.</param>
internal sealed class SentenceTrainer(SentenceTrainingOptions options, StopRequest stop, Action<SentenceTrainingProgress> report)
{
    private const int FewestReports = 4; // An epoch.
    private const int StepsBetweenReports = 100;
    private const int MostThreads = 8;

    /// <summary>How many threads train on the CPU.</summary>
    public static int ThreadsOf(SentenceTrainingOptions options) => options.Threads > 0 ? options.Threads : Math.Min(MostThreads, Environment.ProcessorCount);

    /// <summary>The epoch in which training diverged, after good ones; null where it did not.</summary>
    public int? DivergedIn { get; private set; }

    /// <summary>Trains.</summary>
    /// <param name="words">The words of the rows.</param>
    /// <param name="sentences">The rows.</param>
    /// <param name="task">What for.</param>
    /// <param name="device">Where the network lives.</param>
    /// <param name="seed">The seed of everything random.</param>
    /// <returns>The best model of the epochs that were completed.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    /// <exception cref="InvalidOperationException">It diverged before the first epoch was complete.</exception>
    public TModel Train<TModel>(SentenceWords words, IReadOnlyList<Sentence> sentences, SentenceTask<TModel> task, Device device, int seed)
        where TModel : class
    {
        var random = new Random(seed);
        int threadsBefore = get_num_threads();
        try
        {
            DistillEmbEncoder encoder = StartingEncoder.Of(options, words.All, random);
            TokenTables tables = words.Tables(options);
            var shape = new SentenceShape(
                encoder.VectorSize, new TableShape(tables.Words.Rows, options.WordVectorSize), new TableShape(tables.Shapes.Rows, options.WordShapeVectorSize), options.HiddenSize, options.Layers);
            using var network = new SentenceNetwork(encoder, tables, shape, task.CreateHead(shape), words, options, random, device);
            return Train(network, sentences, seed, (tuned, weights) => task.Assemble(tuned, tables, shape, weights), task);
        }
        finally
        {
            set_num_threads(threadsBefore);
        }
    }

    private TModel Train<TModel>(SentenceNetwork network, IReadOnlyList<Sentence> sentences, int seed, Func<DistillEmbEncoder, NetworkWeights, TModel> assemble, SentenceTask<TModel> task)
        where TModel : class
    {
        int stepsPerEpoch = (sentences.Count + options.BatchSize - 1) / options.BatchSize;
        int reportEvery = Math.Max(1, stepsPerEpoch / Math.Max(FewestReports, stepsPerEpoch / StepsBetweenReports));
        int steps = (int)Math.Min(int.MaxValue, (long)stepsPerEpoch * options.Epochs);
        var schedule = new LearningRateSchedule(1, options.FinalLearningRate, steps);
        var clock = Stopwatch.StartNew();
        (TModel? best, double bestScore, int bestEpoch, int step) = (null, double.NegativeInfinity, 0, 0);
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            int[] order = [.. Enumerable.Range(0, sentences.Count)];
            RandomStream.Of(seed, (uint)epoch).Shuffle(order);
            double lossSum = 0;
            for (int stepOfEpoch = 1; stepOfEpoch <= stepsPerEpoch; stepOfEpoch++)
            {
                if (stop.IsRequested) return best ?? throw Cancelled();
                IEnumerable<Sentence> rows = order.Skip((stepOfEpoch - 1) * options.BatchSize).Take(options.BatchSize).Select(row => sentences[row]);
                double loss = network.Step(new SentenceBatch(rows, RandomStream.Of(~seed, (uint)step).Next()), schedule.RateOf(step));
                if (!double.IsFinite(loss)) return BestBefore(epoch, loss);
                step++;
                lossSum += loss;
                if (stepOfEpoch < stepsPerEpoch && stepOfEpoch % reportEvery == 0) Report(epoch, step, lossSum / stepOfEpoch, null, isBest: false);
            }

            if (Assemble(network, assemble) is not TModel model) return BestBefore(epoch, double.NaN);
            if (!TryJudge(task, model, out double? score)) return best ?? throw Cancelled();
            bool isBest = (score ?? epoch) > bestScore;
            if (isBest) (best, bestScore, bestEpoch) = (model, score ?? epoch, epoch);
            Report(epoch, step, lossSum / stepsPerEpoch, score, isBest);
            if (options.Patience > 0 && epoch - bestEpoch >= options.Patience) break;
        }

        return best!;

        TModel BestBefore(int epoch, double loss)
        {
            if (best is null) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Training diverged in epoch {epoch} (loss {loss}): {Advice(options)}."));
            DivergedIn = epoch;
            Report(epoch, step, loss, null, isBest: false);
            return best;
        }

        void Report(int epoch, int made, double loss, double? score, bool isBest) => report(new SentenceTrainingProgress(
            epoch, options.Epochs, made, steps, loss, (double)made / stepsPerEpoch * sentences.Count / clock.Elapsed.TotalSeconds, clock.Elapsed, score, isBest));
    }

    /// <summary>What to do about a training that diverged.</summary>
    public static string Advice(SentenceTrainingOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"lower {nameof(options.LearningRate)}, now {options.LearningRate}{(options.FreezeEncoder ? "" : $", or {nameof(options.EncoderLearningRate)}")}");

    // False where it was cancelled: an epoch that was not judged to its end is not complete.
    private bool TryJudge<TModel>(SentenceTask<TModel> task, TModel model, out double? score)
        where TModel : class
    {
        score = null;
        try
        {
            score = task.Judge(model, stop.Token);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsRequested)
        {
            return false;
        }
    }

    private OperationCanceledException Cancelled() => new("The training was cancelled before its first epoch was complete.", options.CancellationToken);

    // Null where a weight is not finite.
    private static TModel? Assemble<TModel>(SentenceNetwork network, Func<DistillEmbEncoder, NetworkWeights, TModel> assemble)
        where TModel : class
    {
        try
        {
            (DistillEmbEncoder encoder, NetworkWeights weights) = network.Export();
            return assemble(encoder, weights);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
