using DistillEmb.MLNet.Distillation;
using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace DistillEmb.MLNet.Sequences;

/// <summary>An encoder in training. On CPUs the words of a batch are divided among workers, one thread each.</summary>
internal sealed class TrainedVectorPass : WordVectorPass
{
    private readonly Student _student;
    private readonly DistillEmbEncoder _encoder;
    private readonly SentenceTrainingOptions _options;
    private readonly (int Offset, int Dimension)[] _parts;
    private readonly int[] _rows; // Of all words of the training data.
    private readonly int[] _lengths;
    private readonly SharedWeights[] _workers;
    private readonly Tensor?[] _vectors;

    /// <param name="student">The network.</param>
    /// <param name="encoder">What the network was made from: its characters, and how its vectors are scaled.</param>
    /// <param name="words">The words of the training data.</param>
    /// <param name="options">What is hidden in training.</param>
    /// <param name="workers">Threads.</param>
    public TrainedVectorPass(Student student, DistillEmbEncoder encoder, SentenceWords words, SentenceTrainingOptions options, int workers)
    {
        (_student, _encoder, _options) = (student, encoder, options);
        _parts = EncoderHead.PlacesOf(encoder.Heads);
        (_rows, _lengths) = words.Encode(encoder.Sequence);
        _workers = [.. Enumerable.Range(0, workers).Select(_ => new SharedWeights(student.Parameters))];
        _vectors = new Tensor?[workers];
    }

    public override bool IsTrained => true;

    public override Tensor Forward(SentenceBatch batch)
    {
        var noise = new SentenceNoise(_options, batch.Seed);
        GradientPass.RunWorkers(_workers.Length, worker =>
        {
            _workers[worker].ClearGradients();
            _vectors[worker]?.Dispose();
            BatchShare share = BatchShare.Of(batch.Words.Length, worker, _workers.Length);
            _vectors[worker] = share.Count == 0 ? null : Forward(batch, share, noise, name => _workers[worker][name]);
        });
        return cat([.. _vectors.OfType<Tensor>().Select(vectors => vectors.detach())]);
    }

    public override void Backward(Tensor gradient)
    {
        int words = (int)gradient.shape[0];
        GradientPass.RunWorkers(_workers.Length, worker =>
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

    private Tensor Forward(SentenceBatch batch, BatchShare share, SentenceNoise noise, Func<string, Tensor> weightOf)
    {
        using DisposeScope scope = NewDisposeScope();
        int length = _encoder.Sequence.Length;
        int[] rows = new int[share.Count * length];
        float[] scales = new float[share.Count]; // 0 for the word without characters, whose vector is zero.
        for (int i = 0; i < share.Count; i++)
        {
            int word = batch.Words[share.First + i];
            Span<int> own = rows.AsSpan(i * length, length);
            _rows.AsSpan(word * length, length).CopyTo(own);
            noise.HideCharacters(share.First + i, own);
            scales[i] = _lengths[word] == 0 ? 0 : SentenceShape.ScaleOf(_encoder);
        }

        Tensor raw = _student.Forward(rows, share.Count, weightOf, noise.OfEncoder(share.First));
        if (_encoder.NormalizeHeads) raw = cat([.. _parts.Select(part => Functional.normalize(raw.narrow(1, part.Offset, part.Dimension), 2, 1))], 1);
        return raw.mul(tensor(scales, [share.Count, 1], device: _student.Device)).DetachFromDisposeScope();
    }
}
