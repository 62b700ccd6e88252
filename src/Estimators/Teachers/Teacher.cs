using DistillEmb.Files;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Teachers;
using Microsoft.ML;

namespace DistillEmb.MLNet;

/// <summary>
/// Word vectors that an encoder is distilled from: word2vec, fastText, GloVe or any other table of words and vectors.
/// </summary>
public abstract class Teacher
{
    private protected Teacher(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = NameFaults.Checked("teacher", name);
    }

    /// <summary>The name of the teacher, and of the encoder's head that answers it.</summary>
    public string Name { get; }

    /// <summary>A file of word vectors in the text format of word2vec, fastText and GloVe or in word2vec's binary format, or fastText's own model, plain or packed.</summary>
    /// <param name="path">
    /// The path of a file or pipe. What it is, its first bytes tell, whatever its name: gzip, bzip2, xz, Zstandard or a zip archive of one file,
    /// and in it text or binary. A line of text holds a word and its values, between blanks or tabs; the first line of two whole numbers
    /// (words and dimension) is optional, and one that says something else is passed over. Binary is such a line, then each word in UTF-8, a
    /// space and its values as little-endian <see cref="float"/>s, with or without a line end behind them. Words that are blank or not UTF-8
    /// are passed over, and counted in a warning. Of fastText's models (<c>.bin</c>), those since mid-2017 are read.
    /// </param>
    /// <param name="name">
    /// The name of the teacher; null for the file's name without folder, <c>.gz</c> (<c>.zip</c>, <c>.bz2</c>, <c>.xz</c>, <c>.zst</c>) and <c>.bin</c>, <c>.vec</c> or <c>.txt</c>.
    /// </param>
    /// <param name="maxWords">
    /// At most so many words are read, the first of the file, which are the most frequent in word2vec's and fastText's files;
    /// 0 for all. Reading stops there, so what follows is not checked, and the first line may announce more.
    /// </param>
    public static Teacher FromFile(string path, string? name = null, int maxWords = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(maxWords);
        return new FileTeacher(new VectorFile(path), name ?? VectorFile.NameOf(path), maxWords);
    }

    /// <summary>fastText's own model (<c>.bin</c>, plain or gzip), which composes vectors of words that it never stored from their n-grams.</summary>
    /// <param name="path">The path of a model of version 11 or 12, which fastText has written since mid-2017.</param>
    /// <param name="words">
    /// Words that are wanted beside the first ones of the model, such as those of a corpus. Those that the model did not store have
    /// the mean of their n-grams' vectors; those of which it knows no n-gram are left out.
    /// </param>
    /// <param name="name">The name of the teacher; null for the file's name without folder, <c>.gz</c> and <c>.bin</c>.</param>
    /// <param name="maxWords">At most so many words are read that <paramref name="words"/> does not name, the model's first, which are its most frequent; 0 for all.</param>
    /// <remarks>
    /// The model is passed through once and not held: beside the vectors, reading takes some twelve bytes for each n-gram of a word.
    /// <see cref="FromFile"/> reads the same models, without further words.
    /// </remarks>
    public static Teacher FromFastTextModel(string path, IEnumerable<string> words, string? name = null, int maxWords = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegative(maxWords);
        return new FastTextTeacher(path, [.. words], name ?? VectorFile.NameOf(path), maxWords);
    }

    /// <summary>A data view with a column of words and a column of vectors.</summary>
    /// <param name="data">The data.</param>
    /// <param name="wordColumnName">The column of words: text.</param>
    /// <param name="vectorColumnName">The column of vectors: a vector of <see cref="float"/> of known size.</param>
    /// <param name="name">The name of the teacher.</param>
    public static Teacher FromDataView(IDataView data, string wordColumnName, string vectorColumnName, string name = "teacher")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(wordColumnName);
        ArgumentException.ThrowIfNullOrEmpty(vectorColumnName);
        return new DataViewTeacher(data, wordColumnName, vectorColumnName, name);
    }

    /// <summary>A corpus, from which word vectors are trained when the teacher is read: skip-gram with negative sampling, of words, or of words and their n-grams.</summary>
    /// <param name="path">A file in UTF-8, plain or packed (as of <see cref="FromFile"/>), a folder of such files, or a pattern like <c>texts/*.txt</c>; raw text or tokenised (<see cref="WordVectorOptions.Form"/>).</param>
    /// <param name="options">Everything that can be set; null for the defaults.</param>
    /// <param name="name">The name of the teacher; null for the file's name without folder, <c>.gz</c> and <c>.txt</c>.</param>
    /// <remarks>Each reading trains anew; with a <see cref="WordVectorOptions.CheckpointPath"/>, the vectors are there at once the second time. To train once and keep them, see <see cref="TrainedWordVectors"/>.</remarks>
    /// <exception cref="ArgumentException">An option is invalid; the message names each, its value and what is accepted.</exception>
    public static Teacher FromCorpus(string path, WordVectorOptions? options = null, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WordVectorOptions own = Checked(options);
        return new CorpusTeacher(new TextFiles(path, own.Form, own.Tokenizer, own.TemporaryFolderPath), own, name ?? VectorFile.NameOf(path));
    }

    /// <summary>Word vectors that were trained from a corpus.</summary>
    /// <param name="vectors">The vectors; they are not to be disposed of while the teacher is read.</param>
    /// <param name="name">The name of the teacher.</param>
    public static Teacher FromWordVectors(TrainedWordVectors vectors, string name)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return new TrainedTeacher(vectors, name);
    }

    /// <summary>The words and vectors of a transformer that <c>TrainWordVectors</c> fitted, or that was loaded; not those of its n-grams.</summary>
    /// <param name="vectors">The transformer. Its vectors are rounded to its <see cref="WordVectorTransformer.Precision"/>.</param>
    /// <param name="name">The name of the teacher.</param>
    public static Teacher FromWordVectors(WordVectorTransformer vectors, string name)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return new TableTeacher(vectors.Table, name);
    }

    /// <summary>A column of a data view, from which word vectors are trained when the teacher is read.</summary>
    /// <param name="corpus">The data.</param>
    /// <param name="columnName">The column of tokens, a sentence a row: a vector of text, or text with white space between tokens.</param>
    /// <param name="options">Everything that can be set; null for the defaults.</param>
    /// <param name="name">The name of the teacher.</param>
    /// <exception cref="ArgumentException">An option is invalid; the message names each, its value and what is accepted.</exception>
    public static Teacher FromCorpus(IDataView corpus, string columnName, WordVectorOptions? options = null, string name = "corpus")
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentException.ThrowIfNullOrEmpty(columnName);
        return new CorpusTeacher(new ViewTokens(corpus, columnName), Checked(options), name);
    }

    /// <summary>The teacher as warnings name it, with its file where it has one.</summary>
    internal virtual string Description => $"The teacher '{Name}'";

    /// <summary>Throws where it is plain without reading that there is nothing to read.</summary>
    internal virtual void CheckExists()
    {
    }

    /// <summary>Reads the words and vectors, which belong to the caller.</summary>
    internal abstract WordVectors Load(CancellationToken cancellation);

    private static WordVectorOptions Checked(WordVectorOptions? options)
    {
        WordVectorOptions own = (options ?? new WordVectorOptions()).Clone();
        own.Check();
        return own;
    }
}
