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
        Name = name;
    }

    /// <summary>The name of the teacher, and of the encoder's head that answers it.</summary>
    public string Name { get; }

    /// <summary>A file of word vectors in the text format of word2vec and fastText, plain or gzip.</summary>
    /// <param name="path">
    /// The path. A line holds a word and its numbers, separated by single spaces; a first line of two whole numbers (words
    /// and dimension) is optional.
    /// </param>
    /// <param name="name">The name of the teacher; null for the file's name without folder and extensions.</param>
    public static Teacher FromFile(string path, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FileTeacher(path, name ?? NameOf(path));
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

    /// <summary>Reads the words and vectors.</summary>
    internal abstract WordVectors Load(CancellationToken cancellation);

    private static string NameOf(string path)
    {
        string name = Path.GetFileName(path);
        int extensions = name.IndexOf(".vec", StringComparison.OrdinalIgnoreCase);
        return extensions > 0 ? name[..extensions] : Path.GetFileNameWithoutExtension(name);
    }
}
