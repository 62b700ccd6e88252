using DistillEmb.Characters;
using DistillEmb.MLNet.Learning;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

/// <summary>Characters that an encoder lacks start where its other characters put them.</summary>
public sealed class NewCharactersTests
{
    private const int Size = 16;
    private const double NoiseLimit = 0.3; // A hundredth of the random numbers' variance, over 16 values: its root mean square is a tenth.

    private readonly Random _random = new(1);

    [Fact]
    public void A_syllable_starts_as_the_sum_of_its_consonant_and_its_vowel()
    {
        float[][] consonants = Draw(3);
        float[][] vowels = Draw(3);
        float[] Sum(int consonant, int vowel) => [.. consonants[consonant].Zip(vowels[vowel], (first, second) => first + second)];

        // Of the nine syllables of ለ, መ and ሰ with three vowels, ሱ is missing.
        const string Known = "ለሉሊመሙሚሰሲ";
        int[] places = [0, 1, 2, 3, 4, 5, 6, 8];
        float[] row = Append(Known, [.. places.Select(place => Sum(place / 3, place % 3))], "ሱ")[0];
        float[] expected = Sum(2, 1);
        Assert.True(DistanceOf(row, expected) < 0.5 * places.Min(place => DistanceOf(Sum(place / 3, place % 3), expected)), "Another syllable is as near as itself.");
    }

    [Fact]
    public void A_vowel_without_its_consonant_gives_the_mean_of_its_syllables()
    {
        float[][] known = Draw(4);
        float[] row = Append("ለሉመሙ", known, "ሱ")[0];
        Assert.InRange(DistanceOf(row, [.. known[1].Zip(known[3], (first, second) => (first + second) / 2)]), 0, NoiseLimit);
    }

    [Fact]
    public void A_character_without_relatives_starts_as_the_unknown_one()
    {
        float[][] known = Draw(3);
        float[][] rows = Append("aሰ", known[..2], "жз", unknown: known[2]);
        Assert.All(rows, row => Assert.InRange(DistanceOf(row, known[2]), 1e-3, NoiseLimit));
        Assert.NotEqual(rows[0], rows[1]);
    }

    [Fact]
    public void A_capital_starts_near_its_letter()
    {
        float[][] known = Draw(3);
        float[] row = Append("abc", known, "B")[0];
        Assert.InRange(DistanceOf(row, known[1]), 0, NoiseLimit);
    }

    [Fact]
    public void Known_rows_stay_to_the_bit()
    {
        CharacterVocabulary characters = new([.. "ሱaሀለB".Select(letter => (int)letter)]);
        float[] known = [.. Draw(7).SelectMany(row => row)]; // The symbols and three characters.
        float[] random = [.. Draw(characters.Count).SelectMany(row => row)];
        Assert.Equal(known, NewCharacters.Append(known, characters, random)[..known.Length]);
    }

    /// <summary>The rows that characters get beside others.</summary>
    private float[][] Append(string known, float[][] rows, string added, float[]? unknown = null)
    {
        var characters = new CharacterVocabulary((known + added).Select(letter => (int)letter));
        float[][] symbols = Draw(CharacterVocabulary.FirstCharacter);
        symbols[CharacterVocabulary.Unknown] = unknown ?? symbols[CharacterVocabulary.Unknown];
        float[] all = NewCharacters.Append([.. symbols.Concat(rows).SelectMany(row => row)], characters, [.. Draw(characters.Count).SelectMany(row => row)]);
        return [.. all.Chunk(Size).Skip(characters.Count - added.Length)];
    }

    private float[][] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Size).Select(_ => (_random.NextSingle() * 2) - 1).ToArray())];

    /// <summary>Root mean square.</summary>
    private static double DistanceOf(float[] first, float[] second) => Math.Sqrt(first.Zip(second, (a, b) => (double)(a - b) * (a - b)).Average());
}
