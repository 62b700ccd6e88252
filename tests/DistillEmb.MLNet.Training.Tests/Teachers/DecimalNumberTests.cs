using System.Globalization;
using System.Text;
using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>Numbers have the bits that .NET's own parser gives, for every text.</summary>
public sealed class DecimalNumberTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.000")]
    [InlineData("00012.50")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData("5.")]
    [InlineData("+1.5")]
    [InlineData("1e5")]
    [InlineData("1E+5")]
    [InlineData("-1.25e-05")]
    [InlineData("1e22")]
    [InlineData("1e23")]
    [InlineData("0e99")]
    [InlineData("1e-45")]
    [InlineData("7e-46")]
    [InlineData("3.4028235e38")]
    [InlineData("3.4028236e38")]
    [InlineData("1e39")]
    [InlineData("-1e400")]
    [InlineData("1e99999999999999999999")]
    [InlineData("9007199254740993")]
    [InlineData("999999999999999999")]
    [InlineData("9999999999999999999999999")]
    [InlineData("0.000000000000000000000000000000000000000001")]
    [InlineData("16777217")]
    [InlineData("16777217.0000000000000001")]
    [InlineData("1.00000005960464477539062")]
    [InlineData("1.000000059604644775390625")]
    [InlineData("1.00000005960464477539063")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("\t1.5\t")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.5.5")]
    [InlineData("--1")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("١٢")]
    public void A_number_has_the_bits_of_the_standard_parser(string text) => AssertSame(text);

    [Fact]
    public void Numbers_as_vector_files_have_them_have_the_same_bits()
    {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++)
        {
            double number = ((random.NextDouble() * 2) - 1) * Math.Pow(10, random.Next(-8, 3));
            AssertSame(number.ToString((i % 4) switch { 0 => "F4", 1 => "F6", 2 => "G7", _ => "E8" }, Invariant));
            AssertSame(((float)number).ToString("G9", Invariant));
        }
    }

    [Fact]
    public void Numbers_just_between_two_floats_and_beside_that_have_the_same_bits()
    {
        var random = new Random(2);
        for (int i = 0; i < 50_000; i++)
        {
            float below = BitConverter.Int32BitsToSingle(random.Next(0x30000000, 0x50000000));
            decimal middle = ((decimal)(double)below + (decimal)(double)MathF.BitIncrement(below)) / 2;
            AssertSame(middle.ToString(Invariant));
            string digits = middle.ToString("E17", Invariant);
            AssertSame(digits);
            AssertSame(((double)middle).ToString("G15", Invariant));
            AssertSame(((double)middle).ToString("G16", Invariant));
            AssertSame(Math.BitIncrement((double)middle).ToString("G17", Invariant));
            AssertSame(Math.BitDecrement((double)middle).ToString("G17", Invariant));
        }
    }

    [Fact]
    public void Any_letters_that_numbers_are_made_of_have_the_same_bits_or_are_no_number()
    {
        const string Letters = "0123456789012345678901234567890123456789+--...eE";
        var random = new Random(3);
        for (int i = 0; i < 300_000; i++)
            AssertSame(string.Create(random.Next(1, 28), random, (text, source) => source.GetItems(Letters.AsSpan(), text)));
    }

    [Fact]
    public void A_number_ends_at_a_space()
    {
        Assert.True(DecimalNumber.TryRead("-1.5 7"u8, out float value, out int length));
        Assert.Equal((-1.5f, 4), (value, length));
        Assert.True(DecimalNumber.TryRead("+1.5 7"u8, out value, out length));
        Assert.Equal((1.5f, 4), (value, length));
        Assert.False(DecimalNumber.TryRead("x.5 7"u8, out _, out length));
        Assert.Equal(3, length);
    }

    private static void AssertSame(string text)
    {
        bool isNumber = float.TryParse(text, NumberStyles.Float, Invariant, out float expected);
        foreach (string behind in new[] { "", " ", " 0.25 -12345678" })
        {
            bool read = DecimalNumber.TryRead(Encoding.UTF8.GetBytes(text + behind), out float value, out int length);
            if (isNumber == read && (!read || (BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(value) && length == Encoding.UTF8.GetByteCount(text)))) continue;
            Assert.Fail($"'{text}' before '{behind}': expected {(isNumber ? expected.ToString("G9", Invariant) : "no number")}, found {(read ? value.ToString("G9", Invariant) : "no number")}.");
        }
    }
}
