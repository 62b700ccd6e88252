using System.Runtime.InteropServices;
using DistillEmb.MLNet.Learning;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace DistillEmb.MLNet.Sequences;

/// <summary>
/// The fast way on CPUs for <see cref="PositionalNetwork"/>. Going back, the vectors are computed a second time, hidden as before: that is
/// cheaper than to keep what lies on the way.
/// </summary>
internal sealed class TabulatedVectorPass(PositionalNetwork network, DistillEmbEncoder encoder, SentenceWords words, SentenceTrainingOptions options, int workers)
    : TrainedVectorPass(encoder, words, options)
{
    private readonly TabulatedPass _pass = new(network, workers);
    private WordBatch? _words;
    private float[] _scales = [];
    private Tensor[] _tables = [];

    public override Tensor Forward(SentenceBatch batch)
    {
        (_words, _scales, _tables) = (WordsOf(batch), ScalesOf(batch), _pass.Tabulate());
        Tensor vectors = _pass.Forward(_words);
        Span<float> values = ValuesOf(vectors);
        for (int word = 0; word < _scales.Length; word++)
        {
            Span<float> vector = values.Slice(word * Encoder.VectorSize, Encoder.VectorSize);
            foreach ((int offset, int dimension) in Parts)
            {
                Span<float> part = vector.Slice(offset, dimension);
                float length = TensorPrimitives.Norm<float>(part);
                if (length > DistillEmbEncoder.ShortestLength) TensorPrimitives.Divide(part, length, part);
            }

            TensorPrimitives.Multiply(vector, _scales[word], vector);
        }

        return vectors;
    }

    public override void Backward(Tensor gradient) => _pass.Run(_words!, _tables, (Tensor vectors, BatchShare share, out Tensor raw) =>
    {
        raw = gradient.narrow(0, share.First, share.Count).clone();
        Span<float> slopes = ValuesOf(raw);
        Span<float> values = ValuesOf(vectors);
        for (int i = 0; i < share.Count; i++)
        {
            Span<float> slope = slopes.Slice(i * Encoder.VectorSize, Encoder.VectorSize);
            TensorPrimitives.Multiply(slope, _scales[share.First + i], slope);
            foreach ((int offset, int dimension) in Parts)
                GoBack(values.Slice((i * Encoder.VectorSize) + offset, dimension), slope.Slice(offset, dimension));
        }

        return 0; // The loss was counted where the gradient comes from.
    });

    public override void Dispose() => _pass.Dispose();

    // From the gradient of a vector of length 1 to that of the vector before: what points along it is gone, the rest is divided by its length.
    private static void GoBack(Span<float> vector, Span<float> slope)
    {
        float length = TensorPrimitives.Norm<float>(vector);
        if (length <= DistillEmbEncoder.ShortestLength) return;
        float along = TensorPrimitives.Dot<float>(vector, slope) / (length * length);
        TensorPrimitives.MultiplyAdd(vector, -along, slope, slope);
        TensorPrimitives.Divide(slope, length, slope);
    }

    private static Span<float> ValuesOf(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
