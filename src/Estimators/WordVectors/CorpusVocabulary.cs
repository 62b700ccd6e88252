using System.Runtime.InteropServices;
using System.Text;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>The words that are trained, the most frequent first, and their counts.</summary>
internal sealed class CorpusVocabulary
{
    private readonly ByteWords _words;
    private readonly long[] _counts;

    private CorpusVocabulary(ByteWords words, long[] counts, CorpusCensus census) => (_words, _counts, Census) = (words, counts, census);

    public CorpusCensus Census { get; }

    public int Count => _words.Count;

    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>A word, in UTF-8.</summary>
    public ReadOnlySpan<byte> this[int word] => _words[word];

    /// <summary>Orders words by their counts; equally frequent ones stay in their order.</summary>
    public static CorpusVocabulary ByFrequency(ByteWords words, IReadOnlyList<long> counts, CorpusCensus census)
    {
        int[] order = [.. Enumerable.Range(0, words.Count).OrderByDescending(word => counts[word])]; // A stable sort.
        var ordered = new ByteWords();
        foreach (int word in order) ordered.Add(words[word]);
        return new CorpusVocabulary(ordered, [.. order.Select(word => counts[word])], census);
    }

    /// <summary>The number of a word; -1 where it is not kept.</summary>
    public int Find(ReadOnlySpan<byte> word) => _words.Find(word);

    public string TextOf(int word) => Encoding.UTF8.GetString(_words[word]);

    /// <summary>The words and counts as bytes, for a hash.</summary>
    public void AppendTo(Action<ReadOnlySpan<byte>> append)
    {
        append(MemoryMarshal.AsBytes(Counts));
        for (int word = 0; word < Count; word++)
        {
            append(_words[word]);
            append("\n"u8);
        }
    }
}
