using DistillEmb.MLNet.Learning;
using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace DistillEmb.MLNet.Sequences;

/// <summary>The plain way: TorchSharp's forward pass and its automatic gradient, on any device.</summary>
internal sealed class AutogradVectorPass(TrainableNetwork network, DistillEmbEncoder encoder, SentenceWords words, SentenceTrainingOptions options, int workers)
    : TrainedVectorPass(encoder, words, options)
{
    private readonly SharedWeights[] _workers = [.. Enumerable.Range(0, workers).Select(_ => new SharedWeights(network.Parameters))];
    private readonly Tensor?[] _vectors = new Tensor?[workers];

    public override Tensor Forward(SentenceBatch batch)
    {
        WordBatch words = WordsOf(batch);
        float[] scales = ScalesOf(batch);
        Workers.Run(_workers.Length, worker =>
        {
            _workers[worker].ClearGradients();
            _vectors[worker]?.Dispose();
            BatchShare share = BatchShare.Of(words.Words, worker, _workers.Length);
            _vectors[worker] = share.Count == 0 ? null : Forward(words, share, scales, name => _workers[worker][name]);
        });
        return cat([.. _vectors.OfType<Tensor>().Select(vectors => vectors.detach())]);
    }

    public override void Backward(Tensor gradient)
    {
        int words = (int)gradient.shape[0];
        Workers.Run(_workers.Length, worker =>
        {
            if (_vectors[worker] is not Tensor vectors) return;
            using DisposeScope scope = NewDisposeScope();
            BatchShare share = BatchShare.Of(words, worker, _workers.Length);
            autograd.backward([vectors], [gradient.narrow(0, share.First, share.Count)]);
        });
        SharedWeights.SumGradients(_workers);
    }

    public override void Dispose()
    {
        foreach (Tensor? vectors in _vectors) vectors?.Dispose();
        foreach (SharedWeights worker in _workers) worker.Dispose();
    }

    private Tensor Forward(WordBatch words, BatchShare share, float[] scales, Func<string, Tensor> weightOf)
    {
        using DisposeScope scope = NewDisposeScope();
        int[] rows = words.CharacterIds.AsSpan(share.First * words.SequenceLength, share.Count * words.SequenceLength).ToArray();
        Tensor raw = network.Forward(rows, share.Count, weightOf, words.NoiseOf(share));
        if (Parts.Length > 0) raw = cat([.. Parts.Select(part => Functional.normalize(raw.narrow(1, part.Offset, part.Dimension), 2, 1))], 1);
        return raw.mul(tensor(scales[share.First..(share.First + share.Count)], [share.Count, 1], device: network.Device)).DetachFromDisposeScope();
    }
}
