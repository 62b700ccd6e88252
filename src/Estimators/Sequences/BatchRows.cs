using DistillEmb.MLNet.Distillation;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>The rows of a batch that one worker trains on.</summary>
internal sealed class BatchRows
{
    /// <param name="batch">The batch.</param>
    /// <param name="share">Which of its rows.</param>
    /// <param name="vectors">The vectors of the batch's different words, [words, vector size], without a gradient.</param>
    public BatchRows(SentenceBatch batch, BatchShare share, Tensor vectors)
    {
        Vectors = vectors;
        Sentences = [.. batch.Sentences.Skip(share.First).Take(share.Count)];
        Slots = [.. batch.Slots.Skip(share.First).Take(share.Count)];
        Weight = 1.0 / batch.Sentences.Count;
        BatchNeighbors = batch.Sentences.Sum(sentence => sentence.Words.Length - 1);
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Of each row, the places of its tokens among the batch's words.</summary>
    public IReadOnlyList<int[]> Slots { get; }

    /// <summary>The vectors of the batch's different words, [words, vector size], without a gradient.</summary>
    public Tensor Vectors { get; }

    /// <summary>What a row's loss is multiplied by where the batch's is the mean of its rows'.</summary>
    public double Weight { get; }

    /// <summary>Pairs of tokens side by side in all rows of the batch.</summary>
    public int BatchNeighbors { get; }
}
