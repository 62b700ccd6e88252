using System.Numerics.Tensors;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// Words of a prefix, a stem and a suffix, in Ethiopic letters. A word's vector is the stem's, half of the prefix's and of the
/// suffix's, and 0.3 of one of its own, which nothing tells: a cosine of .97 is the most that an unseen word can reach.
/// </summary>
internal sealed class ComposedWords
{
    private const int Affixes = 40;
    private const int FirstLetter = 0x1200;
    private const int Letters = 0x135A - FirstLetter;
    private const float AffixWeight = 0.5f;
    private const float OwnWeight = 0.3f;

    private readonly int _words;
    private readonly int _step;
    private readonly Random _random = new(2);
    private readonly (string Text, float[] Vector)[] _prefixes;
    private readonly (string Text, float[] Vector)[] _stems;
    private readonly (string Text, float[] Vector)[] _suffixes;

    public ComposedWords(int words, int dimension)
    {
        _words = words;
        _step = (words / 2) + 1;
        while (Gcd(_step, words) != 1) _step++; // Neighbours in the file have little in common.
        var random = new Random(1);
        var taken = new HashSet<string>();
        _prefixes = Morphemes(Affixes, 1, 2, dimension, random, []);
        _suffixes = Morphemes(Affixes, 1, 2, dimension, random, []);
        _stems = Morphemes((words + (Affixes * Affixes) - 1) / (Affixes * Affixes), 4, 5, dimension, random, taken);
    }

    /// <summary>A word and its vector.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="vector">Receives the vector.</param>
    public string Compose(int number, Span<float> vector)
    {
        int at = (int)((long)number * _step % _words);
        (string Text, float[] Vector) prefix = _prefixes[at % Affixes];
        (string Text, float[] Vector) suffix = _suffixes[at / Affixes % Affixes];
        (string Text, float[] Vector) stem = _stems[at / (Affixes * Affixes)];
        Fill(vector, _random);
        TensorPrimitives.Multiply(vector, OwnWeight, vector);
        TensorPrimitives.Add(vector, stem.Vector, vector);
        TensorPrimitives.MultiplyAdd(prefix.Vector, AffixWeight, vector, vector);
        TensorPrimitives.MultiplyAdd(suffix.Vector, AffixWeight, vector, vector);
        return prefix.Text + stem.Text + suffix.Text;
    }

    private static (string Text, float[] Vector)[] Morphemes(int count, int shortest, int longest, int dimension, Random random, HashSet<string> taken)
    {
        var morphemes = new (string, float[])[count];
        for (int i = 0; i < count; i++)
        {
            string text;
            do text = string.Concat(Enumerable.Range(0, random.Next(shortest, longest + 1)).Select(_ => (char)(FirstLetter + random.Next(Letters))));
            while (!taken.Add(text));
            float[] vector = new float[dimension];
            Fill(vector, random);
            morphemes[i] = (text, vector);
        }

        return morphemes;
    }

    // Normal numbers by Box and Muller.
    private static void Fill(Span<float> vector, Random random)
    {
        foreach (ref float number in vector) number = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }

    private static int Gcd(int first, int second) => second == 0 ? first : Gcd(second, first % second);
}
