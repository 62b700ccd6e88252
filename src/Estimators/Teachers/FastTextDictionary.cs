using System.Text;
using System.Text.Unicode;

namespace DistillEmb.MLNet.Teachers;

/// <summary>The vocabulary of a fastText model: how many words it has, those that are wanted, and where n-grams went that were pruned.</summary>
internal sealed class FastTextDictionary
{
    private const int WordsBetweenChecks = 1 << 14;
    private const int SmallestEntry = sizeof(byte) + sizeof(long) + sizeof(byte); // The end of an empty word, its count, its kind.

    private readonly List<(string Word, int Row)> _wanted = [];

    private FastTextDictionary(int words) => Words = words;

    /// <summary>How many words the model has. Their rows are the first of the input matrix, in their order.</summary>
    public int Words { get; }

    /// <summary>The wanted words and their rows, in the order of the rows.</summary>
    public IReadOnlyList<(string Word, int Row)> Wanted => _wanted;

    /// <summary>Of a pruned model, the rows of the buckets that were kept, counted from the first behind the words; null of one that was not.</summary>
    public Dictionary<int, int>? Pruned { get; private set; }

    /// <summary>How many words are no UTF-8; they are skipped.</summary>
    public int Invalid { get; private set; }

    /// <summary>The first word that is no UTF-8, with its place.</summary>
    public string FirstInvalid { get; private set; } = "";

    /// <summary>Reads the vocabulary.</summary>
    /// <param name="bytes">The model, behind its arguments.</param>
    /// <param name="buckets">Buckets of n-grams.</param>
    /// <param name="limit">So many words are wanted, the first ones.</param>
    /// <param name="others">Words that are wanted wherever they stand.</param>
    /// <param name="cancellation">Stops it.</param>
    public static FastTextDictionary Read(FastTextBytes bytes, int buckets, int limit, IReadOnlySet<string> others, CancellationToken cancellation)
    {
        int size = bytes.ReadInt32();
        int words = bytes.ReadInt32();
        int labels = bytes.ReadInt32();
        bytes.ReadInt64(); // Tokens of the corpus.
        long pruned = bytes.ReadInt64();
        if (words < 0 || labels < 0 || size != (long)words + labels) throw bytes.Fault($"it announces {words} words and {labels} labels, {size} in all");
        if (pruned > buckets) throw bytes.Fault($"it announces {pruned} buckets of n-grams that were kept, of {buckets}");
        if (bytes.Left < (long)size * SmallestEntry) throw bytes.Fault($"it announces {size} words and labels, and {bytes.Left} bytes are left; is it cut off?");
        var dictionary = new FastTextDictionary(words);
        dictionary.ReadWords(bytes, size, limit, others, cancellation);
        if (pruned >= 0) dictionary.ReadPruned(bytes, pruned, buckets);
        return dictionary;
    }

    private void ReadWords(FastTextBytes bytes, int size, int limit, IReadOnlySet<string> others, CancellationToken cancellation)
    {
        int row = 0;
        int first = 0; // Words among the first ones that count.
        bytes.Place = () => $"word {row + 1}";
        for (; row < size; row++)
        {
            if (row % WordsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> utf8 = bytes.ReadWord();
            if (row < Words && (first < limit || others.Count > 0))
            {
                if (!Utf8.IsValid(utf8))
                {
                    if (Invalid++ == 0) FirstInvalid = $"'{VectorFile.Excerpt(utf8)}' (word {row + 1})";
                }
                else
                {
                    Want(Encoding.UTF8.GetString(utf8));
                }
            }

            bytes.ReadInt64(); // Its count.
            byte kind = bytes.ReadByte();
            byte expected = (byte)(row < Words ? 0 : 1);
            if (kind != expected) throw bytes.Fault($"its kind is {kind}; expected {expected}, {(row < Words ? "a word" : "a label, which stand behind the words")}");
        }

        void Want(string word)
        {
            if (first >= limit && !others.Contains(word)) return;
            _wanted.Add((word, row));
            if (!string.IsNullOrWhiteSpace(word)) first++;
        }
    }

    private void ReadPruned(FastTextBytes bytes, long count, int buckets)
    {
        Pruned = [];
        bytes.Place = () => $"bucket {Pruned.Count + 1} of those that were kept";
        for (long i = 0; i < count; i++)
        {
            int bucket = bytes.ReadInt32();
            int row = bytes.ReadInt32();
            if (bucket < 0 || bucket >= buckets || row < 0 || row >= count) throw bytes.Fault($"it maps bucket {bucket} to row {row}; expected buckets below {buckets} and rows below {count}");
            if (!Pruned.TryAdd(bucket, row)) throw bytes.Fault($"it maps bucket {bucket} a second time");
        }
    }
}
