using DistillEmb.Sequences;
using Xunit;

namespace DistillEmb.MLNet.Tests.Sequences;

public class WordShapeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "x")]
    [InlineData("Abuja", "Xxx")]
    [InlineData("kano", "xx")]
    [InlineData("NATO", "XX")]
    [InlineData("McDonald", "XxXxx")]
    [InlineData("iPhone7", "xXxxd")]
    [InlineData("7", "d")]
    [InlineData("2007", "dddd")]
    [InlineData("1234567", "dddd")]
    [InlineData("12:30", "dd:dd")]
    [InlineData("n'ahụ", "x'xx")]
    [InlineData("Ọ̀yọ́", "Xxx")] // However it is written: marks belong to their letter.
    [InlineData("O\u0323\u0300yo\u0323\u0301", "Xxx")]
    [InlineData("ተማሪዎች", "ll")]
    [InlineData("ሀ", "l")]
    [InlineData("ዶ/ር", "l/l")]
    [InlineData("በ2007", "ldddd")]
    [InlineData("፲፱፻", "ddd")]
    [InlineData("።", "p")]
    [InlineData("…", "p")]
    [InlineData("...", ".")]
    [InlineData("\"", "\"")]
    [InlineData("$", "$")]
    [InlineData("€", "s")]
    [InlineData("😀😀", "s")]
    [InlineData("\u0301", "")]
    [InlineData(" \t", "s")]
    [InlineData("A-1-B-2-C-3-D-4-E-5", "X-d-X-d-X-d-X-d-")]
    public void Kinds_of_characters_in_their_order(string word, string shape) => Assert.Equal(shape, TestShapes.Of(word));

    [Fact]
    public void A_lone_surrogate_is_a_sign() => Assert.Equal("xs", TestShapes.Of("a\uD800")); // No argument of a theory: it does not survive UTF-8.

    [Fact]
    public void Any_text_has_a_shape_that_has_a_spelling()
    {
        var random = new Random(1);
        Span<char> room = stackalloc char[WordShape.Longest];
        for (int i = 0; i < 5_000; i++)
        {
            char[] word = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)random.Next(0x10000))];
            int length = WordShape.Write(word, room);
            string shape = new(room[..length]);
            if (length > 0) Assert.Equal(1, FrequentWords.Of([shape]).RowOf(shape));
        }
    }
}
