using System.Numerics.Tensors;
using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Sequences;
using Tensors = DistillEmb.MLNet.Context.NeighborHead.Tensors;

namespace DistillEmb.MLNet.Context;

/// <summary>Scores a context by sentences that it was not trained on: the mean reciprocal rank of the words beside each token among the different words of a batch.</summary>
/// <param name="sentences">The sentences; of more than <see cref="MostSentences"/> the first ones count.</param>
/// <param name="words">Their words.</param>
/// <param name="options">Sentences in a batch, threads.</param>
internal sealed class ContextJudge(IReadOnlyList<Sentence> sentences, IReadOnlyList<string> words, SentenceTrainingOptions options)
{
    /// <summary>More would take longer than they tell.</summary>
    public const int MostSentences = 2000;

    private readonly Sentence[][] _batches = [.. sentences.Take(MostSentences).Chunk(options.BatchSize)];
    private readonly ParallelOptions _threads = new() { MaxDegreeOfParallelism = SentenceTrainer.ThreadsOf(options) };

    /// <summary>0 to 1, the higher the better.</summary>
    public double Judge(LearntContext context)
    {
        var sums = new (double Reciprocals, int Count)[_batches.Length];
        Parallel.For(0, sums.Length, _threads, batch => sums[batch] = Judge(context, new SentenceBatch(_batches[batch], seed: 0)));
        return sums.Sum(sum => sum.Reciprocals) / sums.Sum(sum => sum.Count);
    }

    /// <summary>The rank of a score, from 1. Equal ones count as better, and one that is no number is the last.</summary>
    public static int RankOf(float[] scores, int place) => scores.Count(score => !(score < scores[place]));

    private (double Reciprocals, int Count) Judge(LearntContext context, SentenceBatch batch)
    {
        SentenceShape shape = context.Model.Shape;
        SequenceScratch scratch = context.Model.Reader.RentScratch();
        float[] states = [.. batch.Sentences.SelectMany(sentence => context.Model.Reader.Read(Array.ConvertAll(sentence.Words, word => words[word].AsMemory()), scratch).ToArray())];
        context.Model.Reader.ReturnScratch(scratch);
        float[][] candidates = context.Model.Reader.Encoder.Embed(batch.Words.Select(word => words[word]));
        foreach (float[] vector in candidates) TensorPrimitives.Multiply(vector, SentenceShape.ScaleOf(context.Model.Reader.Encoder), vector);
        float[] asked = new float[shape.EncoderSize];
        float[] scores = new float[candidates.Length];
        (double reciprocals, int count) = (0, 0);
        foreach (bool backward in (bool[])[false, true])
        {
            var layer = new PackedMatrix(context.Heads[Tensors.Weight(backward)], shape.HiddenSize, shape.EncoderSize, context.Heads[Tensors.Bias(backward)]);
            foreach ((int token, int neighbor) in Neighbors.Of(batch.Slots, backward))
            {
                layer.Multiply(states.AsSpan((token * shape.Lstm.OutputSize) + (backward ? shape.HiddenSize : 0), shape.HiddenSize), 1, asked);
                for (int i = 0; i < scores.Length; i++) scores[i] = TensorPrimitives.Dot<float>(asked, candidates[i]);
                reciprocals += 1.0 / RankOf(scores, neighbor);
                count++;
            }
        }

        return (reciprocals, count);
    }
}
