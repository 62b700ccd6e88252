using DistillEmb.MLNet.Characters;

namespace DistillEmb.MLNet.Sequences;

/// <summary>The different words of the training rows.</summary>
internal sealed class SentenceWords
{
    private const int ShapeMinimumCount = 5;
    private const int MostShapes = 255;
    private const double LeastCapitals = 0.01; // Amharic text has a foreign word now and then.

    private readonly List<string> _words = [];
    private readonly List<int> _counts = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public int Count => _words.Count;

    public IReadOnlyList<string> All => _words;

    /// <summary>Counts the tokens of a row.</summary>
    /// <returns>Their numbers.</returns>
    public int[] Add(string[] tokens) => Array.ConvertAll(tokens, Add);

    /// <summary>Whether the tokens are of a script with capital letters, or of several with such a one among them.</summary>
    public bool HaveCase => Enumerable.Range(0, Count).Where(word => _words[word].Any(char.IsUpper)).Sum(word => (long)_counts[word]) >= LeastCapitals * _counts.Sum(count => (long)count);

    /// <summary>The most frequent words; of equally frequent ones, those that came first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="minimumCount">How often they have to occur.</param>
    public FrequentWords MostFrequent(int most, int minimumCount) => FrequentWords.Of(Enumerable.Range(0, Count)
        .Where(word => _counts[word] >= minimumCount && _words[word].Length > 0)
        .OrderByDescending(word => _counts[word])
        .ThenBy(word => word)
        .Take(most)
        .Select(word => _words[word]));

    /// <summary>The most frequent shapes of words.</summary>
    public FrequentWords MostFrequentShapes() => FrequentWords.Of(Enumerable.Range(0, Count)
        .GroupBy(word => WordShape.Of(_words[word]), word => _counts[word])
        .Select(shape => (shape.Key, Count: shape.Sum(count => (long)count)))
        .Where(shape => shape.Key.Length > 0 && shape.Count >= ShapeMinimumCount)
        .OrderByDescending(shape => shape.Count)
        .ThenBy(shape => shape.Key, StringComparer.Ordinal)
        .Take(MostShapes)
        .Select(shape => shape.Key));

    /// <summary>Character rows of all words, [words, sequence length], and of each how many characters it has.</summary>
    public (int[] Rows, int[] Lengths) Encode(CharacterSequence sequence)
    {
        int[] rows = new int[Count * sequence.Length];
        int[] lengths = new int[Count];
        for (int word = 0; word < Count; word++) lengths[word] = sequence.Encode(_words[word], rows.AsSpan(word * sequence.Length, sequence.Length));
        return (rows, lengths);
    }

    private int Add(string token)
    {
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
