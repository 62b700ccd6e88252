using DistillEmb.MLNet.Learning;
using DistillEmb.Sequences;
using TorchSharp;

namespace DistillEmb.MLNet.Sequences;

/// <summary>An encoder in training. On CPUs the words of a batch are divided among workers, one thread each.</summary>
internal abstract class TrainedVectorPass : WordVectorPass
{
    private readonly SentenceTrainingOptions _options;
    private readonly int _length;
    private readonly int[] _rows; // Of all words of the training data.
    private readonly bool[] _isEmpty;

    /// <param name="encoder">What the network was made from: its characters, and how its vectors are scaled.</param>
    /// <param name="words">The words of the training data.</param>
    /// <param name="options">What is hidden in training.</param>
    protected TrainedVectorPass(DistillEmbEncoder encoder, SentenceWords words, SentenceTrainingOptions options)
    {
        (_options, _length, Encoder) = (options, encoder.Sequence.Length, encoder);
        Parts = encoder.NormalizeHeads ? EncoderHead.PlacesOf(encoder.Heads) : [];
        (_rows, int[] lengths) = words.Encode(encoder.Sequence);
        _isEmpty = Array.ConvertAll(lengths, length => length == 0);
    }

    public override bool IsTrained => true;

    protected DistillEmbEncoder Encoder { get; }

    /// <summary>The parts of a vector that are scaled to length 1.</summary>
    protected (int Offset, int Dimension)[] Parts { get; }

    /// <summary>The way through TorchSharp's automatic gradient, or a faster one where there is one.</summary>
    public static TrainedVectorPass Create(TrainableNetwork network, DistillEmbEncoder encoder, SentenceWords words, SentenceTrainingOptions options, int workers) =>
        network is PositionalNetwork positional && network.Device.type == DeviceType.CPU
            ? new TabulatedVectorPass(positional, encoder, words, options, workers)
            : new AutogradVectorPass(network, encoder, words, options, workers);

    /// <summary>The words of a batch, some of their characters hidden.</summary>
    protected WordBatch WordsOf(SentenceBatch batch)
    {
        var noise = new SentenceNoise(_options, batch.Seed);
        int[] rows = new int[batch.Words.Length * _length];
        for (int i = 0; i < batch.Words.Length; i++)
        {
            Span<int> own = rows.AsSpan(i * _length, _length);
            _rows.AsSpan(batch.Words[i] * _length, _length).CopyTo(own);
            noise.HideCharacters(i, own);
        }

        return new WordBatch(rows, batch.Words.Length) { Noise = noise.OfEncoder };
    }

    /// <summary>What the vector of each word is multiplied by: 0 for the word without characters, whose vector is zero.</summary>
    protected float[] ScalesOf(SentenceBatch batch) => Array.ConvertAll(batch.Words, word => _isEmpty[word] ? 0 : SentenceShape.ScaleOf(Encoder));
}
