using DistillEmb.MLNet.Learning;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>A training of word vectors, from a corpus to what came of it.</summary>
internal static class WordVectorTraining
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(0.5);

    private static readonly HashSet<string> Apart = [nameof(WordVectorOptions.CountingMegabytes), nameof(WordVectorOptions.TemporaryFolderPath), nameof(WordVectorOptions.Form), nameof(WordVectorOptions.Tokenizer)];

    /// <summary>Reads a corpus and trains on it.</summary>
    /// <param name="lines">The corpus.</param>
    /// <param name="options">Options, which are checked.</param>
    public static TrainedWordVectors Train(TokenLines lines, WordVectorOptions options)
    {
        options = options.Clone(); // What is changed afterwards has not been checked.
        options.Check();
        using NumberedCorpus corpus = NumberedCorpus.Read(lines, options, options.CancellationToken);
        return Train(corpus, options, lines.Finding(options.CancellationToken));
    }

    /// <summary>Trains on a corpus that was read.</summary>
    /// <param name="corpus">The corpus. Several trainings can use it side by side.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="reading">How the corpus was read, in a sentence; null for nothing to say.</param>
    /// <param name="betweenReports">How long nothing is reported after a report, but for the end of an epoch; null for half a second.</param>
    public static TrainedWordVectors Train(NumberedCorpus corpus, WordVectorOptions options, string? reading = null, TimeSpan? betweenReports = null)
    {
        var messages = new List<string>();
        using TrainingCheckpoint? checkpoint = options.CheckpointPath is null ? null : TrainingCheckpoint.Open(options.CheckpointPath, messages.Add);
        checkpoint?.Begin(FingerprintOf(corpus, options), options.Seed);
        InputRows rows = InputRows.Of(corpus.Vocabulary, options.ShortestNgram, options.LongestNgram, options.Buckets, options.CancellationToken);
        if (!rows.IsExact) messages.Add($"The words have more than {options.Buckets} different n-grams ({nameof(WordVectorOptions.Buckets)}): n-grams share vectors by their hashes.");
        EmbeddingMatrix vectors = new SkipGramTrainer(corpus, rows, options, checkpoint, messages.Add, betweenReports ?? UsualPause).Train();
        return new TrainedWordVectors(corpus.Vocabulary, vectors, reading, messages);
    }

    private static TrainingFingerprint FingerprintOf(NumberedCorpus corpus, WordVectorOptions options) => TrainingFingerprint.Of(
        options,
        Apart,
        options.Seed,
        threads: null,
        [
            ("words", TrainingFingerprint.HashOf(hash => corpus.Vocabulary.AppendTo(hash.AppendData))),
            ("tokens", TrainingFingerprint.HashOf(corpus.Ids.AppendTo)),
        ],
        device: null,
        versions: typeof(WordVectorTraining));
}
