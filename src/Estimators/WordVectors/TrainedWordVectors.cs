using DistillEmb.Files;
using DistillEmb.MLNet.SkipGram;
using Microsoft.ML;

namespace DistillEmb.MLNet;

/// <summary>Word vectors that were trained from a corpus, the most frequent word first.</summary>
/// <remarks>The vectors take their memory outside .NET's heap; it is given back by <see cref="Dispose"/>, or when nobody holds them any more.</remarks>
public sealed class TrainedWordVectors : IDisposable
{
    private readonly EmbeddingMatrix _vectors;

    internal TrainedWordVectors(CorpusVocabulary vocabulary, EmbeddingMatrix vectors, string? reading, IReadOnlyList<string> messages) =>
        (Vocabulary, _vectors, Reading, Messages) = (vocabulary, vectors, reading, messages);

    /// <summary>Values in a vector.</summary>
    public int Dimension => _vectors.Dimension;

    /// <summary>How many words there are.</summary>
    public int Count => Vocabulary.Count;

    /// <summary>What was counted in the corpus.</summary>
    public CorpusCensus Census => Vocabulary.Census;

    /// <summary>How the corpus was read, in a sentence: its form, and how it was cut into tokens. Null for a column of a data view, which has its tokens.</summary>
    public string? Reading { get; }

    /// <summary>What happened in training that its caller should know, a sentence each.</summary>
    public IReadOnlyList<string> Messages { get; }

    internal CorpusVocabulary Vocabulary { get; }

    /// <summary>The vectors of n-grams, where they were kept.</summary>
    internal TrainedNgrams? Ngrams { get; init; }

    /// <summary>The vector of a word.</summary>
    /// <param name="index">The word's place, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>[<see cref="Dimension"/>]; there until this object is disposed of.</returns>
    public ReadOnlySpan<float> this[int index]
    {
        get
        {
            CheckIndex(index);
            return _vectors[index];
        }
    }

    /// <summary>Trains word vectors from files of text.</summary>
    /// <param name="corpusPath">
    /// A file in UTF-8, or UTF-16 or UTF-32 with a byte order mark, plain or packed (gzip, bzip2, xz, Zstandard, a zip archive of one file; known by its first bytes), a folder of such files, or a pattern like
    /// <c>texts/*.txt</c>; raw text, or a sentence a line with white space between tokens (<see cref="WordVectorOptions.Form"/>). It is read twice; a pipe is read once and kept in a temporary file.
    /// </param>
    /// <param name="options">Everything that can be set; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is invalid; the message names each, its value and what is accepted.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The corpus cannot be read, or fewer than two words occur often enough in it; or the checkpoint is of another training, or damaged.</exception>
    /// <exception cref="IOException">The checkpoint or a temporary file cannot be read or written.</exception>
    /// <exception cref="InvalidOperationException">Training diverged, and went on diverging at lower rates.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    public static TrainedWordVectors Train(string corpusPath, WordVectorOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(corpusPath);
        options ??= new WordVectorOptions();
        using var corpus = new TextFiles(corpusPath, options.Form, options.Tokenizer, options.TemporaryFolderPath);
        return WordVectorTraining.Train(corpus, options);
    }

    /// <summary>Trains word vectors from a column of a data view.</summary>
    /// <param name="corpus">The data. It is read twice.</param>
    /// <param name="columnName">The column of tokens, a sentence a row: a vector of text, or text with white space between tokens.</param>
    /// <param name="options">Everything that can be set; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is invalid, or there is no such column, or it is not text.</exception>
    /// <exception cref="InvalidDataException">Fewer than two words occur often enough; or the checkpoint is of another training, or damaged.</exception>
    /// <exception cref="IOException">The checkpoint or a temporary file cannot be read or written.</exception>
    /// <exception cref="InvalidOperationException">Training diverged, and went on diverging at lower rates.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    public static TrainedWordVectors Train(IDataView corpus, string columnName, WordVectorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentException.ThrowIfNullOrEmpty(columnName);
        return WordVectorTraining.Train(new ViewTokens(corpus, columnName), options ?? new WordVectorOptions());
    }

    /// <summary>A word.</summary>
    /// <param name="index">Its place, 0 to <see cref="Count"/> - 1.</param>
    public string WordAt(int index)
    {
        CheckIndex(index);
        return Vocabulary.TextOf(index);
    }

    /// <summary>How often the corpus has a word.</summary>
    /// <param name="index">Its place, 0 to <see cref="Count"/> - 1.</param>
    public long CountOf(int index)
    {
        CheckIndex(index);
        return Vocabulary.Counts[index];
    }

    /// <summary>Writes the vectors as a text, which fastText, gensim and <see cref="Teacher.FromFile"/> read: a first line of the number of words and the dimension, then a line a word with its values.</summary>
    /// <param name="path">The file. One that is there is replaced, once the new one is complete.</param>
    /// <exception cref="IOException">The file cannot be written. The old file is as it was.</exception>
    public void SaveText(string path) => SafeFile.Write("the word vectors", path, file => WordVectorWriter.WriteText(file, Vocabulary, _vectors));

    /// <summary>Writes the vectors in word2vec's binary format, which gensim and <see cref="Teacher.FromFile"/> read. The name should end in <c>.bin</c>.</summary>
    /// <param name="path">The file. One that is there is replaced, once the new one is complete.</param>
    /// <exception cref="IOException">The file cannot be written. The old file is as it was.</exception>
    public void SaveBinary(string path) => SafeFile.Write("the word vectors", path, file => WordVectorWriter.WriteBinary(file, Vocabulary, _vectors));

    /// <summary>Gives the memory of the vectors back.</summary>
    public void Dispose()
    {
        _vectors.Dispose();
        Ngrams?.Dispose();
    }

    private void CheckIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
    }
}
