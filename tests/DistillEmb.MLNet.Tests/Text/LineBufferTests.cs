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
        else Assert.StartsWith("line 1: the line is longer than 8388608 bytes", Assert.Throws<InvalidDataException>(read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_of_words_comes_in_pieces_that_join_to_it()
    {
        var random = new Random(1);
        string[] blanks = [" ", "\t", "\u00A0", "\u3000"];
        for (int i = 0; i < 20; i++)
        {
            string text = string.Concat(Enumerable.Range(0, 4000).Select(_ => new string('ሰ', random.Next(60)) + blanks[random.Next(4)] + (random.Next(2000) == 0 ? "\r\n" : "")));
            List<string> pieces = Lines(new LineBuffer(new Drip(Encoding.UTF8.GetBytes(text), () => random.Next(1, 9000)), (_, what) => new InvalidDataException(what), words: true));
            Assert.Equal(text.ReplaceLineEndings(""), string.Concat(pieces));
            Assert.True(pieces.Count > 2);
            Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 0, LineBuffer.PieceSize));
            Assert.Equal(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), pieces.SelectMany(piece => piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    [Fact]
    public void All_pieces_of_a_line_have_its_number()
    {
        byte[] text = [.. Encoding.UTF8.Preamble, .. "first\n"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("word ", 50_000))), .. "\nlast"u8];
        var lines = new LineBuffer(new MemoryStream(text), (_, what) => new InvalidDataException(what), words: true);
        var numbers = new List<long>();
        while (!lines.IsComplete)
        {
            if (lines.TryTake(out ReadOnlySpan<byte> line)) numbers.Add(lines.Number);
            else lines.Fill();
        }

        Assert.Equal((1, 3), (numbers[0], numbers[^1]));
        Assert.All(numbers[1..^1], number => Assert.Equal(2, number));
        Assert.InRange(numbers.Count, 5, 8);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "line 2: a word is longer than 1048576 bytes")]
    public void A_word_has_a_limit(int more, string fault)
    {
        byte[] text = [.. "a b\nc "u8, .. Enumerable.Repeat((byte)'w', LineBuffer.LongestWord + more), .. " d"u8];
        Func<List<string>> read = () => Lines(new LineBuffer(new Drip(text, () => 100_000), (line, what) => new InvalidDataException($"line {line}: {what}"), words: true));
        if (more == 0) Assert.Equal(LineBuffer.LongestWord, read().SelectMany(piece => piece.Split(' ')).Max(word => word.Length));
        else Assert.StartsWith(fault, Assert.Throws<InvalidDataException>(read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_word_is_refused_before_it_fills_the_memory()
    {
        using var stream = new ZeroStream(1L << 40);
        var lines = new LineBuffer(stream, (line, what) => new InvalidDataException($"line {line}: {what}"), words: true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Lines(lines));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * LineBuffer.LongestWord);
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
