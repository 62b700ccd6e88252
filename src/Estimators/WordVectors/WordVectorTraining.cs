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
    /// <param name="table">How the vectors are stored of a table that is to be made of them; null for none.</param>
    public static TrainedWordVectors Train(TokenLines lines, WordVectorOptions options, WeightPrecision? table = null)
    {
        options = options.Clone(); // What is changed afterwards has not been checked.
        options.Check();
        using NumberedCorpus corpus = NumberedCorpus.Read(lines, options, options.CancellationToken);
        return Train(corpus, options, lines.Finding(options.CancellationToken), table: table);
    }

    /// <summary>Trains on a corpus that was read.</summary>
    /// <param name="corpus">The corpus. Several trainings can use it side by side.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="reading">How the corpus was read, in a sentence; null for nothing to say.</param>
    /// <param name="betweenReports">How long nothing is reported after a report, but for the end of an epoch; null for half a second.</param>
    /// <param name="table">How the vectors are stored of a table that is to be made of them, for which those of n-grams are kept; null for none.</param>
    public static TrainedWordVectors Train(NumberedCorpus corpus, WordVectorOptions options, string? reading = null, TimeSpan? betweenReports = null, WeightPrecision? table = null)
    {
        var messages = new List<string>();
        using TrainingCheckpoint? checkpoint = options.CheckpointPath is null ? null : TrainingCheckpoint.Open(options.CheckpointPath, messages.Add);
        checkpoint?.Begin(FingerprintOf(corpus, options), options.Seed);
        InputRows rows = InputRows.Of(corpus.Vocabulary, options.ShortestNgram, options.LongestNgram, options.Buckets, options.CancellationToken);
        if (!rows.IsExact) messages.Add($"The words have more than {options.Buckets} different n-grams ({nameof(WordVectorOptions.Buckets)}): n-grams share vectors by their hashes.");
        if (table is WeightPrecision precision) TableMaker.CheckSize(rows.Words, rows.Buckets, options.Dimension, precision);
        (EmbeddingMatrix vectors, EmbeddingMatrix? input) =
            new SkipGramTrainer(corpus, rows, options, checkpoint, messages.Add, betweenReports ?? UsualPause).Train(keepsInput: table is not null);
        TrainedNgrams? ngrams = input is null ? null : new TrainedNgrams(rows, input, options.ShortestNgram, options.LongestNgram);
        return new TrainedWordVectors(corpus.Vocabulary, vectors, reading, messages) { Ngrams = ngrams };
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
