using TorchSharp;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace DistillEmb.MLNet.Sequences;

/// <summary>An encoder that stays as it is: each word is encoded when it is first met. Of very many words those met first, which are the frequent ones, are kept.</summary>
internal sealed class FrozenVectorPass(DistillEmbEncoder encoder, IReadOnlyList<string> words, Device device) : WordVectorPass
{
    private const long MostKept = 1 << 26; // Numbers: 256 MB.

    private readonly float[]?[] _kept = new float[words.Count][];
    private readonly int _size = encoder.VectorSize;
    private long _left = MostKept;

    public override bool IsTrained => false;

    public override Tensor Forward(SentenceBatch batch)
    {
        float[] values = new float[batch.Words.Length * _size];
        var missing = new List<int>(); // Places in the batch.
        for (int i = 0; i < batch.Words.Length; i++)
        {
            if (_kept[batch.Words[i]] is float[] vector) vector.CopyTo(values, i * _size);
            else missing.Add(i);
        }

        float[][] vectors = encoder.Embed(missing.Select(place => words[batch.Words[place]]));
        for (int i = 0; i < vectors.Length; i++)
        {
            TensorPrimitives.Multiply(vectors[i], SentenceShape.ScaleOf(encoder), vectors[i]);
            vectors[i].CopyTo(values, missing[i] * _size);
            if (_left < _size) continue;
            _kept[batch.Words[missing[i]]] = vectors[i];
            _left -= _size;
        }

        return tensor(values, [batch.Words.Length, _size], device: device);
    }

    public override void Backward(Tensor gradient) => throw new InvalidOperationException("A frozen encoder has no gradient.");

    public override void Dispose()
    {
    }
}
