using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

/// <summary>Marks of length above Ethiopic letters, and signs of chant.</summary>
public class EthiopicMarkTests
{
    private static readonly EthiopicNormalizationOptions Unmarked = new() { RemoveMarks = true };

    [Theory]
    [InlineData("አለ\u135F በላ\u135D\u135E", "አለ በላ")]
    [InlineData("ሃ\u1390ሌ\u1399", "ሃሌ")]
    [InlineData("\u135F", "")]
    [InlineData("e\u0323\u135F\u0301", "\u1EB9\u0301")] // Marks of other scripts stay, and are composed as though this one were not there.
    [InlineData("፡\u135F፡", "።")]
    [InlineData("ሰላም", "ሰላም")]
    public void They_are_left_out_where_that_is_asked_for(string text, string expected)
    {
        Assert.Equal(expected, EthiopicText.Normalize(text, Unmarked));
        Assert.Equal(expected, EthiopicText.Normalize(expected, Unmarked));
    }

    [Fact]
    public void They_stay_otherwise() => Assert.Equal("አለ\u135F", EthiopicText.Normalize("አለ\u135F"));

    [Fact]
    public void Letters_fold_across_them() =>
        Assert.Equal("ሏ", EthiopicText.Normalize("ሉ\u135Fዋ", new EthiopicNormalizationOptions { RemoveMarks = true, FoldLabialized = true }));
}
