namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// A corpus made ready for training: its vocabulary, and its tokens as numbers in a temporary file. Several trainings can use one side by side.
/// </summary>
internal sealed class NumberedCorpus : IDisposable
{
    private const long HeldOutTokens = 100_000; // More tell no more.

    private readonly ScratchFolder _folder;

    private NumberedCorpus(ScratchFolder folder, CorpusVocabulary vocabulary, TokenIds ids) => (_folder, Vocabulary, Ids) = (folder, vocabulary, ids);

    public CorpusVocabulary Vocabulary { get; }

    public TokenIds Ids { get; }

    /// <summary>A path for a file that goes when the corpus does.</summary>
    public string NewTemporaryFile(string kind) => _folder.NewFile(kind);

    /// <summary>Reads a corpus, twice.</summary>
    /// <param name="lines">The corpus.</param>
    /// <param name="options">Checked options: what words are kept, the share that is held out, and where temporary files stand.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidDataException">It cannot be read, or there is too little in it to train on.</exception>
    public static NumberedCorpus Read(TokenLines lines, WordVectorOptions options, CancellationToken cancellation)
    {
        lines.CheckExists();
        var folder = new ScratchFolder(options.TemporaryFolderPath);
        try
        {
            CorpusVocabulary vocabulary = Count(lines, options, folder, cancellation);
            double heldOut = vocabulary.Census.KeptTokens == 0 ? 0 : Math.Min(options.HeldOutShare, (double)HeldOutTokens / vocabulary.Census.KeptTokens);
            using var writer = new TokenIdWriter(folder.NewFile("tokens"), vocabulary, heldOut);
            lines.Read(new TokenForms(writer), cancellation);
            return new NumberedCorpus(folder, vocabulary, writer.Finish());
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Ids.Dispose();
        _folder.Dispose();
    }

    private static CorpusVocabulary Count(TokenLines lines, WordVectorOptions options, ScratchFolder folder, CancellationToken cancellation)
    {
        var counter = new WordCounter(options.CountingMegabytes * 1_000_000L, folder);
        lines.Read(new TokenForms(counter), cancellation);
        CorpusVocabulary vocabulary = counter.Finish(options.MinimumCountFor(counter.Tokens), cancellation);
        CorpusCensus census = vocabulary.Census;
        return vocabulary.Count >= 2
            ? vocabulary
            : throw new InvalidDataException(
                $"{lines.Description} has {census.Tokens} tokens of {census.DifferentWords} different words in {census.Lines} lines, and {census.KeptWords} of the words {options.MinimumCountFor(census.Tokens)} times or more "
                + $"({nameof(WordVectorOptions.MinimumCount)}); expected at least 2 such words.");
    }
}
