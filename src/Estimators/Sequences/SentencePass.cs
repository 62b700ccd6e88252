using DistillEmb.MLNet.Learning;
using DistillEmb.Sequences;
using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>
/// Computes the loss of a batch of rows and leaves its gradient in the parameters. Each different word of the batch is encoded once; then the
/// rows are divided among workers, one thread each, whose gradients are added in a fixed order.
/// </summary>
internal sealed class SentencePass : IDisposable
{
    private readonly SentenceShape _shape;
    private readonly SentenceHead _head;
    private readonly WordVectorPass _vectors;
    private readonly SentenceTrainingOptions _options;
    private readonly int[] _tableRows;
    private readonly SharedWeights[] _workers;
    private readonly double[] _losses;
    private readonly Tensor?[] _gradients;

    /// <param name="shape">What reads a row.</param>
    /// <param name="head">What stands on it.</param>
    /// <param name="vectors">The encoder.</param>
    /// <param name="parameters">All weights but the encoder's.</param>
    /// <param name="options">What is hidden in training.</param>
    /// <param name="tableRows">The row of each word in the table of frequent words.</param>
    /// <param name="workers">Threads.</param>
    public SentencePass(SentenceShape shape, SentenceHead head, WordVectorPass vectors, NetworkParameters parameters, SentenceTrainingOptions options, int[] tableRows, int workers)
    {
        (_shape, _head, _vectors, _options, _tableRows) = (shape, head, vectors, options, tableRows);
        _workers = [.. Enumerable.Range(0, workers).Select(_ => new SharedWeights(parameters.Parameters))];
        _losses = new double[workers];
        _gradients = new Tensor?[workers];
    }

    /// <returns>The mean loss of the batch's rows.</returns>
    public double Run(SentenceBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor vectors = _vectors.Forward(batch);
        Workers.Run(_workers.Length, worker => Run(worker, BatchShare.Of(batch.Sentences.Count, worker, _workers.Length), batch, vectors));
        SharedWeights.SumGradients(_workers);
        if (_vectors.IsTrained)
        {
            Tensor[] gradients = [.. _gradients.OfType<Tensor>()];
            foreach (Tensor more in gradients.Skip(1)) gradients[0].Add(more);
            _vectors.Backward(gradients[0]);
            foreach (Tensor gradient in gradients) gradient.Dispose();
        }

        return _losses.Sum();
    }

    public void Dispose()
    {
        foreach (SharedWeights worker in _workers) worker.Dispose();
    }

    /// <summary>What the network gives for the tokens of some rows, [tokens, output size].</summary>
    /// <param name="batch">The batch that the rows are of.</param>
    /// <param name="share">The rows.</param>
    /// <param name="vectors">The vectors of the batch's words.</param>
    /// <param name="weightOf">Gives a weight by its name.</param>
    /// <param name="noise">What is hidden; null for nothing.</param>
    public Tensor Read(SentenceBatch batch, BatchShare share, Tensor vectors, Func<string, Tensor> weightOf, SentenceNoise? noise)
    {
        int[] lengths = [.. batch.Slots.Skip(share.First).Take(share.Count).Select(slots => slots.Length)];
        bool[] hidden = [.. lengths.SelectMany((length, i) => noise?.HiddenTokens(share.First + i, length) ?? new bool[length])];
        int[] slots = [.. batch.Slots.Skip(share.First).Take(share.Count).SelectMany(row => row)];
        Tensor x = vectors.index_select(0, tensor(Array.ConvertAll(slots, slot => (long)slot), device: vectors.device));
        if (hidden.Contains(true)) x = x.mul(tensor(Array.ConvertAll(hidden, isHidden => isHidden ? 0f : 1f), [hidden.Length, 1], device: vectors.device));
        if (_shape.Words.IsPresent)
        {
            Tensor rows = tensor([.. slots.Select((slot, i) => hidden[i] ? 0L : _tableRows[batch.Words[slot]])], device: vectors.device);
            x = cat([x, weightOf(SentenceShape.Tensors.Words).index_select(0, rows)], 1);
        }

        if (noise is not null) x = noise.HideInput(x, share.First, lengths);
        var pass = new BilstmPass(lengths);
        for (int layer = 0; layer < _shape.Layers; layer++)
        {
            x = pass.Forward(_shape.Lstm, layer, x, weightOf);
            if (noise is not null) x = noise.HideOutput(x, share.First, lengths, layer);
        }

        return x;
    }

    private void Run(int worker, BatchShare share, SentenceBatch batch, Tensor vectors)
    {
        _workers[worker].ClearGradients();
        (_losses[worker], _gradients[worker]) = (0, null);
        if (share.Count == 0) return;
        using DisposeScope scope = NewDisposeScope();
        Tensor own = vectors.detach().requires_grad_(_vectors.IsTrained);
        Tensor outputs = Read(batch, share, own, name => _workers[worker][name], new SentenceNoise(_options, batch.Seed));
        Sentence[] sentences = [.. batch.Sentences.Skip(share.First).Take(share.Count)];
        _losses[worker] = _head.Differentiate(outputs, sentences, _workers[worker], 1.0 / batch.Sentences.Count);
        if (_vectors.IsTrained) _gradients[worker] = own.grad!.DetachFromDisposeScope();
    }
}
