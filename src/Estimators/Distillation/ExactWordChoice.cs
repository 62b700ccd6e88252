using System.Numerics.Tensors;
using DistillEmb.Encoder;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Chooses the words that keep their teachers' vectors, and gives them to a trained encoder.</summary>
internal static class ExactWordChoice
{
    private const int WordsAtOnce = 1024;

    /// <summary>An encoder with exact words, in the network's space.</summary>
    /// <param name="encoder">The network, with a head for each teacher in their order.</param>
    /// <param name="vocabulary">The teachers.</param>
    /// <param name="counts">How often each word of the vocabulary occurs.</param>
    /// <param name="count">How many words; the encoder gets fewer where there are no more.</param>
    public static DistillEmbEncoder Attach(DistillEmbEncoder encoder, TeacherVocabulary vocabulary, int[] counts, int count)
    {
        if (count == 0) return encoder;
        (int Offset, int Dimension)[] parts = EncoderHead.PlacesOf(encoder.Heads);
        var builder = new ExactWordsBuilder(parts);
        float[] vector = new float[encoder.VectorSize];
        int[] trainWords = vocabulary.IndexesOf(WordSubset.Train);

        // By the corpus, which is the text that the encoder is for; the sort is stable, so the vocabulary's order decides where
        // the corpus does not.
        foreach (int index in trainWords.OrderByDescending(word => counts[word]))
        {
            if (builder.Count == count) break;

            Join(vocabulary, encoder.Heads, index, vector);
            builder.TryAdd(vocabulary.Words[index], vector);
        }

        if (builder.Count == 0) return encoder;
        float[] lengths = encoder.NormalizeHeads ? [.. parts.Select(_ => 1f)] : MeanLengths(encoder, parts, [.. trainWords.Select(index => vocabulary.Words[index])]);
        return encoder.WithExactWords(builder.Build(lengths));
    }

    // The direction of a part is that of the sum of its teachers' vectors, all of length 1.
    private static void Join(TeacherVocabulary vocabulary, IReadOnlyList<EncoderHead> heads, int word, Span<float> vector)
    {
        vector.Clear();
        for (int i = 0; i < heads.Count; i++)
        {
            Span<float> part = vector.Slice(heads[i].Offset, heads[i].Dimension);
            TensorPrimitives.Add(part, vocabulary.HeadList[i][word], part);
        }
    }

    private static float[] MeanLengths(DistillEmbEncoder encoder, (int Offset, int Dimension)[] parts, string[] words)
    {
        double[] sums = new double[parts.Length];
        foreach (float[] vector in words.Chunk(WordsAtOnce).SelectMany(encoder.Embed))
        {
            for (int i = 0; i < parts.Length; i++) sums[i] += TensorPrimitives.Norm<float>(vector.AsSpan(parts[i].Offset, parts[i].Dimension));
        }

        return [.. sums.Select(sum => (float)(sum / words.Length))];
    }
}
