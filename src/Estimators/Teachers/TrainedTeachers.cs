using DistillEmb.MLNet.SkipGram;

namespace DistillEmb.MLNet.Teachers;

/// <summary>The two kinds of teachers that a corpus gives: vectors of words alone, as word2vec's, and of words with their n-grams, as fastText's. They are trained side by side.</summary>
internal sealed class TrainedTeachers : IDisposable
{
    /// <summary>The name of the teacher of words alone.</summary>
    public const string OfWords = "word2vec";

    /// <summary>The name of the teacher of words and their n-grams.</summary>
    public const string OfNgrams = "fasttext";

    // Where the options name no n-grams. Stems of two consonants and affixes of one syllable are what Ethiopic and many African scripts have.
    private const int UsualShortest = 2;
    private const int UsualLongest = 5;

    private readonly TrainedWordVectors[] _trained;

    private TrainedTeachers(TrainedWordVectors[] trained) => _trained = trained;

    /// <summary>The teachers. They are read from memory, until this is disposed of.</summary>
    public IReadOnlyList<Teacher> Teachers => [Teacher.FromWordVectors(_trained[0], OfWords), Teacher.FromWordVectors(_trained[1], OfNgrams)];

    /// <summary>What their caller should know, a sentence each: what was counted, and what happened in training.</summary>
    public IEnumerable<string> Messages => [$"Teachers are trained on {_trained[0].Census}", .. _trained.SelectMany(trained => trained.Messages).Distinct()];

    /// <summary>Trains both.</summary>
    /// <param name="lines">The corpus; it is read twice.</param>
    /// <param name="options">Checked options; n-grams are those of the second teacher, 2 to 5 characters where there are none.</param>
    /// <param name="checkpointPath">The checkpoint of what they teach: theirs stand beside it and stay, so that they are not trained again. Null for none.</param>
    /// <param name="cancellation">Stops the training; vectors of at least one epoch are kept.</param>
    public static TrainedTeachers Train(TokenLines lines, WordVectorOptions options, string? checkpointPath, CancellationToken cancellation)
    {
        WordVectorOptions words = Of(OfWords);
        (words.ShortestNgram, words.LongestNgram) = (0, 0);
        WordVectorOptions ngrams = Of(OfNgrams);
        if (ngrams.LongestNgram == 0) (ngrams.ShortestNgram, ngrams.LongestNgram) = (UsualShortest, UsualLongest);
        using NumberedCorpus corpus = NumberedCorpus.Read(lines, options, cancellation);
        string? reading = lines.Finding(cancellation);
        Task<TrainedWordVectors> other = Task.Factory.StartNew(() => WordVectorTraining.Train(corpus, ngrams, reading), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        TrainedWordVectors? first = null;
        try
        {
            first = WordVectorTraining.Train(corpus, words, reading);
            return new TrainedTeachers([first, other.GetAwaiter().GetResult()]);
        }
        catch
        {
            first?.Dispose();
            ((IAsyncResult)other).AsyncWaitHandle.WaitOne(); // The corpus is read until it ends.
            throw;
        }

        WordVectorOptions Of(string name)
        {
            WordVectorOptions own = options.Clone();
            own.CancellationToken = cancellation;
            own.CheckpointPath = checkpointPath is null ? null : $"{checkpointPath}.{name}";
            return own;
        }
    }

    public void Dispose()
    {
        foreach (TrainedWordVectors trained in _trained) trained.Dispose();
    }
}
