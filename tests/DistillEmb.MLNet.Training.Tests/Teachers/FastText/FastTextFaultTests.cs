using System.Buffers.Binary;
using System.Text;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers.FastText;

/// <summary>Every fault of a fastText model is told with the file and the place, and takes no memory that the file does not fill.</summary>
public sealed class FastTextFaultTests : IDisposable
{
    private static readonly FastTextModelFile Plain = new();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_that_is_cut_off_is_told_wherever_the_cut_is()
    {
        byte[] whole = Plain.Bytes()[..^1];
        for (int length = sizeof(int); length < whole.Length; length++)
        {
            Assert.Contains("cut.bin'", MessageOf("cut.bin", whole[..length]), StringComparison.Ordinal);
            if (length % 37 == 0) Assert.Contains("cut.bin.gz'", MessageOf("cut.bin.gz", TemporaryFolder.Gzip(whole[..length])), StringComparison.Ordinal);
        }

        Assert.Contains("cut.bin', its input matrix: it announces 56 rows of 3 values, 672 bytes, and 662 are left; is it cut off?", MessageOf("cut.bin", whole[..^10]), StringComparison.Ordinal);
        Assert.Contains("cut.bin.gz', row 56 of the 56 of its input matrix: the file ends here, 10 bytes too early", MessageOf("cut.bin.gz", TemporaryFolder.Gzip(new FastTextModelFile { Buckets = 50, ShortestNgram = 1, Words = [.. Enumerable.Range(0, 6).Select(i => Encoding.ASCII.GetBytes($"{i}abcdefghijklmnopqrstuvwxyz{i}"))] }.Bytes()[..^11])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quantized_classifier_is_refused_by_name() =>
        Assert.Contains("small.ftz' is a fastText classifier whose vectors are quantized (.ftz), and is not read", MessageOf("small.ftz", new FastTextModelFile { Kind = 3, IsQuantized = true }.Bytes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("old.bin")]
    [InlineData("old.vec")]
    public void A_model_from_before_the_magic_number_is_refused_by_name(string name)
    {
        // Its arguments come first, and its vocabulary says nothing of pruning.
        byte[] bytes = Plain.Bytes();
        Assert.Contains($"{name}' is a fastText model of a version before models had a mark", MessageOf(name, [.. bytes[8..84], .. bytes[92..]]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(-1)]
    public void Another_version_is_refused(int version) =>
        Assert.Contains($"new.bin', its header: it is a fastText model of version {version}; versions 11 and 12 are read", MessageOf("new.bin", new FastTextModelFile { Version = version }.Bytes()), StringComparison.Ordinal);

    public static TheoryData<string, string> AbsurdHeaders() => new()
    {
        { "dimension 0", "it announces vectors of dimension 0; expected 1 to 16384" },
        { "dimension 20000", "it announces vectors of dimension 20000; expected 1 to 16384" },
        { "buckets -1", "it announces -1 buckets" },
        { "longest 2000000000", "it announces n-grams of up to 2000000000 characters; expected at most 64" },
        { "size 9", "it announces 6 words and 0 labels, 9 in all" },
        { "pruned 51", "it announces 51 buckets of n-grams that were kept, of 50" },
        { "rows 9000000000", "its input matrix: it announces 9000000000 rows of 3 values; expected 56 rows, for 6 words and 50 buckets, of 3" },
        { "columns 4", "its input matrix: it announces 56 rows of 4 values; expected 56 rows" },
        { "rows -1", "its input matrix: it announces -1 rows" },
    };

    [Theory]
    [MemberData(nameof(AbsurdHeaders))]
    public void An_absurd_header_is_told(string what, string expected)
    {
        string name = what.Split(' ')[0];
        long value = long.Parse(what.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        FastTextModelFile model = name switch
        {
            "dimension" => new() { Dimension = (int)value },
            "buckets" => new() { Buckets = (int)value, Pruned = [] },
            "longest" => new() { LongestNgram = (int)value },
            "size" => new() { AnnouncedSize = (int)value },
            "pruned" => new() { AnnouncedPruned = value },
            "rows" => new() { AnnouncedMatrix = (value, 3) },
            _ => new() { AnnouncedMatrix = (56, value) },
        };
        Assert.Contains(expected, MessageOf("absurd.bin", model.Bytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("huge.bin")]
    [InlineData("huge.bin.gz")]
    public void A_model_that_announces_more_than_the_memory_holds_takes_none_of_it(string name)
    {
        byte[] bytes = new FastTextModelFile { Words = [.. Enumerable.Range(0, 1000).Select(i => Encoding.ASCII.GetBytes($"w{i}"))] }.Bytes();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), 16384); // The dimension: a thousand words would be 65 MB.
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8 + (8 * sizeof(int))), int.MaxValue); // The buckets.
        int matrix = bytes.Length - 1 - (1050 * 3 * sizeof(float)) - 16;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(matrix), 1000L + int.MaxValue);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(matrix + 8), 16384);
        string path = _folder.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? TemporaryFolder.Gzip(bytes) : bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => Teacher.FromFile(path).Load(CancellationToken.None));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        Assert.Contains(name.EndsWith(".gz", StringComparison.Ordinal) ? "row 1 of the 2147484647 of its input matrix" : "are left; is it cut off?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_without_an_end_is_told_and_not_read_whole() =>
        Assert.Contains("endless.bin', word 1: the word has no end within 65535 bytes", MessageOf("endless.bin", [.. Plain.Bytes()[..92], .. Enumerable.Repeat((byte)'b', 1 << 20)]), StringComparison.Ordinal);

    [Fact]
    public void An_entry_of_another_kind_is_told()
    {
        byte[] bytes = Plain.Bytes();
        bytes[92 + "</s>".Length + 1 + sizeof(long)] = 1;
        Assert.Contains("kind.bin', word 1: its kind is 1; expected 0, a word", MessageOf("kind.bin", bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, "it maps bucket 50 to row 1; expected buckets below 50 and rows below 2")]
    [InlineData(3, "it maps bucket 3 a second time")]
    public void A_wrong_list_of_kept_buckets_is_told(int bucket, string expected) =>
        Assert.Contains($"pruned.bin', bucket 2 of those that were kept: {expected}", MessageOf("pruned.bin", new FastTextModelFile { Pruned = [3, bucket] }.Bytes().ToArray()), StringComparison.Ordinal);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_value_that_is_not_finite_is_told_by_the_word(float value) =>
        Assert.Contains(FormattableString.Invariant($"nan.bin': value 3 of the vector of 'ababab' (word 3) is {value}; expected finite numbers."), MessageOf("nan.bin", new FastTextModelFile { Odd = (2, value) }.Bytes()), StringComparison.Ordinal);

    [Fact]
    public void A_model_without_words_is_told() => Assert.Contains("none.bin' holds no word vectors", MessageOf("none.bin", new FastTextModelFile { Words = [] }.Bytes()), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_model_is_told_where_a_model_is_asked_for()
    {
        string path = _folder.Write("words.vec", "a 1 2\nb 3 4\n");
        Assert.Contains("expected fastText's magic number 793712314", Assert.Throws<InvalidDataException>(() => Teacher.FromFastTextModel(path, []).Load(CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => TeacherVocabulary.Load([Teacher.FromFastTextModel(_folder.PathOf("absent.bin"), [])]));
    }

    [Fact]
    public void A_damaged_gzip_file_is_told()
    {
        // Random values are stored as they are, so only the checksum at the end tells that these are others.
        byte[] packed = TemporaryFolder.Gzip(new FastTextModelFile { Buckets = 100_000 }.Bytes());
        byte[] damaged = [.. packed[..500_000], .. Enumerable.Repeat((byte)0x3C, 200), .. packed[500_200..]];
        Assert.Contains("damaged.bin.gz', behind its vectors: the file cannot be unpacked", MessageOf("damaged.bin.gz", damaged), StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        string path = _folder.Write("model.bin", Plain.Bytes());
        Assert.Throws<OperationCanceledException>(() => Teacher.FromFile(path).Load(new CancellationToken(canceled: true)));
    }

    private string MessageOf(string name, byte[] bytes)
    {
        string path = _folder.Write(name, bytes);
        string message = Assert.Throws<InvalidDataException>(() => Teacher.FromFile(path).Load(CancellationToken.None)).Message;
        Assert.Contains($"'{path}'", message, StringComparison.Ordinal);
        return message;
    }
}
