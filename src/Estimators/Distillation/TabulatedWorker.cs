using System.Runtime.InteropServices;
using DistillEmb.MLNet.Encoder;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// One thread's share of <see cref="TabulatedGradientPass"/>. It sees the student's dense weights themselves, but
/// collects their gradients apart.
/// </summary>
internal sealed class TabulatedWorker : IDisposable
{
    private readonly Dictionary<string, Tensor> _weights;
    private readonly ContrastiveObjective _objective;

    public TabulatedWorker(IEnumerable<(string Name, Parameter Parameter)> dense, ContrastiveObjective objective, int tableLength)
    {
        // A detached tensor shares its numbers with the parameter, and has a gradient of its own.
        _weights = dense.ToDictionary(weight => weight.Name, weight => weight.Parameter.detach().requires_grad_(true).DetachFromDisposeScope(), StringComparer.Ordinal);
        _objective = objective;
        TableGradient = new float[tableLength];
    }

    /// <summary>The worker's share of the mean loss of the last batch.</summary>
    public double Loss { get; private set; }

    /// <summary>The gradient of the table, [characters, taps].</summary>
    public float[] TableGradient { get; }

    public Tensor GradientOf(string name) => _weights[name].grad ?? zeros_like(_weights[name]);

    public void Run(DistillationBatch batch, int first, int words, CharacterTable table, Tensor[] candidates)
    {
        set_num_threads(1); // The number belongs to the thread; more of them would fight over the processors.
        Array.Clear(TableGradient);
        foreach (Tensor weight in _weights.Values) weight.grad = null;
        Loss = 0;
        if (words == 0) return;

        using DisposeScope scope = NewDisposeScope();
        int length = batch.Rows.Length / batch.Words;
        int filters = 0;
        foreach (ConvolutionBank bank in table.Banks) filters += bank.Filters;
        using Tensor highest = empty(words, filters);
        using Tensor lowest = empty(words, filters);
        Span<float> high = MemoryMarshal.Cast<byte, float>(highest.bytes);
        Span<float> low = MemoryMarshal.Cast<byte, float>(lowest.bytes);
        for (int i = 0; i < words; i++)
            table.PoolPositions(batch.Rows.AsSpan((first + i) * length, length), high.Slice(i * filters, filters), low.Slice(i * filters, filters));

        highest.requires_grad_(true);
        lowest.requires_grad_(true);
        Tensor loss = _objective.Loss(PositionalStudent.Project(highest, lowest, name => _weights[name]), candidates, first, batch.Words);
        loss.backward();
        Loss = loss.item<float>();

        using Tensor highestGradient = highest.grad!.contiguous();
        using Tensor lowestGradient = lowest.grad!.contiguous();
        ReadOnlySpan<float> highGradient = MemoryMarshal.Cast<byte, float>(highestGradient.bytes);
        ReadOnlySpan<float> lowGradient = MemoryMarshal.Cast<byte, float>(lowestGradient.bytes);
        for (int i = 0; i < words; i++)
        {
            var at = new Range(i * filters, (i + 1) * filters);
            CharacterTableGradient.Add(table, batch.Rows.AsSpan((first + i) * length, length), high[at], low[at], highGradient[at], lowGradient[at], TableGradient);
        }
    }

    public void Dispose()
    {
        foreach (Tensor weight in _weights.Values) weight.Dispose();
    }
}
