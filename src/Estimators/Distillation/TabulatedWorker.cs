using System.Runtime.InteropServices;
using DistillEmb.MLNet.Encoder;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>One thread's share of <see cref="TabulatedGradientPass"/>.</summary>
internal sealed class TabulatedWorker(IEnumerable<(string Name, Parameter Parameter)> dense, DistillationLoss loss, int tableLength, NgramBag? ngrams, float[] ngramTable) : IDisposable
{
    private readonly NgramShare? _bags = ngrams is null ? null : new NgramShare(ngrams, ngramTable);

    /// <summary>The student's dense weights.</summary>
    public SharedWeights Weights { get; } = new(dense);

    /// <summary>The worker's share of the mean loss of the last batch.</summary>
    public double Loss { get; private set; }

    /// <summary>The gradient of the table, [characters, taps].</summary>
    public float[] TableGradient { get; } = new float[tableLength];

    /// <summary>The gradient of the n-grams' table, [buckets, size].</summary>
    public float[] NgramGradient => _bags?.Gradient ?? [];

    public void Run(DistillationBatch batch, BatchShare share, CharacterTable table, Tensor[] candidates)
    {
        Array.Clear(TableGradient);
        _bags?.Clear();
        Weights.ClearGradients();
        Loss = 0;
        if (share.Count == 0) return;

        using DisposeScope scope = NewDisposeScope();
        int filters = 0;
        foreach (ConvolutionBank bank in table.Banks) filters += bank.Filters;
        using Tensor highest = empty(share.Count, filters);
        using Tensor lowest = empty(share.Count, filters);
        Span<float> high = MemoryMarshal.Cast<byte, float>(highest.bytes);
        Span<float> low = MemoryMarshal.Cast<byte, float>(lowest.bytes);
        for (int i = 0; i < share.Count; i++)
            table.PoolPositions(RowsOf(batch, share.First + i), high.Slice(i * filters, filters), low.Slice(i * filters, filters));

        TrainingNoise? noise = batch.NoiseOf(share);
        Tensor? bags = _bags?.Gather(batch, share, noise);
        highest.requires_grad_(true);
        lowest.requires_grad_(true);
        Tensor mean = loss.Share(PositionalStudent.Project(highest, lowest, bags, name => Weights[name], noise), candidates, batch, share.First);
        mean.backward();
        Loss = mean.item<float>();

        if (bags is not null) _bags!.Scatter(bags);
        using Tensor highestGradient = highest.grad!.contiguous();
        using Tensor lowestGradient = lowest.grad!.contiguous();
        ReadOnlySpan<float> highGradient = MemoryMarshal.Cast<byte, float>(highestGradient.bytes);
        ReadOnlySpan<float> lowGradient = MemoryMarshal.Cast<byte, float>(lowestGradient.bytes);
        for (int i = 0; i < share.Count; i++)
        {
            var at = new Range(i * filters, (i + 1) * filters);
            CharacterTableGradient.Add(table, RowsOf(batch, share.First + i), high[at], low[at], highGradient[at], lowGradient[at], TableGradient);
        }
    }

    public void Dispose() => Weights.Dispose();

    private static ReadOnlySpan<int> RowsOf(DistillationBatch batch, int word) => batch.Rows.AsSpan(word * batch.SequenceLength, batch.SequenceLength);
}
