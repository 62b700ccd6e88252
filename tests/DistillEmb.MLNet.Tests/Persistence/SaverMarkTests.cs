using System.Diagnostics;
using DistillEmb.Files;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

public sealed class SaverMarkTests
{
    [Fact]
    public void This_process_lives_and_is_of_this_machine()
    {
        Assert.True(SaverMark.TryParse(SaverMark.New(), out SaverMark mark));
        Assert.True(mark.IsOfThisMachine);
        Assert.True(mark.IsAlive(DateTime.UtcNow));
    }

    // A container that starts again gives its processes the numbers that they had.
    [Fact]
    public void A_file_that_was_written_before_its_process_started_is_of_an_earlier_one()
    {
        Assert.True(SaverMark.TryParse(SaverMark.New(), out SaverMark mark));
        Assert.False(mark.IsAlive(Process.GetCurrentProcess().StartTime.ToUniversalTime().AddMinutes(-1)));
    }

    [Fact]
    public void No_two_marks_are_the_same() => Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => SaverMark.New()).Distinct().Count());

    [Theory]
    [InlineData("")]
    [InlineData("mine")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdefa")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    public void Other_text_is_no_mark(string text) => Assert.False(SaverMark.TryParse(text, out _));
}
