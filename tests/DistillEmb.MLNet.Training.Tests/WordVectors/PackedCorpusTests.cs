using System.Text;
using System.Text.RegularExpressions;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>A corpus is the same however it is packed, and whether it is a file or comes through a pipe.</summary>
public sealed class PackedCorpusTests : IDisposable
{
    // The corpus, packed by xz -9.
    private const string Xz =
        "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4EAPAKRdAHCiEhAEi9BNc/rxeGTPRyqryr81a3GxoC3pX+xmB0tM4LgR9LJ5NUc5xbA6pG/Uwio9KjnFPoUOD0AMaIVSjqW74FuMRWlMkBHSAny5fKfDQgFq9mp05dCBcyN8cm0V5/4HvIiTW6yDhNJTtDO8oPPz"
        + "J7ZFV55Kw0IPXPRq2lqyNDxWCnhMIUZvFxJB4LPgyv6ULOzye5dg9CHckTEYbL7xmYkAAJecC/tKcfXCAAHAAZCAAQC8KLOqscRn+wIAAAAABFla";

    private static readonly byte[] Corpus = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(i => $"ሰላም ቃል{i % 7} ለ ቃል{i % 5} ቤት ።\n")));

    private readonly TemporaryFolder _folder = new();
    private readonly string _scratch;

    public PackedCorpusTests() => _scratch = Directory.CreateDirectory(_folder.PathOf("scratch")).FullName;

    private WordVectorOptions Options => new() { Dimension = 8, Epochs = 1, Threads = 1, TemporaryFolderPath = _scratch };

    public static TheoryData<string> All => ["gzip", "bzip2", "xz", "zstd", "zip"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public void Every_packing_gives_the_vectors_of_the_plain_file_whatever_the_name_and_through_a_pipe(string packing)
    {
        byte[] packed = Packed(packing);
        byte[] plain = Vectors(_folder.Write("corpus.txt", Corpus));
        foreach (string name in new[] { "corpus.txt", "corpus.gz" }) Assert.Equal(plain, Vectors(_folder.Write(name, packed)));
        Assert.Equal(plain, VectorsOfPipe(packed));
        Assert.Equal(plain, VectorsOfPipe(Corpus));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch));
    }

    [Fact]
    public void A_folder_may_have_plain_and_packed_files()
    {
        Directory.CreateDirectory(_folder.PathOf("texts"));
        _folder.Write("texts/1.txt", Corpus[..^Tail(200)]);
        _folder.Write("texts/2.txt.zst", Packings.Pack("zstd", Corpus[^Tail(200)..^Tail(100)]));
        _folder.Write("texts/3.gz", Packings.Pack("bzip2", Corpus[^Tail(100)..]));
        Assert.Equal(Vectors(_folder.Write("whole.txt", Corpus)), Vectors(_folder.PathOf("texts")));
        string broken = _folder.Write("texts/2.txt.zst", Packings.Pack("zstd", Corpus)[..^9]);
        Assert.StartsWith($"The corpus '{broken}', line ", MessageOf(_folder.PathOf("texts")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_that_is_cut_off_or_damaged_is_named(string packing)
    {
        byte[] packed = Packed(packing);
        foreach (byte[] cut in new[] { packed[..^5], packed[..(packed.Length / 2)] })
        {
            string path = _folder.Write("cut.txt", cut);
            Assert.Matches($"^The corpus '{Regex.Escape(path)}'(, line [0-9]+: the file cannot be unpacked from here, it is cut off or damaged| cannot be unpacked): ", MessageOf(path));
        }

        packed[packed.Length / 2] ^= 0x10;
        string damaged = _folder.Write("damaged.txt", packed);
        Assert.StartsWith($"The corpus '{damaged}'", MessageOf(damaged), StringComparison.Ordinal); // The first letters that are none may come before what tells the damage.
    }

    [Fact]
    public void A_zip_archive_of_several_files_is_refused_and_they_are_named()
    {
        string path = _folder.Write("corpus.zip", Packings.Zip(("a.txt", Corpus), ("b.txt", Corpus)));
        Assert.StartsWith($"The corpus '{path}' cannot be unpacked: the zip archive holds 2 files ('a.txt', 'b.txt')", MessageOf(path), StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_on_standard_input_is_read_once_and_given_again()
    {
        int opened = 0;
        using var corpus = new TextFiles(new CorpusSource(() => Opened(ref opened), _scratch));
        Assert.StartsWith("The corpus on standard input is read as tokenised text, a sentence a line: in its first lines, of 400 signs", corpus.Finding(default), StringComparison.Ordinal);
        for (int i = 0; i < 2; i++) Assert.Equal(400, corpus.Sentences(default).Count());
        Assert.Equal(1, opened);
        if (!OperatingSystem.IsWindows()) Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch)); // Nothing is left, however the process ends.
        using var bad = new TextFiles(new CorpusSource(() => new PipeOfBytes([.. "ሀ ለ\n"u8, 0xC3, (byte)'\n'], 3), _scratch));
        Assert.Equal("The corpus on standard input, line 2: found bytes that are no UTF-8; expected text in UTF-8.", Assert.Throws<InvalidDataException>(() => bad.Finding(default)).Message);
    }

    [Fact]
    public void A_pipe_that_was_stopped_is_not_taken_for_a_shorter_corpus()
    {
        using var stop = new CancellationTokenSource();
        using var corpus = new TextFiles(new CorpusSource(() => new StoppingPipe(stop), _scratch));
        Assert.ThrowsAny<OperationCanceledException>(() => corpus.Finding(stop.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch));
        Assert.Contains("was stopped before its end", Assert.Throws<InvalidDataException>(() => corpus.Finding(default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_kept_is_told()
    {
        using var corpus = new TextFiles(new CorpusSource(() => new PipeOfBytes(Corpus, 100), _folder.PathOf("none")));
        Assert.Equal($"The folder '{_folder.PathOf("none")}' does not exist, so temporary files cannot be written there.", Assert.Throws<DirectoryNotFoundException>(() => corpus.Finding(default)).Message);
    }

    [Fact]
    public void An_empty_corpus_is_refused()
    {
        string path = _folder.Write("empty.txt", "\n \n");
        Assert.Equal($"The corpus '{path}' has no words in its first lines; expected text.", MessageOf(path));
    }

    private static byte[] Packed(string packing) => packing == "xz" ? Convert.FromBase64String(Xz) : Packings.Pack(packing, Corpus);

    private static PipeOfBytes Opened(ref int opened)
    {
        opened++;
        return new PipeOfBytes(Corpus, 100);
    }

    private static int Tail(int lines) => Encoding.UTF8.GetByteCount(string.Join('\n', Encoding.UTF8.GetString(Corpus).Split('\n')[^(lines + 1)..]));

    private string MessageOf(string path) => Assert.Throws<InvalidDataException>(() => TrainedWordVectors.Train(path, Options)).Message;

    private byte[] Vectors(string path)
    {
        using TrainedWordVectors vectors = TrainedWordVectors.Train(path, Options);
        return Saved(vectors);
    }

    private byte[] VectorsOfPipe(byte[] bytes)
    {
        using var corpus = new TextFiles(new CorpusSource(() => new PipeOfBytes(bytes, 1000), _scratch));
        using TrainedWordVectors vectors = WordVectorTraining.Train(corpus, Options);
        return Saved(vectors);
    }

    private byte[] Saved(TrainedWordVectors vectors)
    {
        string path = _folder.PathOf("vectors.bin");
        vectors.SaveBinary(path);
        return File.ReadAllBytes(path);
    }

    // Gives some of the text, and then the user stops.
    private sealed class StoppingPipe(CancellationTokenSource stop) : MemoryStream(Corpus)
    {
        public override int Read(Span<byte> buffer)
        {
            if (Position > 0) stop.Cancel();
            return base.Read(buffer[..Math.Min(buffer.Length, 1000)]);
        }
    }
}
