using DistillEmb.Characters;
using DistillEmb.MLNet.Learning;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

public sealed class CharacterPartsTests
{
    [Fact]
    public void Ethiopic_syllables_share_their_consonant_and_their_vowel() =>
        Assert.Equal(["ሀሁ", "ለሉ", "ሀለ", "ሁሉ"], PartsOf("ሀሁለሉ"));

    [Fact]
    public void Letters_share_their_base_their_marks_and_being_capitals() =>
        Assert.Equal(["Aa\u00E1\u1EA1", "Ee\u00E9", "\u00E1\u00E9", "AE"], PartsOf("Aa\u00E1\u1EA1Ee\u00E9"));

    [Fact]
    public void Several_marks_are_several_parts() => Assert.Equal(["\u00F4\u1ECD\u1ED9", "\u00F4\u1ED9", "\u1ECD\u1ED9"], PartsOf("\u00F4\u1ECD\u1ED9"));

    [Fact]
    public void A_part_of_one_character_is_none() => Assert.Empty(PartsOf("abc"));

    [Fact]
    public void Ethiopic_marks_and_digits_have_no_series() => Assert.Empty(PartsOf("፡።፩፪"));

    /// <summary>The characters of each part.</summary>
    private static string[] PartsOf(string characters)
    {
        var scalars = new SortedSet<int>(characters.EnumerateRunes().Select(rune => rune.Value));
        var vocabulary = new CharacterVocabulary(scalars);
        int[] rows = [.. scalars];
        return [.. CharacterParts.SharedBy(vocabulary).Select(part => string.Concat(part.Select(row => char.ConvertFromUtf32(rows[row - CharacterVocabulary.FirstCharacter]))))];
    }
}
