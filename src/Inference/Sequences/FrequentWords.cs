using System.Text;
using DistillEmb.Characters;
using DistillEmb.Encoder;

namespace DistillEmb.Sequences;

/// <summary>Words that have a row of their own in a table of vectors beside the encoder's. Row 0 is that of all others.</summary>
internal sealed class FrequentWords
{
    public const int MostWords = 1_000_000;

    private readonly ExactWordIndex? _index; // Null for no words.

    private FrequentWords(ExactWordIndex? index, int[] ends) => (_index, Ends) = (index, ends);

    /// <summary>No words: there is no table.</summary>
    public static FrequentWords None { get; } = new(null, []);

    public int Count => Ends.Length;

    /// <summary>Rows of the table, that of all other words included; 0 where there is no table.</summary>
    public int Rows => Count == 0 ? 0 : Count + 1;

    /// <summary>Where each spelling ends.</summary>
    public int[] Ends { get; }

    /// <summary>The spellings, in ascending order of their bytes.</summary>
    public ReadOnlySpan<byte> Spellings => _index is null ? default : _index.Spellings;

    /// <summary>Makes a table of words; those without a spelling (empty, too long, of lone surrogates) are left out.</summary>
    public static FrequentWords Of(IEnumerable<string> words)
    {
        var spellings = new SortedSet<byte[]>(Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));
        byte[] room = new byte[WordSpelling.MostBytes];
        foreach (string word in words)
        {
            int length = WordSpelling.WriteForm(word, room);
            if (length > 0) spellings.Add(room[..length]);
        }

        int end = 0;
        return OfSpellings([.. spellings.SelectMany(spelling => spelling)], [.. spellings.Select(spelling => end += spelling.Length)]);
    }

    /// <summary>Makes a table of spellings in which <see cref="ExactWordIndex.FaultOf"/> finds no fault.</summary>
    public static FrequentWords OfSpellings(byte[] utf8, int[] ends) => ends.Length == 0 ? None : new FrequentWords(new ExactWordIndex(utf8, ends), ends);

    /// <summary>The row of a word; 0 where it has none of its own.</summary>
    public int RowOf(ReadOnlySpan<char> word) => _index is null ? 0 : _index.Find(word) + 1;

    public override string ToString() => string.Join(' ', Enumerable.Range(0, Count).Select(word => Encoding.UTF8.GetString(_index![word])));
}
