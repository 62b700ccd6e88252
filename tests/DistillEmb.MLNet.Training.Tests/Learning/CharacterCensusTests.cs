using DistillEmb.Characters;
using DistillEmb.MLNet.Learning;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

public sealed class CharacterCensusTests
{
    [Fact]
    public void A_character_is_counted_once_a_word()
    {
        CharacterVocabulary characters = CharacterCensus.Take(["aaaa", "ab", "bcc", "ሰላም", "ሰ"], minimumCount: 2);
        Assert.Equal(['a', 'b', 'ሰ'], characters.Scalars.ToArray());
    }

    [Fact]
    public void Characters_are_those_of_the_composed_word()
    {
        CharacterVocabulary characters = CharacterCensus.Take(["e\u0301", "\u00E9", "\U0001F600\uD83D"], minimumCount: 1);
        Assert.Equal([0xE9, 0x1F600], characters.Scalars.ToArray()); // A lone surrogate is no character.
    }

    [Fact]
    public void Known_characters_keep_their_rows_and_the_missing_ones_follow()
    {
        var known = new CharacterVocabulary(['b', 'z', 'a']);
        Assert.Equal(['b', 'z', 'a', 'c', 'ሰ'], CharacterCensus.Take(["ab", "cሰ", "ሰca", "d"], minimumCount: 2, known).Scalars.ToArray());
        Assert.Equal(['b', 'z', 'a'], CharacterCensus.Take(["ab", "cd"], minimumCount: 2, known).Scalars.ToArray());
    }

    [Fact]
    public void No_character_that_is_frequent_enough_is_an_error_that_names_the_option()
    {
        string message = Assert.Throws<InvalidDataException>(() => CharacterCensus.Take(["ab", "cd"], minimumCount: 2)).Message;
        Assert.Contains("MinimumCharacterCount", message, StringComparison.Ordinal);
    }
}
