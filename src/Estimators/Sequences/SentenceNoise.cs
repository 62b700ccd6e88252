using DistillEmb.MLNet.Learning;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>What training hides of a batch. What is hidden of a row or a word depends on the batch's seed and its number alone.</summary>
internal sealed class SentenceNoise(SentenceTrainingOptions options, int seed)
{
    private const int EncoderStream = 0;
    private const int TokenStream = 1;
    private const int CharacterStream = 2;
    private const int InputStream = 3;
    private const int FirstOutputStream = 4; // And one more for each layer behind the first.

    /// <summary>What is hidden in the encoder, of words from a number on.</summary>
    public TrainingNoise OfEncoder(int firstWord) => new(options.NgramDropout, RandomStream.SeedOf(seed, EncoderStream), firstWord);

    /// <summary>Which tokens of a row are hidden whole.</summary>
    public bool[] HiddenTokens(int row, int tokens)
    {
        bool[] hidden = new bool[tokens];
        if (options.WordDropout == 0) return hidden;
        Random random = RandomOf(row, TokenStream);
        for (int i = 0; i < tokens; i++) hidden[i] = random.NextDouble() < options.WordDropout;
        return hidden;
    }

    /// <summary>Replaces characters of a word by the unknown one.</summary>
    public void HideCharacters(int word, Span<int> ids)
    {
        if (options.CharacterDropout == 0) return;
        TrainingNoise.HideCharacters(ids, options.CharacterDropout, RandomOf(word, CharacterStream));
    }

    /// <summary>Dropout of what the first layer reads.</summary>
    public Tensor HideInput(Tensor vectors, int firstRow, IReadOnlyList<int> lengths) => Hide(vectors, firstRow, lengths, InputStream);

    /// <summary>Dropout of what a layer gives.</summary>
    public Tensor HideOutput(Tensor vectors, int firstRow, IReadOnlyList<int> lengths, int layer) => Hide(vectors, firstRow, lengths, FirstOutputStream + layer);

    private Tensor Hide(Tensor vectors, int firstRow, IReadOnlyList<int> lengths, int stream)
    {
        if (options.Dropout == 0) return vectors;
        int size = (int)vectors.shape[1];
        float[] mask = new float[vectors.shape[0] * size];
        float scale = (float)(1 / (1 - options.Dropout));
        int start = 0;
        for (int row = 0; row < lengths.Count; row++)
        {
            Random random = RandomOf(firstRow + row, stream);
            foreach (ref float value in mask.AsSpan(start, lengths[row] * size)) value = random.NextSingle() < options.Dropout ? 0 : scale;
            start += lengths[row] * size;
        }

        return vectors.mul(tensor(mask, vectors.shape, device: vectors.device));
    }

    private Random RandomOf(int number, int stream) => RandomStream.Of(RandomStream.SeedOf(seed, (uint)stream), (uint)number);
}
