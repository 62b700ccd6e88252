using System.Runtime.InteropServices;
using DistillEmb.Characters;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using TorchSharp;
using TorchSharp.Modules;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Networks small enough to be computed many times.</summary>
internal static class TinyNetwork
{
    public static PositionalArchitecture Architecture { get; } = new()
    {
        EmbeddingSize = 16,
        Convolutions = [new(1, 8), new(2, 16), new(3, 24)],
        HiddenSize = 32,
        Ngrams = null,
    };

    /// <summary>The same with a bag of n-grams beside the convolutions.</summary>
    public static PositionalArchitecture WithNgrams { get; } = new()
    {
        EmbeddingSize = 16,
        Convolutions = [new(1, 8), new(2, 16), new(3, 24)],
        HiddenSize = 32,
        Ngrams = new NgramBag(101, 16, 2, 4),
    };

    /// <summary>The same with n-grams that share their rows.</summary>
    public static PositionalArchitecture WithHashedNgrams { get; } = new()
    {
        EmbeddingSize = 16,
        Convolutions = [new(1, 8), new(2, 16), new(3, 24)],
        HiddenSize = 32,
        Ngrams = new NgramBag(101, 16, 2, 4, MinimumCount: 0),
    };

    /// <summary>The characters of some words, and how a word becomes a row of them.</summary>
    public static CharacterSequence SequenceOf(IEnumerable<string> words, int maxWordLength, EncoderArchitecture? architecture = null) =>
        new(CharacterCensus.Take(words, minimumCount: 1), maxWordLength, (architecture ?? Architecture).Framing);

    /// <summary>A part of the output for each teacher.</summary>
    public static EncoderHead[] HeadsOf(TeacherVocabulary vocabulary) => EncoderHead.SideBySide([.. vocabulary.HeadList.Select(head => (head.Name, head.Dimension))]);

    /// <summary>InfoNCE with the default options.</summary>
    public static DistillationLoss LossOf(TeacherVocabulary vocabulary) => DistillationLoss.Create(vocabulary, HeadsOf(vocabulary), new DistillEmbOptions());

    /// <summary>A student of which no weight is zero or one: biases, scales and the row of the padding symbol included.</summary>
    public static TrainableNetwork RandomNetwork(EncoderArchitecture architecture, CharacterSequence sequence, int vectorSize, int seed)
    {
        var random = new Random(seed);
        TrainableNetwork student = TrainableNetwork.Create(architecture, sequence, vectorSize, random, torch.CPU);
        foreach ((_, Parameter parameter) in student.Parameters)
        {
            foreach (ref float value in MemoryMarshal.Cast<byte, float>(parameter.bytes)) value += (random.NextSingle() - 0.5f) * 0.4f;
        }

        return student;
    }

    public static int[] RowsOf(CharacterSequence sequence, IReadOnlyList<string> words)
    {
        int[] rows = new int[words.Count * sequence.Length];
        for (int i = 0; i < words.Count; i++) sequence.Encode(words[i], rows.AsSpan(i * sequence.Length, sequence.Length));
        return rows;
    }
}
