using System.Text;
using DistillEmb.Text;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

public sealed class LineBufferTests
{
    [Fact]
    public void Lines_are_cut_as_dotnet_cuts_them_however_little_a_read_gives()
    {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => "ab\r\n\n\r"[random.Next(6)]));
            using var plain = new StringReader(text);
            List<string> expected = [];
            while (plain.ReadLine() is string line) expected.Add(line);
            Assert.Equal(expected, Lines(new Drip(Encoding.UTF8.GetBytes(text), () => random.Next(1, 4))));
        }
    }

    [Fact]
    public void A_long_line_is_looked_through_once()
    {
        byte[] text = [.. "first\n"u8, .. new byte[2_000_000], .. "\nlast"u8];
        var lines = new LineBuffer(new Drip(text, () => 1000), (_, what) => new InvalidDataException(what));
        Assert.Equal(["first".Length, 2_000_000, "last".Length], Lines(lines).Select(line => line.Length));
        Assert.Equal(text.Length - 2, lines.Searched); // But for the two line ends.
    }

    [Fact]
    public void A_line_is_there_before_what_follows_it_is()
    {
        var lines = new LineBuffer(new MemoryStream("one\rtwo\r\n"u8.ToArray()), (_, what) => new InvalidDataException(what));
        lines.Fill();
        Assert.True(lines.TryTake(out ReadOnlySpan<byte> one));
        Assert.Equal("one"u8, one);
        Assert.True(lines.TryTake(out ReadOnlySpan<byte> two));
        Assert.Equal("two"u8, two);
        Assert.False(lines.TryTake(out _));
        Assert.Equal(2, lines.Number);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_line_has_a_limit(int more, bool taken)
    {
        using var stream = new ZeroStream(LineBuffer.LongestLine + more);
        var lines = new LineBuffer(stream, (line, what) => new InvalidDataException($"line {line}: {what}"));
        Action read = () =>
        {
            while (!lines.TryTake(out ReadOnlySpan<byte> _)) lines.Fill();
        };
        if (taken) read();
        else Assert.StartsWith("line 1: the line is longer than 134217728 bytes", Assert.Throws<InvalidDataException>(read).Message, StringComparison.Ordinal);
    }

    private static List<string> Lines(Stream stream) => Lines(new LineBuffer(stream, (_, what) => new InvalidDataException(what)));

    private static List<string> Lines(LineBuffer lines)
    {
        List<string> all = [];
        while (true)
        {
            if (lines.TryTake(out ReadOnlySpan<byte> line)) all.Add(Encoding.UTF8.GetString(line));
            else if (lines.IsComplete) return all;
            else lines.Fill();
        }
    }

    // Gives a few bytes at a time.
    private sealed class Drip(byte[] bytes, Func<int> most) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most()));
    }

    // Bytes that are no line ends.
    private sealed class ZeroStream(long length) : MemoryStream
    {
        private long _left = length;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = (int)Math.Min(_left, count);
            _left -= read;
            return read;
        }
    }
}
