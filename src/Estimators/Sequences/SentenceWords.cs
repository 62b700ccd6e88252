using DistillEmb.Characters;
using DistillEmb.Sequences;

namespace DistillEmb.MLNet.Sequences;

/// <summary>The different words of the training rows, each in its <see cref="WordForm"/>.</summary>
internal sealed class SentenceWords
{
    private readonly List<string> _words = [];
    private readonly List<int> _counts = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public int Count => _words.Count;

    public IReadOnlyList<string> All => _words;

    /// <summary>Counts the tokens of a row.</summary>
    /// <returns>Their indices.</returns>
    public int[] Add(string[] tokens) => Array.ConvertAll(tokens, Add);

    /// <summary>The frequent words that the options ask for vectors of.</summary>
    public TokenTables Tables(SentenceTrainingOptions options) => options.WordTableSize == 0
        ? TokenTables.None
        : new TokenTables(FrequentWords.Of(MostFrequent(options.WordTableSize, options.WordTableMinimumCount)), FrequentWords.None);

    /// <summary>The row of each word in the table of frequent words.</summary>
    public int[] RowsIn(TokenTables tables) => [.. _words.Select(word => tables.WordRowOf(word))];

    /// <summary>Character ids of all words, [words, sequence length], and of each how many characters it has.</summary>
    public (int[] CharacterIds, int[] Lengths) Encode(CharacterSequence sequence)
    {
        int[] rows = new int[Count * sequence.Length];
        int[] lengths = new int[Count];
        for (int word = 0; word < Count; word++) lengths[word] = sequence.Encode(_words[word], rows.AsSpan(word * sequence.Length, sequence.Length));
        return (rows, lengths);
    }

    // Of equally frequent words, those that came first.
    private IEnumerable<string> MostFrequent(int most, int minimumCount) => Enumerable.Range(0, Count)
        .Where(word => _counts[word] >= minimumCount && _words[word].Length > 0)
        .OrderByDescending(word => _counts[word])
        .ThenBy(word => word)
        .Take(most)
        .Select(word => _words[word]);

    private int Add(string token)
    {
        token = WordForm.Of(token);
        if (!_numbers.TryGetValue(token, out int number))
        {
            number = Count;
            _numbers.Add(token, number);
            _words.Add(token);
            _counts.Add(0);
        }

        _counts[number]++;
        return number;
    }
}
