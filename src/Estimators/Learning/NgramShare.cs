using System.Runtime.InteropServices;
using DistillEmb.Network;
using TorchSharp.Modules;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace DistillEmb.MLNet.Learning;

/// <summary>The bags of n-grams of one worker's words, and their way back: only the rows that the words have get a gradient.</summary>
/// <param name="bag">The shape of the bag.</param>
/// <param name="table">Its table, [buckets, size].</param>
internal sealed class NgramShare(NgramBag bag, Parameter table) : IDisposable
{
    private readonly List<int> _buckets = []; // Of all words, one after another.
    private readonly List<int> _ends = [];

    /// <summary>The gradient of the table, [buckets, size].</summary>
    public Tensor Gradient { get; } = zeros(bag.Buckets, bag.Size).DetachFromDisposeScope();

    public void Clear()
    {
        ValuesOf(Gradient).Clear();
        _buckets.Clear();
        _ends.Clear();
    }

    /// <summary>Computes the bags of some words.</summary>
    /// <returns>[words, size]</returns>
    public Tensor Gather(WordBatch batch, BatchShare share, TrainingNoise? noise)
    {
        Tensor bags = empty(share.Count, bag.Size);
        Span<float> values = ValuesOf(bags);
        ReadOnlySpan<float> rowsOfTable = ValuesOf(table);
        int[] buckets = new int[bag.LargestCount(batch.SequenceLength)];
        for (int i = 0; i < share.Count; i++)
        {
            ReadOnlySpan<int> rows = batch.CharacterIds.AsSpan((share.First + i) * batch.SequenceLength, batch.SequenceLength);
            int count = bag.Collect(rows[..CharacterTable.PositionsOf(rows)], buckets);
            count = noise?.HideNgrams(i, buckets.AsSpan(0, count)) ?? count;
            bag.Sum(buckets.AsSpan(0, count), rowsOfTable, values.Slice(i * bag.Size, bag.Size));
            _buckets.AddRange(buckets.AsSpan(0, count));
            _ends.Add(_buckets.Count);
        }

        return bags;
    }

    /// <summary>Adds the gradient of the bags that <see cref="Gather"/> gave, [words, size], to that of the table.</summary>
    public void Scatter(ReadOnlySpan<float> gradients)
    {
        Span<float> sum = ValuesOf(Gradient);
        ReadOnlySpan<int> buckets = CollectionsMarshal.AsSpan(_buckets);
        float[] gradient = new float[bag.Size];
        int start = 0;
        for (int word = 0; word < _ends.Count; word++)
        {
            int end = _ends[word];
            if (end > start) TensorPrimitives.Multiply(gradients.Slice(word * bag.Size, bag.Size), NgramBag.ScaleOf(end - start), gradient);
            foreach (int bucket in buckets[start..end])
            {
                Span<float> row = sum.Slice(bucket * bag.Size, bag.Size);
                TensorPrimitives.Add(row, gradient, row);
            }

            start = end;
        }
    }

    public void Dispose() => Gradient.Dispose();

    private static Span<float> ValuesOf(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
