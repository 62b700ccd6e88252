using System.Runtime.InteropServices;
using DistillEmb.MLNet.Characters;
using DistillEmb.MLNet.Distillation;
using TorchSharp;
using TorchSharp.Modules;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Students small enough to be computed many times.</summary>
internal static class TinyNetwork
{
    public static PositionalArchitecture Architecture { get; } = new()
    {
        EmbeddingSize = 16,
        Convolutions = [new(1, 8), new(2, 16), new(3, 24)],
        HiddenSize = 32,
    };

    /// <summary>The characters of some words, and how a word becomes a row of them.</summary>
    public static CharacterSequence SequenceOf(IEnumerable<string> words, int maxWordLength) => new(CharacterCensus.Take(words, minimumCount: 1), maxWordLength);

    /// <summary>A student of which no weight is zero or one: biases, scales and the row of the padding symbol included.</summary>
    public static PositionalStudent RandomStudent(PositionalArchitecture architecture, int characters, int vectorSize, int seed)
    {
        var random = new Random(seed);
        var student = new PositionalStudent(architecture, characters, vectorSize, random, torch.CPU);
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
