using System.Runtime.InteropServices;
using DistillEmb.Network;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Names = DistillEmb.PositionalArchitecture.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// The fast way on CPUs for <see cref="PositionalNetwork"/>, forwards and backwards: the convolutions are tabulated once a step and
/// looked up in managed code, as in inference; the dense rest is <see cref="PositionalPass"/>.
/// </summary>
internal sealed class TabulatedPass : IDisposable
{
    private readonly PositionalNetwork _network;
    private readonly IReadOnlyList<ConvolutionBank> _banks;
    private readonly TabulatedWorker[] _workers;
    private readonly float[] _table;
    private readonly Parameter? _ngrams;
    private readonly int _taps;

    public TabulatedPass(PositionalNetwork network, int workers)
    {
        _network = network;
        _banks = network.Architecture.Convolutions;
        _taps = network.Architecture.TapCount;
        _table = new float[network[Names.Embedding].shape[0] * _taps];
        _ngrams = network.Architecture.Ngrams is null ? null : network[Names.Ngrams];
        (string Name, Parameter Parameter)[] dense = [.. network.Parameters.Where(IsDense)];
        _workers = [.. Enumerable.Range(0, workers).Select(_ => new TabulatedWorker(dense, _table.Length, network.Architecture.Ngrams, _ngrams))];
    }

    /// <summary>Tabulates the convolutions with the weights as they are. The result serves until the caller's dispose scope ends.</summary>
    public Tensor[] Tabulate()
    {
        Tensor[] tables = _network.Tables();
        FillTable(tables);
        return tables;
    }

    /// <summary>Computes raw vectors, once the convolutions were tabulated.</summary>
    /// <returns>[words, vector size], without a gradient.</returns>
    public Tensor Forward(WordBatch batch)
    {
        var table = new CharacterTable(_banks, _table);
        var vectors = new Tensor?[_workers.Length];
        Workers.Run(_workers.Length, worker =>
        {
            BatchShare share = BatchShare.Of(batch.Words, worker, _workers.Length);
            if (share.Count > 0) vectors[worker] = _workers[worker].Forward(batch, share, table);
        });
        Tensor all = cat([.. vectors.OfType<Tensor>()]);
        foreach (Tensor? own in vectors) own?.Dispose();
        return all;
    }

    /// <summary>Computes the loss of a batch and leaves its gradient in the network's parameters.</summary>
    /// <param name="batch">The words.</param>
    /// <param name="tables">What <see cref="Tabulate"/> gave.</param>
    /// <param name="differentiate">Gives the loss of vectors and its gradient.</param>
    public double Run(WordBatch batch, Tensor[] tables, VectorLoss differentiate)
    {
        foreach ((_, Parameter parameter) in _network.Parameters) parameter.grad = null;
        var table = new CharacterTable(_banks, _table);
        Workers.Run(_workers.Length, worker => _workers[worker].Run(batch, BatchShare.Of(batch.Words, worker, _workers.Length), table, differentiate));
        SharedWeights.SumGradients([.. _workers.Select(worker => worker.Weights)]);
        AddTableGradients(tables);
        if (_ngrams is not null) AddNgramGradients();
        return _workers.Sum(worker => worker.Loss);
    }

    public void Dispose()
    {
        foreach (TabulatedWorker worker in _workers) worker.Dispose();
    }

    private static bool IsDense((string Name, Parameter Parameter) weight) => weight.Name is not (Names.Embedding or Names.EmbeddingParts or Names.Ngrams) && weight.Parameter.shape.Length < 3;

    private void FillTable(Tensor[] tables)
    {
        int offset = 0;
        for (int i = 0; i < tables.Length; i++)
        {
            int columns = _banks[i].Width * _banks[i].Filters;
            using Tensor values = tables[i].detach();
            ReadOnlySpan<float> source = MemoryMarshal.Cast<byte, float>(values.bytes);
            for (int row = 0; row * _taps < _table.Length; row++)
                source.Slice(row * columns, columns).CopyTo(_table.AsSpan((row * _taps) + offset));
            offset += columns;
        }
    }

    // Into the first worker's, in the order of the workers.
    private void AddNgramGradients()
    {
        Tensor sum = _workers[0].NgramGradient!;
        foreach (TabulatedWorker worker in _workers.Skip(1)) sum.Add(worker.NgramGradient!);
        _ngrams!.grad = sum;
    }

    private void AddTableGradients(Tensor[] tables)
    {
        float[] sum = _workers[0].TableGradient;
        foreach (TabulatedWorker worker in _workers.Skip(1)) TensorPrimitives.Add(sum, worker.TableGradient, sum);
        var gradients = new Tensor[tables.Length];
        int offset = 0;
        for (int i = 0; i < tables.Length; i++)
        {
            int columns = _banks[i].Width * _banks[i].Filters;
            gradients[i] = empty(tables[i].shape);
            Span<float> target = MemoryMarshal.Cast<byte, float>(gradients[i].bytes);
            for (int row = 0; row * _taps < sum.Length; row++)
                sum.AsSpan((row * _taps) + offset, columns).CopyTo(target[(row * columns)..]);
            offset += columns;
        }

        autograd.backward(tables, gradients);
    }
}
