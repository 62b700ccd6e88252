using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>
/// A few hundred words, each a prefix, a stem and a suffix, and teachers in whose space a word is the sum of its parts: so
/// a network that reads letters can know a word that it was not trained on.
/// </summary>
internal sealed class MadeUpLanguage
{
    private const int StemCount = 24;
    private const string StemLetters = "ሰላመረበደገሀወዘየከpqrst";

    private static readonly string[] Prefixes = ["", "በ", "ለ", "የ", "ከ", "እንደ"];
    private static readonly string[] Suffixes = ["", "ን", "ም", "ዎች", "ውም", "ኛ"];

    private readonly (int Prefix, int Stem, int Suffix)[] _parts;

    /// <param name="words">How many words there are.</param>
    /// <param name="seed">Which stems there are; prefixes and suffixes are always the same.</param>
    /// <param name="letters">The letters of the stems.</param>
    public MadeUpLanguage(int words = 600, int seed = 7, string letters = StemLetters)
    {
        var random = new Random(seed);
        var stems = new HashSet<string>();
        while (stems.Count < StemCount) stems.Add(string.Concat(Enumerable.Range(0, 3).Select(_ => letters[random.Next(letters.Length)])));
        string[] stemList = [.. stems];
        (int Prefix, int Stem, int Suffix)[] all =
        [
            .. from prefix in Enumerable.Range(0, Prefixes.Length)
               from stem in Enumerable.Range(0, StemCount)
               from suffix in Enumerable.Range(0, Suffixes.Length)
               select (prefix, stem, suffix),
        ];
        random.Shuffle(all);
        _parts = [.. all.DistinctBy(part => Prefixes[part.Prefix] + stemList[part.Stem] + Suffixes[part.Suffix]).Take(words)];
        Words = [.. _parts.Select(part => Prefixes[part.Prefix] + stemList[part.Stem] + Suffixes[part.Suffix])];
    }

    /// <summary>A language of the same prefixes and suffixes with other stems, some of which have letters that the first one lacks.</summary>
    public static MadeUpLanguage Related { get; } = new(seed: 8, letters: StemLetters + "ሸቐሎኸxж");

    public IReadOnlyList<string> Words { get; }

    /// <summary>The number of a word's stem, which is the largest part of its meaning.</summary>
    public int StemOf(int word) => _parts[word].Stem;

    /// <summary>The vectors of all words in the space of one teacher.</summary>
    public float[][] Vectors(int dimension, int seed)
    {
        var random = new Random(seed);
        float[][] prefixes = Draw(Prefixes.Length, dimension, random, 1);
        float[][] stems = Draw(StemCount, dimension, random, 1.5f);
        float[][] suffixes = Draw(Suffixes.Length, dimension, random, 1);
        return [.. _parts.Select(part => Enumerable.Range(0, dimension).Select(i => prefixes[part.Prefix][i] + stems[part.Stem][i] + suffixes[part.Suffix][i]).ToArray())];
    }

    public Teacher Teacher(string name, int dimension, int seed) => new MemoryTeacher(name, Words, Vectors(dimension, seed));

    /// <summary>Two teachers of different dimensions.</summary>
    public TeacherVocabulary Vocabulary() => TeacherVocabulary.Load([Teacher("first", 24, 1), Teacher("second", 16, 2)]);

    /// <summary>Writes a teacher's file in word2vec's text format.</summary>
    public void Write(string path, int dimension, int seed)
    {
        IEnumerable<string> lines = Words.Zip(Vectors(dimension, seed), (word, vector) =>
            $"{word} {string.Join(' ', vector.Select(number => number.ToString(CultureInfo.InvariantCulture)))}");
        File.WriteAllLines(path, [$"{Words.Count} {dimension}", .. lines]);
    }

    /// <summary>Rows of 8 tokens, a few of which no teacher knows.</summary>
    public IDataView Corpus(MLContext mlContext, int rows = 200)
    {
        var random = new Random(3);
        return mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, rows)
            .Select(_ => new TokenRow { Tokens = [.. Enumerable.Range(0, 8).Select(_ => random.Next(8) == 0 ? "ያልታወቀ" : Words[random.Next(Words.Count)])] })
            .ToArray());
    }

    private static float[][] Draw(int count, int dimension, Random random, float scale) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, dimension).Select(_ => ((random.NextSingle() * 2) - 1) * scale).ToArray())];

    internal sealed class TokenRow
    {
        [ColumnName("Tokens")]
        public string[] Tokens { get; set; } = [];
    }
}
