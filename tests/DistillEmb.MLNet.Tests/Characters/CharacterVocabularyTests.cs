using DistillEmb.Characters;
using Xunit;

namespace DistillEmb.MLNet.Tests.Characters;

public class CharacterVocabularyTests
{
    [Fact]
    public void Characters_have_rows_after_the_symbols_in_their_order()
    {
        int[] scalars = [0, 'a', 0xFF, 0x100, 0x1200, 0xFFFF, 0x10000, 0x10FFFF, 'b', 0x101];
        var vocabulary = new CharacterVocabulary(scalars);
        Assert.Equal(Enumerable.Range(CharacterVocabulary.FirstCharacter, scalars.Length), scalars.Select(vocabulary.RowOf));
        Assert.Equal(CharacterVocabulary.FirstCharacter + scalars.Length, vocabulary.Count);
        Assert.Equal(scalars, vocabulary.Scalars.ToArray());
    }

    [Fact]
    public void Everything_outside_is_the_unknown_character()
    {
        HashSet<int> scalars = ['a', 'c', 0x1200, 0x12FF, 0x1F600];
        var vocabulary = new CharacterVocabulary(scalars.Order());
        for (int scalar = 0; scalar <= 0x10FFFF; scalar++)
        {
            if ((vocabulary.RowOf(scalar) != CharacterVocabulary.Unknown) != scalars.Contains(scalar)) Assert.Fail($"{scalar:X} has row {vocabulary.RowOf(scalar)}.");
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(0x110000)]
    [InlineData(int.MaxValue)]
    public void What_is_no_character_is_the_unknown_character(int scalar)
    {
        Assert.Equal(CharacterVocabulary.Unknown, new CharacterVocabulary(['a']).RowOf(scalar));
    }

    [Fact]
    public void An_empty_vocabulary_knows_the_symbols_alone()
    {
        var vocabulary = new CharacterVocabulary([]);
        Assert.Equal(CharacterVocabulary.FirstCharacter, vocabulary.Count);
        Assert.Equal(CharacterVocabulary.Unknown, vocabulary.RowOf('a'));
    }

    [Theory]
    [InlineData(1, 0x61, 0x61)]
    [InlineData(2, 0x61, 0x63, 0x61)]
    [InlineData(0, -1, 0x61)]
    [InlineData(1, 0x61, 0x110000)]
    [InlineData(1, 0x61, int.MinValue)]
    public void Characters_twice_or_out_of_range_are_refused(int index, params int[] scalars)
    {
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => new CharacterVocabulary(scalars));
        Assert.Contains($"Character {index} ", fault.Message);
        Assert.Contains($"{scalars[index]:X}", fault.Message);
    }
}
