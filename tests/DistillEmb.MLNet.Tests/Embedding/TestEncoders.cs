using DistillEmb.Characters;
using DistillEmb.Encoder;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Tests;

/// <summary>Small encoders with random weights: what they say of words means nothing, how they say it is the library's.</summary>
internal static class TestEncoders
{
    public const int MaxWordLength = 14;

    private const string LatinWithMarks = "\u00E4\u00E9\u00F1\u00F6\u00FC\u1EB9\u1ECD\u1E63"; // a few of German, Spanish, Yoruba

    public static PositionalArchitecture Architecture { get; } = new()
    {
        EmbeddingSize = 12,
        Convolutions = [new(1, 8), new(2, 16), new(3, 24)],
        HiddenSize = 32,
        Ngrams = null,
    };

    /// <summary>The same with a bag of chosen n-grams, those of a few words.</summary>
    public static PositionalArchitecture WithChosenNgrams => new PositionalArchitecture
    {
        EmbeddingSize = Architecture.EmbeddingSize,
        Convolutions = Architecture.Convolutions,
        HiddenSize = Architecture.HiddenSize,
        Ngrams = new NgramBag(64, 16, 2, 3),
    }.With(ChosenNgrams());

    public static CharacterVocabulary Vocabulary { get; } = new(
        Enumerable.Range('a', 26)
            .Concat(LatinWithMarks.Select(character => (int)character))
            .Concat(Enumerable.Range(0x1200, 0x15B).Where(scalar => char.IsLetter((char)scalar)))
            .Order());

    /// <summary>An encoder with the heads "word2vec" of 10 and "fasttext" of 6 values.</summary>
    public static DistillEmbEncoder Create(int seed = 1, bool normalizeHeads = true) =>
        Create(Architecture, EncoderHead.SideBySide([("word2vec", 10), ("fasttext", 6)]), seed, normalizeHeads);

    /// <summary>An encoder of another architecture, or with other heads.</summary>
    public static DistillEmbEncoder Create(EncoderArchitecture architecture, EncoderHead[] heads, int seed = 1, bool normalizeHeads = true, int maxWordLength = MaxWordLength)
    {
        var random = new Random(seed);
        var sequence = new CharacterSequence(Vocabulary, maxWordLength, architecture.Framing);
        var weights = new NetworkWeights(
            architecture.DescribeTensors(Vocabulary.Count, sequence.Length, EncoderHead.VectorSizeOf(heads)),
            shape => [.. Enumerable.Range(0, shape.Length).Select(_ => Weight(shape, random))]);
        var properties = new Dictionary<string, string> { ["seed"] = $"{seed}", ["purpose"] = "test, \u1348\u1270\u1293" };
        return new DistillEmbEncoder(architecture, sequence, heads, normalizeHeads, weights, properties);
    }

    /// <summary>The same network with exact words, whose vectors are those of <see cref="TeacherVector"/> by their place here.</summary>
    public static DistillEmbEncoder WithExactWords(DistillEmbEncoder encoder, params string[] words)
    {
        (int, int)[] parts = EncoderHead.PlacesOf(encoder.Heads);
        var builder = new ExactWordsBuilder(parts);
        for (int i = 0; i < words.Length; i++)
        {
            if (!builder.TryAdd(words[i], TeacherVector(i, encoder.VectorSize))) throw new ArgumentException($"'{words[i]}' cannot be exact.", nameof(words));
        }

        return encoder.WithExactWords(builder.Build([.. parts.Select((_, i) => encoder.NormalizeHeads ? 1f : 2.5f + i)]));
    }

    /// <summary>What a teacher might say of a word.</summary>
    public static float[] TeacherVector(int number, int size)
    {
        var random = new Random(1000 + number);
        return [.. Enumerable.Range(0, size).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static NgramVocabulary ChosenNgrams()
    {
        var bag = new NgramBag(64, 16, 2, 3);
        var sequence = new CharacterSequence(Vocabulary, MaxWordLength, WordFraming.Marks);
        int[] rows = new int[sequence.Length];
        uint[] hashes = new uint[bag.LargestCount(rows.Length)];
        var chosen = new List<uint>();
        foreach (string word in (string[])["selam", "averyword", "\u1230\u120B\u121D"])
        {
            sequence.Encode(word, rows);
            chosen.AddRange(hashes.AsSpan(0, bag.Hash(rows.AsSpan(0, CharacterTable.PositionsOf(rows)), hashes)));
        }

        return NgramVocabulary.Choose(chosen, bag.Buckets);
    }

    private static float Weight(TensorShape shape, Random random)
    {
        float uniform = random.NextSingle() - 0.5f;
        if (shape.Name.EndsWith(".scale", StringComparison.Ordinal)) return 1 + (0.2f * uniform);
        return shape.Name.EndsWith(".shift", StringComparison.Ordinal) ? 0.2f * uniform : uniform;
    }
}
