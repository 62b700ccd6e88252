namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// The n-grams of a word as fastText has them: of <c>&lt;word&gt;</c>, by characters of UTF-8; the word as a whole is one of them where it is short enough,
/// a mark alone is none.
/// </summary>
/// <param name="least">Characters of the shortest.</param>
/// <param name="most">Characters of the longest.</param>
internal sealed class WordNgrams(int least, int most)
{
    private byte[] _framed = new byte[64];

    /// <summary>Finds the n-grams of a word, in fastText's order; the indexer gives their bytes until the next call.</summary>
    public List<Range> Of(ReadOnlySpan<byte> word, List<Range> ranges)
    {
        ranges.Clear();
        int length = word.Length + 2;
        if (_framed.Length < length) _framed = new byte[length * 2];
        _framed[0] = (byte)'<';
        word.CopyTo(_framed.AsSpan(1));
        _framed[length - 1] = (byte)'>';
        for (int start = 0; start < length; start++)
        {
            if (Continues(_framed[start])) continue;
            int end = start;
            for (int characters = 1; characters <= most && end < length; characters++)
            {
                do end++;
                while (end < length && Continues(_framed[end]));
                bool isMark = characters == 1 && (start == 0 || end == length);
                if (characters >= least && !isMark) ranges.Add(start..end);
            }
        }

        return ranges;
    }

    /// <summary>The bytes of the word that was taken last, between its marks.</summary>
    public ReadOnlySpan<byte> this[Range range] => _framed.AsSpan()[range];

    private static bool Continues(byte value) => (value & 0xC0) == 0x80;
}
