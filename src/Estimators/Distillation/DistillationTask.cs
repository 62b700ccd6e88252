using System.Globalization;
using DistillEmb.MLNet.Learning;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Distillation;

/// <summary>What the training loop trains in a distillation.</summary>
/// <param name="network">The network.</param>
/// <param name="pass">Its loss and gradient.</param>
/// <param name="producer">The batches.</param>
/// <param name="judge">Judges by dev words.</param>
/// <param name="options">Checked options.</param>
/// <param name="plan">What the encoder has besides its weights.</param>
internal sealed class DistillationTask(
    TrainableNetwork network, GradientPass pass, BatchProducer producer, EncoderJudge judge, DistillEmbOptions options, EncoderPlan plan)
    : TrainingTask<DistillEmbEncoder, DevJudgement>
{
    public override WeightUpdate Update { get; } = new(
        [new ParameterGroup(network, new LearningRateSchedule(options.LearningRate, options.FinalLearningRate, (int)Math.Min(int.MaxValue, (long)producer.StepsPerEpoch * options.Epochs)).RateOf)],
        options.WeightDecay,
        options.GradientClip,
        options.AverageWeights);

    public override int StepsPerEpoch => producer.StepsPerEpoch;

    public override long ItemsPerEpoch => (long)producer.StepsPerEpoch * producer.BatchSize;

    public override string Advice => AdviceOf(options);

    /// <summary>What to do about a training that diverged.</summary>
    public static string AdviceOf(DistillEmbOptions options) => string.Create(CultureInfo.InvariantCulture, $"lower {nameof(DistillEmbOptions.LearningRate)}, now {options.LearningRate}");

    public override double Differentiate(int epoch, int step) => pass.Run(producer.Take());

    public override DistillEmbEncoder Assemble(IReadOnlyList<NetworkWeights> weights, int epoch) => plan.Build(weights[0], epoch);

    public override DevJudgement Judge(DistillEmbEncoder model, CancellationToken cancellation) => judge.Judge(model, cancellation);

    public override void Dispose() => Update.Dispose();
}
