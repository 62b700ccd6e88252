using System.Runtime.InteropServices;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Teachers;
using TorchSharp;

namespace DistillEmb.MLNet.Distillation;

/// <summary>All that the result of a distillation depends on.</summary>
internal static class DistillationFingerprint
{
    // Not options of the result, or told in another way: teachers, corpus and the encoder that is continued by what is in them.
    private static readonly HashSet<string> Apart =
    [
        nameof(DistillEmbOptions.Teachers), nameof(DistillEmbOptions.Corpus), nameof(DistillEmbOptions.CorpusColumnName), nameof(DistillEmbOptions.ContinueFrom),
        nameof(DistillEmbOptions.Output), nameof(DistillEmbOptions.Head), nameof(DistillEmbOptions.Tokenizer), nameof(DistillEmbOptions.WordVectors),
    ];

    /// <param name="vocabulary">The teachers.</param>
    /// <param name="corpus">Tokens of the corpus, as indexes into the vocabulary; none where it was not read.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="seed">The seed that is used.</param>
    /// <param name="device">Where the network lives.</param>
    public static TrainingFingerprint Of(TeacherVocabulary vocabulary, int[] corpus, DistillEmbOptions options, int seed, torch.Device device) => TrainingFingerprint.Of(
        options,
        Apart,
        seed,
        options.Threads,
        [
            (nameof(DistillEmbOptions.Teachers), TrainingFingerprint.TextOf(vocabulary.Teachers)),
            ("words of the teachers", $"{vocabulary.Words.Count} with hash {TrainingFingerprint.HashOf(vocabulary.Words)}"),
            .. vocabulary.HeadList.Select(head => ($"vectors of teacher '{head.Name}'", $"{head.Dimension} values a word with hash {HashOf(head)}")),
            (nameof(DistillEmbOptions.ContinueFrom), options.ContinueFrom is DistillEmbEncoder encoder ? $"an encoder with hash {TrainingFingerprint.HashOf(encoder)}" : TrainingFingerprint.TextOf(null)),
            ("corpus", $"{corpus.Length} teacher words with hash {TrainingFingerprint.HashOf(hash => hash.AppendData(MemoryMarshal.AsBytes<int>(corpus)))}"),
        ],
        device,
        typeof(DistillEmbEncoder),
        typeof(DistillEmbEstimator));

    private static string HashOf(TeacherHead head) => TrainingFingerprint.HashOf(hash =>
    {
        for (int word = 0; word < head.Vectors.Count; word++) hash.AppendData(MemoryMarshal.AsBytes(head[word]));
        hash.AppendData(MemoryMarshal.AsBytes<float>(head.Lengths));
    });
}
