using DistillEmb.MLNet.Characters;
using DistillEmb.MLNet.Encoder;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Finds the n-grams that are frequent enough to be learnt.</summary>
internal static class NgramCensus
{
    /// <summary>Gives the n-grams of an architecture that wants them chosen their rows; others stay as they are.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <param name="words">The training words.</param>
    /// <param name="sequence">How a word becomes rows of characters.</param>
    /// <param name="continued">The same architecture in an encoder that is continued: its n-grams that are frequent here too keep their rows.</param>
    public static EncoderArchitecture Take(EncoderArchitecture architecture, IEnumerable<string> words, CharacterSequence sequence, EncoderArchitecture? continued = null)
    {
        if (architecture is not PositionalArchitecture { Ngrams: { MinimumCount: > 0 } bag } positional) return architecture;
        uint[] chosen = [.. Count(words, sequence, bag)
            .Where(ngram => ngram.Value >= bag.MinimumCount)
            .OrderByDescending(ngram => ngram.Value)
            .ThenBy(ngram => ngram.Key)
            .Select(ngram => ngram.Key)];
        return positional.With(NgramVocabulary.Choose(chosen, bag.Buckets, (continued as PositionalArchitecture)?.Ngrams?.Vocabulary));
    }

    // The words that each hash occurs in.
    private static Dictionary<uint, int> Count(IEnumerable<string> words, CharacterSequence sequence, NgramBag bag)
    {
        var counts = new Dictionary<uint, int>();
        int[] rows = new int[sequence.Length];
        uint[] hashes = new uint[bag.LargestCount(rows.Length)];
        foreach (string word in words)
        {
            sequence.Encode(word, rows);
            Span<uint> found = hashes.AsSpan(0, bag.Hash(rows.AsSpan(0, CharacterTable.PositionsOf(rows)), hashes));
            found.Sort();
            for (int i = 0; i < found.Length; i++)
            {
                if (i == 0 || found[i] != found[i - 1]) counts[found[i]] = counts.GetValueOrDefault(found[i]) + 1;
            }
        }

        return counts;
    }
}
