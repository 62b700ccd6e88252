using System.Runtime.InteropServices;
using DistillEmb.MLNet.Encoder;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Names = DistillEmb.MLNet.PositionalArchitecture.Tensors;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// The fast way on CPUs for <see cref="PositionalStudent"/>: the convolutions are tabulated once a step and looked up in
/// managed code, as in inference; TorchSharp does the dense rest. The words of a batch are divided among workers, one
/// thread each, whose gradients are added in a fixed order: with the same number of workers the result is the same.
/// </summary>
internal sealed class TabulatedGradientPass : GradientPass
{
    private readonly PositionalStudent _student;
    private readonly IReadOnlyList<ConvolutionBank> _banks;
    private readonly TabulatedWorker[] _workers;
    private readonly float[] _table;
    private readonly int _taps;

    public TabulatedGradientPass(PositionalStudent student, ContrastiveObjective objective, int threads)
        : base(objective)
    {
        _student = student;
        _banks = student.Architecture.Convolutions;
        _taps = student.Architecture.TapCount;
        _table = new float[student[Names.Embedding].shape[0] * _taps];
        (string Name, Parameter Parameter)[] dense = [.. student.Parameters.Where(IsDense)];
        _workers = [.. Enumerable.Range(0, threads).Select(_ => new TabulatedWorker(dense, objective, _table.Length))];
    }

    public override double Run(DistillationBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach ((_, Parameter parameter) in _student.Parameters) parameter.grad = null;
        set_num_threads(1); // libtorch's own threads would spin beside the workers.
        Tensor[] candidates = Objective.CandidatesOf(batch, CPU);
        Tensor[] tables = _student.Tables();
        FillTable(tables);

        var table = new CharacterTable(_banks, _table);
        int share = (batch.Words + _workers.Length - 1) / _workers.Length;
        Parallel.For(0, _workers.Length, new ParallelOptions { MaxDegreeOfParallelism = _workers.Length }, i =>
        {
            int first = Math.Min(batch.Words, i * share);
            _workers[i].Run(batch, first, Math.Min(share, batch.Words - first), table, candidates);
        });

        AddDenseGradients();
        AddTableGradients(tables);
        return _workers.Sum(worker => worker.Loss);
    }

    public override void Dispose()
    {
        foreach (TabulatedWorker worker in _workers) worker.Dispose();
    }

    private static bool IsDense((string Name, Parameter Parameter) weight) => weight.Name != Names.Embedding && weight.Parameter.shape.Length < 3;

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

    private void AddDenseGradients()
    {
        using IDisposable noGradient = no_grad();
        foreach ((string name, Parameter parameter) in _student.Parameters.Where(IsDense))
        {
            Tensor sum = _workers[0].GradientOf(name);
            foreach (TabulatedWorker worker in _workers.Skip(1)) sum.Add(worker.GradientOf(name));
            parameter.grad = sum;
        }
    }

    private void AddTableGradients(Tensor[] tables)
    {
        float[] sum = _workers[0].TableGradient;
        foreach (TabulatedWorker worker in _workers.Skip(1)) System.Numerics.Tensors.TensorPrimitives.Add(sum, worker.TableGradient, sum);
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
