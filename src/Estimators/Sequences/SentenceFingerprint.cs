using System.Runtime.InteropServices;
using DistillEmb.MLNet.Learning;
using TorchSharp;

namespace DistillEmb.MLNet.Sequences;

/// <summary>All that the result of training a network over rows depends on.</summary>
internal static class SentenceFingerprint
{
    // Not options of the result, or told in another way: what they refer to by what is in it.
    private static readonly HashSet<string> Apart =
    [
        nameof(SentenceTrainingOptions.Encoder), nameof(SentenceTrainingOptions.ValidationSet),
        "TokensColumnName", "LabelColumnName", "PredictedLabelColumnName", "ConfidenceColumnName", "ScoreColumnName", // Names alone: the rows are told by what is in them.
    ];

    /// <param name="options">Checked options.</param>
    /// <param name="words">The words of the training rows.</param>
    /// <param name="sentences">The training rows.</param>
    /// <param name="task">What the task depends on besides: its labels, the rows to validate on.</param>
    /// <param name="seed">The seed that is used.</param>
    /// <param name="device">Where the network lives.</param>
    public static TrainingFingerprint Of(
        SentenceTrainingOptions options, SentenceWords words, IReadOnlyList<Sentence> sentences, IEnumerable<(string Name, IEnumerable<string> Texts)> task, int seed, torch.Device device) => TrainingFingerprint.Of(
        options,
        Apart,
        seed,
        options.Threads,
        [
            (nameof(options.Encoder), options.Encoder is DistillEmbEncoder encoder
                ? $"an encoder of {encoder.Architecture.Name} with hash {TrainingFingerprint.HashOf(encoder)} and {encoder.ExactWordCount} exact words" : TrainingFingerprint.TextOf(null)),
            ("training rows", $"{sentences.Count} with hash {TrainingFingerprint.HashOf(words.All)} of words and {HashOf(sentences)} of rows"),
            .. task.Select(fact => (fact.Name, $"hash {TrainingFingerprint.HashOf(fact.Texts)}")),
        ],
        device,
        typeof(DistillEmbEncoder),
        typeof(SentenceTrainingOptions));

    private static string HashOf(IReadOnlyList<Sentence> sentences) => TrainingFingerprint.HashOf(hash =>
    {
        foreach (Sentence sentence in sentences)
        {
            hash.AppendData(MemoryMarshal.AsBytes<int>([sentence.Words.Length, .. sentence.Words]));
            hash.AppendData(MemoryMarshal.AsBytes<int>([sentence.Labels.Length, .. sentence.Labels]));
        }
    });
}
