using System.Numerics.Tensors;
using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.Encoder;

/// <summary>Collects words and the directions of their vectors.</summary>
/// <param name="parts">The parts of a vector, one after another.</param>
internal sealed class ExactWordsBuilder((int Offset, int Dimension)[] parts)
{
    private readonly HashSet<string> _spellings = new(StringComparer.Ordinal);
    private readonly List<(byte[] Spelling, sbyte[] Codes)> _words = [];

    public int Count => _words.Count;

    /// <summary>Adds a word, unless another spelling of it is there.</summary>
    /// <param name="word">The word, in any Unicode form.</param>
    /// <param name="vector">Its parts, of any length.</param>
    /// <returns>Whether it was added: not one that is there, that has no spelling, or of which a part is zero and so has no direction.</returns>
    public bool TryAdd(ReadOnlySpan<char> word, ReadOnlySpan<float> vector)
    {
        Span<byte> utf8 = stackalloc byte[WordSpelling.MostBytes];
        ReadOnlySpan<byte> spelling = utf8[..WordSpelling.WriteForm(word, utf8)];
        if (spelling.IsEmpty) return false;
        sbyte[] codes = new sbyte[vector.Length];
        foreach ((int offset, int dimension) in parts)
        {
            if (!TryRound(vector.Slice(offset, dimension), codes.AsSpan(offset, dimension))) return false;
        }

        if (!_spellings.Add(Encoding.UTF8.GetString(spelling))) return false;
        _words.Add((spelling.ToArray(), codes));
        return true;
    }

    /// <summary>The words so far.</summary>
    /// <param name="lengths">The length that each part of all vectors is to have.</param>
    public ExactWords Build(float[] lengths)
    {
        _words.Sort((first, second) => first.Spelling.AsSpan().SequenceCompareTo(second.Spelling));
        byte[] utf8 = new byte[_words.Sum(word => word.Spelling.Length)];
        int[] ends = new int[_words.Count];
        int vectorSize = parts[^1].Offset + parts[^1].Dimension;
        sbyte[] codes = new sbyte[checked(_words.Count * vectorSize)];
        int end = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            _words[i].Spelling.CopyTo(utf8, end);
            ends[i] = end += _words[i].Spelling.Length;
            _words[i].Codes.CopyTo(codes, i * vectorSize);
        }

        return new ExactWords(new ExactWordIndex(utf8, ends), codes, lengths, parts);
    }

    // In double precision, so that the largest number becomes the largest code exactly.
    private static bool TryRound(ReadOnlySpan<float> part, Span<sbyte> codes)
    {
        double most = Math.Abs(TensorPrimitives.MaxMagnitude(part));
        if (!(most > 0) || !double.IsFinite(most)) return false;
        for (int i = 0; i < codes.Length; i++) codes[i] = (sbyte)Math.Round(part[i] / most * ExactWords.LargestCode, MidpointRounding.ToEven);
        return true;
    }
}
