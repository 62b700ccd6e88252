using System.Numerics.Tensors;
using System.Text;
using DistillEmb.Characters;
using DistillEmb.Network;

namespace DistillEmb.Vectors;

/// <summary>Looks words up in a table. For one caller at a time.</summary>
/// <remarks>Values are added and divided one by one, so that the vectors are the same on every processor.</remarks>
internal sealed class VectorLookup(VectorTable table)
{
    private readonly float[] _vector = new float[table.Dimension];
    private readonly float[] _ngram = new float[table.Ngrams is null ? 0 : table.Dimension];
    private byte[] _framed = [];

    /// <summary>Finds the vector of a word: its own, or else the mean of those of its n-grams that have one.</summary>
    /// <param name="word">The word, in whatever Unicode form.</param>
    /// <param name="vector">Its vector, or zero; there until the next call.</param>
    /// <returns>Whether it has one.</returns>
    public bool TryFind(ReadOnlySpan<char> word, out ReadOnlySpan<float> vector)
    {
        vector = _vector;
        int known = table.Index.Find(word);
        if (known >= 0)
        {
            table.CopyWord(known, _vector);
            return true;
        }

        _vector.AsSpan().Clear();
        return table.Ngrams is not null && Average(table.Ngrams, word);
    }

    /// <summary>Lets a buffer go that a huge word made.</summary>
    public void LetGo() => RowBuffer.LetGo(ref _framed);

    private bool Average(NgramTable ngrams, ReadOnlySpan<char> word)
    {
        Span<byte> spelling = stackalloc byte[WordSpelling.MostBytes];
        int length = WordSpelling.WriteForm(word, spelling);

        // Of words that are too long for that, or have half a surrogate pair, training takes the n-grams too.
        ReadOnlySpan<byte> utf8 = length > 0 ? spelling[..length] : Encoding.UTF8.GetBytes(WordForm.Of(word.ToString()));
        if (utf8.IsEmpty) return false;
        int count = 0;
        foreach (ReadOnlySpan<byte> ngram in new WordNgrams(WordNgrams.Frame(utf8, ref _framed), ngrams.Shortest, ngrams.Longest))
        {
            int found = ngrams.Find(ngram);
            if (found < 0) continue;
            table.CopyNgram(found, _ngram);
            TensorPrimitives.Add(_vector, _ngram, _vector);
            count++;
        }

        if (count > 1) TensorPrimitives.Divide(_vector, count, _vector);
        return count > 0;
    }
}
