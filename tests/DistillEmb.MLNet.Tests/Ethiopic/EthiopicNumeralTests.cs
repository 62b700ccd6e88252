using System.Globalization;
using System.Numerics;
using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

public class EthiopicNumeralTests
{
    private const string Units = "፩፪፫፬፭፮፯፰፱";
    private const string Tens = "፲፳፴፵፶፷፸፹፺";

    private static readonly EthiopicNormalizationOptions Options = new() { ConvertNumerals = true };

    [Theory]
    [InlineData("፩", "1")]
    [InlineData("፲", "10")]
    [InlineData("፲፩", "11")]
    [InlineData("፻", "100")]
    [InlineData("፩፻", "100")]
    [InlineData("፻፩", "101")]
    [InlineData("፲፱፻፺፱", "1999")]
    [InlineData("፳፻፲፯", "2017")]
    [InlineData("፼", "10000")]
    [InlineData("፻፼", "1000000")]
    [InlineData("፲፼፩", "100001")]
    [InlineData("፼፼", "100000000")]
    [InlineData("፻፳፫፼፵፭፻፷፯፼፹፱፻፩", "12345678901")]
    [InlineData("በ፳፻፯ ዓ.ም. ፭ኛ", "በ2007 ዓ.ም. 5ኛ")]
    [InlineData("፪፫", "፪፫")] // Neither 23 nor 5.
    [InlineData("፲፳", "፲፳")]
    [InlineData("፩፲", "፩፲")]
    [InlineData("፻፻", "፻፻")]
    [InlineData("1፪ ፪1", "1፪ ፪1")]
    public void Numbers_become_Latin_where_they_are_numbers(string text, string expected) => Assert.Equal(expected, EthiopicText.Normalize(text, Options));

    [Fact]
    public void Numbers_stay_by_default() => Assert.Equal("፳፻፲፯", EthiopicText.Normalize("፳፻፲፯"));

    [Fact]
    public void All_numbers_up_to_twenty_thousand_and_many_larger_ones_come_back()
    {
        var random = new Random(3);
        IEnumerable<BigInteger> numbers = Enumerable.Range(1, 20_000).Select(number => (BigInteger)number)
            .Concat(Enumerable.Range(0, 2_000).Select(_ => (BigInteger)random.NextInt64(1, long.MaxValue)))
            .Append(BigInteger.Pow(10, 400) + 7).Append(BigInteger.Pow(10, 401));
        foreach (BigInteger number in numbers) Assert.Equal(number.ToString(CultureInfo.InvariantCulture), EthiopicText.Normalize(Write(number), Options));
    }

    // By division from the right, as a person writes; what is under test reads from the left.
    private static string Write(BigInteger number)
    {
        if (number >= 10_000)
        {
            BigInteger higher = number / 10_000;
            BigInteger lower = number % 10_000;
            return (higher.IsOne ? "" : Write(higher)) + "፼" + (lower.IsZero ? "" : Write(lower));
        }

        int hundreds = (int)number / 100;
        int rest = (int)number % 100;
        return (hundreds > 0 ? (hundreds > 1 ? BelowHundred(hundreds) : "") + "፻" : "") + BelowHundred(rest);
    }

    private static string BelowHundred(int number) =>
        (number >= 10 ? Tens[(number / 10) - 1].ToString() : "") + (number % 10 > 0 ? Units[(number % 10) - 1].ToString() : "");
}
