using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>A gzip file is read whole, or refused: made-up files and made-up damages, with what a strict decoder says of them.</summary>
public sealed class CheckedGzipStreamTests : IDisposable
{
    private const int Files = 60;

    private readonly GzipFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Whole_files_are_read_with_zeros_behind_them_and_without()
    {
        foreach ((byte[] text, byte[] packed, _) in Made())
        {
            Assert.Equal(text, _files.Read(packed));
            foreach (int zeros in new[] { 1, 7, 8, 9, 512, 70_000 }) Assert.Equal(text, _files.Read([.. packed, .. new byte[zeros]]));
        }
    }

    [Fact]
    public void A_file_that_ends_before_its_end_is_refused()
    {
        var random = new Random(2);
        foreach ((byte[] text, byte[] packed, (int Packed, int Text)[] ends) in Made())
        {
            foreach (int length in Enumerable.Range(1, 20).Select(i => packed.Length - i).Concat(Enumerable.Range(0, 20).Select(_ => random.Next(packed.Length))).Where(length => length > 0))
                Assert.Equal(WholeMembers(text, ends, length), _files.Read(packed[..length]));
        }
    }

    [Fact]
    public void A_file_whose_tail_is_zeros_is_refused()
    {
        var random = new Random(3);
        foreach ((byte[] text, byte[] packed, (int Packed, int Text)[] ends) in Made())
        {
            foreach (int zeros in Enumerable.Range(1, 20).Append(random.Next(packed.Length)).Where(zeros => zeros < packed.Length))
            {
                byte[] damaged = [.. packed[..^zeros], .. new byte[zeros]];
                int end = Array.FindLast(ends, end => damaged.AsSpan(0, end.Packed).SequenceEqual(packed.AsSpan(0, end.Packed)) && !damaged.AsSpan(end.Packed).ContainsAnyExcept((byte)0)).Packed;
                Assert.Equal(WholeMembers(text, ends, end), _files.Read(damaged)); // Members that are zeroed from their beginning are zeros behind the others.
            }
        }
    }

    [Fact]
    public void A_changed_byte_changes_nothing_or_is_refused()
    {
        var random = new Random(4);
        int refused = 0;
        foreach ((byte[] text, byte[] packed, _) in Made())
        {
            for (int i = 0; i < 40; i++)
            {
                byte[] damaged = [.. packed];
                damaged[i < 20 ? Math.Max(0, packed.Length - 1 - i) : random.Next(packed.Length)] ^= (byte)(1 << random.Next(8));
                byte[]? read = _files.Read(damaged);
                if (read is null) refused++;
                else Assert.Equal(text, read); // Of a header, times and names may be anything.
            }
        }

        Assert.InRange(refused, Files * 30, Files * 40);
    }

    [Fact]
    public void Bytes_behind_the_end_are_refused_where_they_are_no_zeros()
    {
        foreach ((_, byte[] packed, _) in Made())
        {
            Assert.Null(_files.Read([.. packed, 1]));
            Assert.Null(_files.Read([.. packed, 0, 1]));
            Assert.Null(_files.Read([.. packed, 0, .. packed]));
            Assert.Null(_files.Read([.. packed, 0x1F, 0x8B]));
            Assert.Null(_files.Read([.. packed, .. new byte[8], 1]));
        }
    }

    [Fact]
    public void The_command_gzip_says_the_same()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/gzip") || File.Exists("/bin/gzip"), "There is no command gzip to compare with.");
        var random = new Random(5);
        foreach ((_, byte[] packed, _) in Made().Take(60))
        {
            byte[] damaged = [.. packed];
            int place = random.Next(3) == 0 ? random.Next(packed.Length) : Math.Max(0, packed.Length - 1 - random.Next(12));
            switch (random.Next(4))
            {
                case 0: damaged = packed[..place]; break;
                case 1: damaged.AsSpan(place).Clear(); break;
                case 2: damaged[place] ^= (byte)(1 << random.Next(8)); break;
                default: damaged = [.. packed, .. new byte[random.Next(40)]]; break;
            }

            if (damaged.Length < 3) continue; // gzip takes an empty file for none.
            bool read = _files.Read(damaged) is not null;
            Assert.True(read == _files.GzipAccepts(out string said), $"read: {read}; gzip: {said}; {Convert.ToHexString(damaged)}");
        }
    }

    // A file's text, its bytes, and where its members end in both.
    private static IEnumerable<(byte[] Text, byte[] Packed, (int Packed, int Text)[] Ends)> Made()
    {
        var random = new Random(1);
        for (int file = 0; file < Files; file++)
        {
            List<byte> text = [];
            List<byte> packed = [];
            List<(int, int)> ends = [];
            for (int members = random.Next(3) == 0 ? random.Next(2, 5) : 1; members > 0; members--)
            {
                (byte[] part, byte[] bytes) = GzipFiles.Member(random);
                text.AddRange(part);
                packed.AddRange(bytes);
                ends.Add((packed.Count, text.Count));
            }

            yield return ([.. text], [.. packed], [.. ends]);
        }
    }

    // The text where a file is cut behind a member; null where within one.
    private static byte[]? WholeMembers(byte[] text, (int Packed, int Text)[] ends, int length) =>
        Array.Find(ends, end => end.Packed == length) is { Packed: > 0 } end ? text[..end.Text] : null;
}
