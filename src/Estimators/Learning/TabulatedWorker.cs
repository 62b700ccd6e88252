using System.Runtime.InteropServices;
using DistillEmb.Network;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Names = DistillEmb.PositionalArchitecture.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace DistillEmb.MLNet.Learning;

/// <summary>One thread's share of <see cref="TabulatedPass"/>.</summary>
/// <param name="dense">The network's dense weights.</param>
/// <param name="tableLength">Values in the table of characters.</param>
/// <param name="ngrams">The shape of the bag of n-grams; null for none.</param>
/// <param name="ngramTable">Its table, [buckets, size].</param>
internal sealed class TabulatedWorker(IEnumerable<(string Name, Parameter Parameter)> dense, int tableLength, NgramBag? ngrams, Parameter? ngramTable) : IDisposable
{
    private readonly NgramShare? _bags = ngrams is null ? null : new NgramShare(ngrams, ngramTable!);
    private float[] _pooled = [];
    private float[] _slopes = []; // First the lowest values.
    private int[] _positions = [];
    private int[] _lowestPositions = [];
    private int _filters;

    /// <summary>The network's dense weights.</summary>
    public SharedWeights Weights { get; } = new(dense);

    /// <summary>The worker's share of the mean loss of the last batch.</summary>
    public double Loss { get; private set; }

    /// <summary>The gradient of the table, [characters, taps].</summary>
    public float[] TableGradient { get; } = new float[tableLength];

    /// <summary>The gradient of the n-grams' table, [buckets, size].</summary>
    public Tensor? NgramGradient => _bags?.Gradient;

    /// <summary>Computes the raw vectors of some words, [words, vector size].</summary>
    public Tensor Forward(WordBatch batch, BatchShare share, CharacterTable table)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        return Forward(batch, share, table, out _).DetachFromDisposeScope();
    }

    /// <summary>Computes the vectors of some words, and goes back from them.</summary>
    /// <param name="batch">The batch that they are of.</param>
    /// <param name="share">The words.</param>
    /// <param name="table">The tabulated convolutions.</param>
    /// <param name="differentiate">Gives the loss of vectors and its gradient.</param>
    public void Run(WordBatch batch, BatchShare share, CharacterTable table, VectorLoss differentiate)
    {
        Array.Clear(TableGradient);
        _bags?.Clear();
        Weights.ClearGradients();
        Loss = 0;
        if (share.Count == 0) return;

        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        Tensor vectors = Forward(batch, share, table, out PositionalPass pass);
        Loss = differentiate(vectors, share, out Tensor gradient);
        Span<float> features = ValuesOf(pass.Backward(gradient, out Tensor? bagGradient));
        AddGradients(batch, share, table, features, features.Length / share.Count, _filters, bagGradient);
    }

    public void Dispose()
    {
        Weights.Dispose();
        _bags?.Dispose();
    }

    private static ReadOnlySpan<int> RowsOf(WordBatch batch, int word) => batch.CharacterIds.AsSpan(word * batch.SequenceLength, batch.SequenceLength);

    private static Span<float> ValuesOf(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private Tensor Forward(WordBatch batch, BatchShare share, CharacterTable table, out PositionalPass pass)
    {
        _filters = Pool(batch, share, table);
        TrainingNoise? noise = batch.NoiseOf(share);
        Tensor? bags = _bags?.Gather(batch, share, noise);
        pass = new PositionalPass(Weights, share.Count);
        return pass.Forward(_pooled.AsSpan(0, share.Count * _filters), bags);
    }

    private int Pool(WordBatch batch, BatchShare share, CharacterTable table)
    {
        float[] bias = Weights.Numbers(Names.ConvolutionBias);
        int filters = bias.Length;
        if (_pooled.Length < share.Count * filters)
        {
            (_pooled, _slopes) = (new float[share.Count * filters], new float[share.Count * filters]);
            (_positions, _lowestPositions) = (new int[share.Count * filters], new int[filters]);
        }

        for (int i = 0; i < share.Count; i++)
        {
            Span<float> highest = _pooled.AsSpan(i * filters, filters);
            Span<float> lowest = _slopes.AsSpan(i * filters, filters);
            Span<int> positions = _positions.AsSpan(i * filters, filters);
            table.PoolPositions(RowsOf(batch, share.First + i), highest, lowest, positions, _lowestPositions);
            GeluSlope.LargerOf(highest, lowest, bias, positions, _lowestPositions);
        }

        return filters;
    }

    private void AddGradients(WordBatch batch, BatchShare share, CharacterTable table, Span<float> features, int size, int filters, Tensor? bagGradient)
    {
        Tensor biasGradient = zeros(filters);
        Span<float> bias = ValuesOf(biasGradient);
        for (int i = 0; i < share.Count; i++)
        {
            Span<float> row = features.Slice(i * size, size);
            Span<float> gradient = row[..filters];
            TensorPrimitives.Multiply(gradient, _slopes.AsSpan(i * filters, filters), gradient);
            TensorPrimitives.Add(bias, gradient, bias);
            CharacterTableGradient.Add(table, RowsOf(batch, share.First + i), _positions.AsSpan(i * filters, filters), gradient, TableGradient);
            if (bagGradient is null) continue;
            Span<float> bag = ValuesOf(bagGradient).Slice(i * (size - filters), size - filters);
            TensorPrimitives.Add(bag, row[filters..], bag);
        }

        Weights[Names.ConvolutionBias].grad = biasGradient;
        if (bagGradient is not null) _bags!.Scatter(ValuesOf(bagGradient));
    }
}
