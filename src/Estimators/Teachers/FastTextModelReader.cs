using System.Numerics.Tensors;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Reads word vectors from fastText's own model (<c>.bin</c>), versions 11 and 12. A word's vector is the mean of the rows of the
/// input matrix that stand for the word and for its n-grams; that of a word which the model does not know is the mean of its
/// n-grams' rows. The model is passed through once, forward: each row is added to the words that need it, and is forgotten.
/// </summary>
internal sealed class FastTextModelReader
{
    private const int RowsBetweenChecks = 1 << 12;

    private readonly VectorFile _file;
    private readonly FastTextBytes _bytes;
    private readonly CancellationToken _cancellation;
    private long _row;

    private FastTextModelReader(VectorFile file, Stream stream, CancellationToken cancellation)
    {
        _file = file;
        _bytes = new FastTextBytes(file, stream);
        _cancellation = cancellation;
    }

    /// <summary>Reads a model.</summary>
    /// <param name="file">The file.</param>
    /// <param name="stream">Its bytes, unpacked, from the first; it stays open.</param>
    /// <param name="limit">So many words are wanted, the first ones, which are the most frequent.</param>
    /// <param name="others">Words that are wanted besides, whether the model has stored them or not. Those without any n-gram that it knows have no vector.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The first words, then the others: those that the model has stored in its order, the rest in the order given.</returns>
    public static WordVectors Read(VectorFile file, Stream stream, int limit, IEnumerable<string> others, CancellationToken cancellation) =>
        new FastTextModelReader(file, stream, cancellation).Read(limit, others);

    private WordVectors Read(int limit, IEnumerable<string> others)
    {
        string[] also = [.. others.Distinct(StringComparer.Ordinal)];
        FastTextArguments arguments = FastTextArguments.Read(_bytes);
        FastTextDictionary dictionary = FastTextDictionary.Read(_bytes, arguments.Buckets, limit, also.ToHashSet(StringComparer.Ordinal), _cancellation);
        long rows = CheckMatrix(arguments, dictionary);

        var vectors = new WordVectors(arguments.Dimension, "word");
        Remark(vectors, arguments, dictionary);
        float[] row = new float[arguments.Dimension];
        _bytes.Place = () => $"row {_row + 1} of the {rows} of its input matrix";
        ReadWords(dictionary, vectors, row);
        int stored = vectors.Words.Count;
        var ngrams = new FastTextNgrams(arguments, dictionary);
        AddUnknown(also, dictionary.Words, ngrams, vectors);
        if (vectors.Words.Count == 0) throw _file.Fault(" holds no word vectors.");

        FastTextUses uses = FastTextUses.Of(vectors.Words, ngrams, _cancellation) ?? throw _file.Fault(" has more n-grams in its words than can be held; read fewer words of it.");
        ReadNgrams(uses, vectors, row);
        if (limit == int.MaxValue && _bytes.Left is null) _bytes.SkipToEnd(_cancellation); // Behind its end stands the checksum of what is packed.
        for (int word = 0; word < vectors.Words.Count; word++) TakeMean(vectors, word, uses.CountOf(word) + (word < stored ? 1 : 0));
        return vectors;
    }

    private long CheckMatrix(FastTextArguments arguments, FastTextDictionary dictionary)
    {
        _bytes.Place = () => "its input matrix";
        if (_bytes.ReadByte() != 0)
            throw _file.Fault(" is a fastText classifier whose vectors are quantized (.ftz), and is not read. Take the model that it was made from, or better one that was trained without labels.");
        long rows = _bytes.ReadInt64();
        long columns = _bytes.ReadInt64();
        long expected = dictionary.Words + (long)(dictionary.Pruned?.Count ?? arguments.Buckets);
        if (rows != expected || columns != arguments.Dimension)
            throw _bytes.Fault($"it announces {rows} rows of {columns} values; expected {expected} rows, for {dictionary.Words} words and {expected - dictionary.Words} buckets, of {arguments.Dimension}");
        long size = rows * columns * sizeof(float);
        return _bytes.Left < size ? throw _bytes.Fault($"it announces {rows} rows of {columns} values, {size} bytes, and {_bytes.Left} are left; is it cut off?") : rows;
    }

    private static void Remark(WordVectors vectors, FastTextArguments arguments, FastTextDictionary dictionary)
    {
        if (arguments.IsSupervised)
            vectors.Note("is a fastText classifier (a supervised model): its vectors were trained to tell its labels apart, not to lie near to those of similar words");
        if (dictionary.Invalid > 0) vectors.Note($"has words that are no valid UTF-8, {dictionary.Invalid} in all; they are skipped. The first is {dictionary.FirstInvalid}");
    }

    /// <summary>Takes the rows of the wanted words. So much of the matrix is there before memory is taken for as much.</summary>
    private void ReadWords(FastTextDictionary dictionary, WordVectors vectors, float[] row)
    {
        int next = 0;
        for (; _row < dictionary.Words; _row++)
        {
            ReadRow(row);
            if (next == dictionary.Wanted.Count || dictionary.Wanted[next].Row != _row) continue;
            vectors.Add(dictionary.Wanted[next++].Word, row, _row + 1);
        }
    }

    private static void AddUnknown(string[] words, int place, FastTextNgrams ngrams, WordVectors vectors)
    {
        float[] zero = new float[vectors.Dimension];
        var rows = new List<long>();
        foreach (string word in words.Where(word => !string.IsNullOrWhiteSpace(word) && !vectors.Table.TryGetIndex(word, out _)))
        {
            ngrams.FindRows(word, rows);
            if (rows.Count > 0) vectors.Add(word, zero, ++place);
        }
    }

    private void ReadNgrams(FastTextUses uses, WordVectors vectors, float[] row)
    {
        int next = 0;
        for (; next < uses.Count; _row++)
        {
            ReadRow(row);
            for (; next < uses.Count && uses[next].Row == _row; next++)
            {
                Span<float> sum = vectors.Vectors[uses[next].Word];
                TensorPrimitives.Add(sum, row, sum);
            }
        }
    }

    private void ReadRow(float[] row)
    {
        if (_row % RowsBetweenChecks == 0) _cancellation.ThrowIfCancellationRequested();
        _bytes.ReadSingles(row);
    }

    private void TakeMean(WordVectors vectors, int word, int rows)
    {
        Span<float> vector = vectors.Vectors[word];
        TensorPrimitives.Multiply(vector, (float)(1.0 / rows), vector);
        if (float.IsFinite(TensorPrimitives.MaxMagnitude<float>(vector))) return;
        int invalid = vector.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        throw _file.Fault(FormattableString.Invariant($": value {invalid + 1} of the vector of {vectors.Describe(word)} is {vector[invalid]}; expected finite numbers."));
    }
}
