using System.Globalization;
using DistillEmb.MLNet.Learning;
using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.MLNet.Sequences;

/// <summary>What the training loop trains in a tagger or a classifier.</summary>
/// <param name="network">The network.</param>
/// <param name="sentences">The rows to train on.</param>
/// <param name="task">What for.</param>
/// <param name="tables">What has a vector of its own.</param>
/// <param name="shape">What reads a row.</param>
/// <param name="options">Checked options.</param>
/// <param name="seed">The seed of everything random.</param>
internal sealed class SentenceTraining<TModel>(
    SentenceNetwork network, IReadOnlyList<Sentence> sentences, SentenceTask<TModel> task, TokenTables tables, SentenceShape shape, SentenceTrainingOptions options, int seed)
    : TrainingTask<TModel, ValidationJudgement>
    where TModel : class
{
    private const double GivenEncoderRate = 0.0003;

    private int[] _order = [];

    public override WeightUpdate Update { get; } = UpdateOf(network, sentences.Count, options);

    public override int StepsPerEpoch => StepsOf(sentences.Count, options);

    public override long ItemsPerEpoch => sentences.Count;

    public override string Advice => AdviceOf(options);

    /// <summary>What to do about a training that diverged.</summary>
    public static string AdviceOf(SentenceTrainingOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"lower {nameof(options.LearningRate)}, now {options.LearningRate}{(options.FreezeEncoder ? "" : $", or {nameof(options.EncoderLearningRate)}")}");

    public override double Differentiate(int epoch, int step)
    {
        if (step == 0)
        {
            _order = [.. Enumerable.Range(0, sentences.Count)];
            RandomStream.Of(seed, (uint)epoch).Shuffle(_order);
        }

        IEnumerable<Sentence> rows = _order.Skip(step * options.BatchSize).Take(options.BatchSize).Select(row => sentences[row]);
        return network.Differentiate(new SentenceBatch(rows, RandomStream.Of(~seed, (uint)Update.Steps).Next()));
    }

    public override TModel Assemble(IReadOnlyList<NetworkWeights> weights, int epoch) => task.Assemble(network.EncoderOf(weights), tables, shape, weights[0]);

    public override ValidationJudgement Judge(TModel model, CancellationToken cancellation) => new(task.Judge(model, cancellation));

    public override void Dispose() => Update.Dispose();

    private static int StepsOf(int sentences, SentenceTrainingOptions options) => (sentences + options.BatchSize - 1) / options.BatchSize;

    private static WeightUpdate UpdateOf(SentenceNetwork network, int sentences, SentenceTrainingOptions options)
    {
        var schedule = new LearningRateSchedule(1, options.FinalLearningRate, (int)Math.Min(int.MaxValue, (long)StepsOf(sentences, options) * options.Epochs));
        double[] rates = [options.LearningRate, options.EncoderLearningRate ?? (options.Encoder is null ? options.LearningRate : GivenEncoderRate)];
        return new WeightUpdate(
            network.Groups.Zip(rates, (group, rate) => new ParameterGroup(group, step => schedule.RateOf(step) * rate)), options.WeightDecay, options.GradientClip, options.AverageWeights);
    }
}
