using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Context;

/// <summary>A context in training: the model, and what tells words by its states.</summary>
/// <param name="Model">What is kept.</param>
/// <param name="Heads">The weights of the <see cref="NeighborHead"/>, which are not.</param>
internal sealed record LearntContext(ContextModel Model, EncoderWeights Heads);

/// <summary>Learning a context.</summary>
/// <param name="judge">Scores it; null for none, and the latest epoch is the best.</param>
internal sealed class ContextTask(ContextJudge? judge) : SentenceTask<LearntContext>
{
    public override bool IsUsefulUnfinished => true;

    public override SentenceHead CreateHead(SentenceShape shape) => new NeighborHead(shape);

    public override LearntContext Assemble(DistillEmbEncoder encoder, TokenTables tables, SentenceShape shape, EncoderWeights weights) => new(
        new ContextModel(encoder, shape, new EncoderWeights([.. shape.DescribeTensors()], weight => weights.Stored(weight.Name))),
        new EncoderWeights([.. NeighborHead.Describe(shape)], weight => weights.Stored(weight.Name)));

    public override double? Judge(LearntContext model) => judge?.Judge(model);
}
