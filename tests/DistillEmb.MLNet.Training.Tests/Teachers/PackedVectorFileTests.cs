using System.Text;
using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>Packed files are known by their bytes, whatever their names; cut off or damaged ones are refused, and named.</summary>
public sealed class PackedVectorFileTests : IDisposable
{
    // "2 2\nሰላም 0.5 1.5\nbuna -1 2.25\n", packed by xz -9 (with the check CRC64).
    private const string XzOfTwoWords = "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jMAQAiMiAyCuGIsOGIi+GInSAwLjUgMS41CmJ1bmEgLTEgMi4yNQoAAMftktwmj07YAAE7I2ErU74ftvN9AQAAAAAEWVo=";

    private const int IndexOfXz = 72; // Behind it stands what the length of the data was: nothing that is read.

    private static readonly byte[] TwoWords = Encoding.UTF8.GetBytes("2 2\nሰላም 0.5 1.5\nbuna -1 2.25\n");
    private static readonly byte[] Many = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4000).Select(i => $"word{i * 7919 % 4001} {i * 31 % 977}.5 -{i * 17 % 701}.25\n")));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gzip")]
    [InlineData("zip")]
    [InlineData("bzip2")]
    [InlineData("zstd")]
    public void Every_packing_is_read_whatever_the_name(string packing)
    {
        byte[] packed = Packings.Pack(packing, Many);
        foreach (string name in new[] { "words.vec", "words.bin", "words.gz", "words" })
        {
            WordVectors vectors = Read(_folder.Write(name, packed));
            Assert.Equal(4000, vectors.Words.Count);
            Assert.Equal([31.5f, -17.25f], vectors[1].ToArray());
        }

        byte[] binary = BinaryVectors.File(lineEnds: true, ("ሰላም", [0.5f, 1.5f]), ("buna", [1, 2]));
        Assert.Equal(["ሰላም", "buna"], Read(_folder.Write("words", Packings.Pack(packing, binary))).Words);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zip")]
    [InlineData("bzip2")]
    [InlineData("zstd")]
    public void A_file_that_is_cut_off_or_damaged_is_named(string packing)
    {
        byte[] packed = Packings.Pack(packing, Many);
        for (int part = 1; part < 16; part++) AssertNamed(packed[..(packed.Length * part / 16)], part);
        for (int cut = 1; cut <= 4; cut++) AssertNamed(packed[..^cut], cut);
        for (int part = 1; part < 16; part++)
        {
            byte[] damaged = [.. packed];
            damaged[packed.Length * part / 20] ^= 0x10;
            AssertNamed(damaged, part);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Xz_files_may_be_joined_and_padded(int streams)
    {
        byte[] xz = Convert.FromBase64String(XzOfTwoWords);
        byte[] joined = [.. Enumerable.Repeat(xz, streams).SelectMany(stream => stream.Concat(new byte[8]))];
        if (streams == 1)
        {
            WordVectors vectors = Read(_folder.Write("words.vec", joined));
            Assert.Equal(["ሰላም", "buna"], vectors.Words);
            Assert.Equal([-1, 2.25f], vectors[1].ToArray());
            return;
        }

        // What is behind the first stream is seen: the joined text has a header in its middle.
        Assert.Contains("line 4: found 1 values", MessageOf(_folder.Write("joined.xz", joined)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_xz_file_that_is_cut_off_or_damaged_is_named()
    {
        byte[] xz = Convert.FromBase64String(XzOfTwoWords);
        for (int length = 8; length < xz.Length; length++) AssertNamed(xz[..length], length);
        for (int at = 6; at < IndexOfXz; at++)
        {
            byte[] damaged = [.. xz];
            damaged[at] ^= 0x10;
            AssertNamed(damaged, at);
        }
    }

    [Fact]
    public void Gzip_and_bzip2_and_zstd_files_may_be_joined()
    {
        foreach (string packing in new[] { "gzip", "bzip2", "zstd" })
        {
            byte[] joined = [.. Packings.Pack(packing, "a 0.5 1.5\n"u8.ToArray()), .. Packings.Pack(packing, "b 0.5 1.5\n"u8.ToArray())];
            Assert.Equal(["a", "b"], Read(_folder.Write("joined", joined)).Words);
        }
    }

    [Fact]
    public void Packed_files_within_a_zip_archive_are_unpacked_too() => Assert.Equal(["ሰላም", "buna"], Read(_folder.Write("twice.zip", Packings.Zip(("words.vec.gz", TemporaryFolder.Gzip(TwoWords))))).Words);

    [Fact]
    public void Folders_and_what_macOS_adds_to_a_zip_archive_are_not_counted() =>
        Assert.Equal(["ሰላም", "buna"], Read(_folder.Write("mac.zip", Packings.Zip(("words/", []), ("words/words.vec", TwoWords), ("__MACOSX/words/._words.vec", [0, 5, 0x16, 7])))).Words);

    [Fact]
    public void A_zip_archive_of_several_files_is_refused_and_they_are_named() =>
        Assert.Contains("several.zip' cannot be unpacked: the zip archive holds 2 files ('a.50.txt', 'a.100.txt'); unpack the one that is wanted", MessageOf(_folder.Write("several.zip", Packings.Zip(("a.50.txt", TwoWords), ("a.100.txt", TwoWords)))), StringComparison.Ordinal);

    [Fact]
    public void A_zip_archive_of_none_is_refused() => Assert.Contains("none.zip' cannot be unpacked: the zip archive holds no file", MessageOf(_folder.Write("none.zip", Packings.Zip())), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_packed_over_and_over_is_refused()
    {
        byte[] packed = TwoWords;
        for (int i = 0; i < 8; i++) packed = TemporaryFolder.Gzip(packed);
        Assert.Contains("packed more than 4 times", MessageOf(_folder.Write("nested.gz", packed)), StringComparison.Ordinal);
    }

    private static WordVectors Read(string path) => Teacher.FromFile(path).Load(CancellationToken.None);

    private static string MessageOf(string path) => Assert.Throws<InvalidDataException>(() => Read(path)).Message;

    private void AssertNamed(byte[] bytes, int number)
    {
        string path = _folder.Write($"broken{number}", bytes);
        Assert.Contains($"'{path}'", MessageOf(path), StringComparison.Ordinal);
    }
}
