using System.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// The n-grams of characters by which fastText composes a word's vector (Bojanowski et al. 2017, "Enriching Word Vectors with
/// Subword Information"): those of the word between <c>&lt;</c> and <c>&gt;</c>, hashed into buckets, but for the marks on their own.
/// </summary>
/// <param name="arguments">How the model was trained.</param>
/// <param name="dictionary">Its vocabulary.</param>
internal sealed class FastTextNgrams(FastTextArguments arguments, FastTextDictionary dictionary)
{
    private const string EndOfLine = "</s>"; // The one word that fastText takes no n-grams of.

    private readonly bool _none = arguments.LongestNgram < 1 || arguments.Buckets == 0 || dictionary.Pruned is { Count: 0 };
    private byte[] _marked = new byte[256];

    /// <summary>Finds the rows of the input matrix that stand for the n-grams of a word, one for each n-gram, in their order.</summary>
    public void FindRows(string word, List<long> rows)
    {
        rows.Clear();
        if (_none || word == EndOfLine) return;
        ReadOnlySpan<byte> marked = Mark(word);
        for (int start = 0; start < marked.Length; start++)
        {
            if (Continues(marked[start])) continue;
            uint hash = 2166136261;
            int end = start;
            for (int characters = 1; characters <= arguments.LongestNgram && end < marked.Length; characters++)
            {
                do hash = Add(hash, marked[end++]);
                while (end < marked.Length && Continues(marked[end]));
                if (characters < arguments.ShortestNgram || (characters == 1 && (start == 0 || end == marked.Length))) continue;
                if (TryFindRow((int)(hash % (uint)arguments.Buckets), out long row)) rows.Add(row);
            }
        }
    }

    // FNV-1a, but that fastText has always extended a byte's sign into the upper bits.
    private static uint Add(uint hash, byte value) => (hash ^ (uint)(sbyte)value) * 16777619;

    private static bool Continues(byte value) => (value & 0xC0) == 0x80; // A byte of a UTF-8 character that is not its first.

    private bool TryFindRow(int bucket, out long row)
    {
        int kept = bucket;
        bool found = dictionary.Pruned is null || dictionary.Pruned.TryGetValue(bucket, out kept);
        row = (long)dictionary.Words + kept;
        return found;
    }

    private ReadOnlySpan<byte> Mark(string word)
    {
        int longest = Encoding.UTF8.GetMaxByteCount(word.Length) + 2;
        if (_marked.Length < longest) _marked = new byte[longest];
        _marked[0] = (byte)'<';
        int length = 1 + Encoding.UTF8.GetBytes(word, _marked.AsSpan(1));
        _marked[length++] = (byte)'>';
        return _marked.AsSpan(0, length);
    }
}
