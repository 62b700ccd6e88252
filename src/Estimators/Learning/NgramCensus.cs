using DistillEmb.Characters;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Learning;

/// <summary>Finds the n-grams that are frequent enough to be learnt.</summary>
internal static class NgramCensus
{
    private const int Counters = 1 << 24;
    private const int Candidates = 16; // For each bucket.

    /// <summary>Gives the n-grams of an architecture that wants them chosen their rows; others stay as they are.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <param name="words">The training words.</param>
    /// <param name="sequence">How a word becomes character ids.</param>
    /// <param name="continued">The same architecture in an encoder that is continued: its n-grams that are frequent here too keep their rows.</param>
    public static EncoderArchitecture Take(EncoderArchitecture architecture, IReadOnlyCollection<string> words, CharacterSequence sequence, EncoderArchitecture? continued = null)
    {
        if (architecture is not PositionalArchitecture { Ngrams: { MinimumCount: > 0 } bag } positional) return architecture;
        uint[] chosen = [.. Count(words, sequence, bag)
            .Where(ngram => ngram.Value >= bag.MinimumCount)
            .OrderByDescending(ngram => ngram.Value)
            .ThenBy(ngram => ngram.Key)
            .Select(ngram => ngram.Key)];
        return positional.With(NgramVocabulary.Choose(chosen, bag.Buckets, (continued as PositionalArchitecture)?.Ngrams?.Vocabulary));
    }

    // The words that each hash occurs in. Millions of words have tens of millions of n-grams, most of which occur once: those that
    // cannot be among the most frequent ones are left out before they take memory.
    private static Dictionary<uint, int> Count(IReadOnlyCollection<string> words, CharacterSequence sequence, NgramBag bag)
    {
        int[] together = new int[Counters]; // Of all hashes with the same lower bits: never less than the count of one.
        ForEach(words, sequence, bag, hash => together[hash % Counters]++);
        int least = LeastOf(together, bag.MinimumCount, (long)bag.Buckets * Candidates);
        var counts = new Dictionary<uint, int>();
        ForEach(words, sequence, bag, hash =>
        {
            if (together[hash % Counters] >= least) counts[hash] = counts.GetValueOrDefault(hash) + 1;
        });
        return counts;
    }

    // The least count that no more than so many counters reach, but never below the minimum.
    private static int LeastOf(int[] counters, int minimum, long most)
    {
        var histogram = new SortedDictionary<int, long>();
        foreach (int count in counters)
        {
            if (count >= minimum) histogram[count] = histogram.GetValueOrDefault(count) + 1;
        }

        long reached = 0;
        int least = minimum;
        foreach ((int count, long number) in histogram.Reverse())
        {
            reached += number;
            if (reached > most) break;
            least = count;
        }

        return reached > most ? least : minimum;
    }

    // Each hash once a word.
    private static void ForEach(IEnumerable<string> words, CharacterSequence sequence, NgramBag bag, Action<uint> visit)
    {
        int[] rows = new int[sequence.Length];
        uint[] hashes = new uint[bag.LargestCount(rows.Length)];
        foreach (string word in words)
        {
            sequence.Encode(word, rows);
            Span<uint> found = hashes.AsSpan(0, bag.Hash(rows.AsSpan(0, CharacterTable.PositionsOf(rows)), hashes));
            found.Sort();
            for (int i = 0; i < found.Length; i++)
            {
                if (i == 0 || found[i] != found[i - 1]) visit(found[i]);
            }
        }
    }
}
