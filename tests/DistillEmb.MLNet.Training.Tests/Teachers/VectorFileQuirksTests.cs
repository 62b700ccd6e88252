using System.Text;
using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>Files of vectors as people have them: one bad word does not refuse a file, and no layout is guessed in silence.</summary>
public sealed class VectorFileQuirksTests : IDisposable
{
    private static readonly string[] Words = ["ሰላም", "1974", "ቤት", "?", "ተማሪ", "nan", "buna", "...", "ሀገር", "ውሃ", "ልጅ", "ሰው"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{0} {1} {2} {3}\n", "12 3\n")]
    [InlineData("{0} {1} {2} {3}\n", "")]
    [InlineData("{0}\t{1}\t{2}\t{3}\n", "12\t3\n")]
    [InlineData("{0}\t{1}\t{2}\t{3}\n", "")]
    [InlineData("{0}\t{1} {2} {3}\n", "12 3\n")]
    [InlineData("{0}\t{1} {2} {3}\n", "")]
    [InlineData("{0}   {1}  {2} \t{3}\n", " 12   3 \n")]
    [InlineData("{0}  {1}  {2}  {3}  \t\n", "")]
    [InlineData("{0} {1} {2} {3} \r\n", "12 3\r\n")]
    [InlineData("{0}\t{1}\t{2}\t{3}\r", "")]
    [InlineData("{0} {1} {2} {3}\n \n", "\n\n12 3\n")]
    public void Blanks_of_every_kind_separate(string line, string beginning)
    {
        string text = beginning + string.Concat(Words.Select((word, i) => string.Format(null, line, word, $"{i}.5", "-1e-2", "+0.25")));
        foreach (string name in new[] { "vectors.vec", "vectors.txt", "vectors", "vectors.bin", "vectors.zip" })
        {
            WordVectors vectors = Read(name, text);
            Assert.Equal(Words, vectors.Words);
            for (int i = 0; i < Words.Length; i++) Assert.Equal([i + 0.5f, -0.01f, 0.25f], vectors[i].ToArray());
            Assert.Empty(vectors.Warnings("it"));
        }
    }

    [Theory]
    [InlineData(". . .")]
    [InlineData("at name@domain.com")]
    [InlineData("1 ½")]
    [InlineData("2nd\tfloor")]
    [InlineData("a  b")]
    [InlineData("1,5 kg")]
    public void A_word_may_have_blanks_in_it(string word)
    {
        foreach (string header in new[] { "", "4 3\n" })
        {
            WordVectors vectors = Read("blanks.vec", $"{header}ሰላም 0.5 1.5 2.5\nቤት 0.5 1.5 2.5\n{word} 0.5 -1.5 2.5\nውሃ 0.5 1.5 2.5\n");
            Assert.Equal(["ሰላም", "ቤት", word, "ውሃ"], vectors.Words);
            Assert.Equal([0.5f, -1.5f, 2.5f], vectors[2].ToArray());
        }
    }

    [Theory]
    [InlineData("ቃል 5")]
    [InlineData("1974 5")]
    [InlineData(" 5")]
    public void A_word_that_may_have_swallowed_a_value_is_passed_over(string word) => AssertPassedOver(Encoding.UTF8.GetBytes(word), "ends in a number");

    [Theory]
    [InlineData("", "blank")]
    [InlineData(" ", "blank")]
    [InlineData("  \t", "blank")]
    [InlineData("\u3000", "blank")]
    [InlineData("\u00A0", "blank")]
    [InlineData("a\u0001b", "control characters")]
    public void A_word_that_is_none_is_passed_over(string word, string what) => AssertPassedOver(Encoding.UTF8.GetBytes(word), what);

    public static TheoryData<byte[]> NotUtf8() => new(
        [0xE1, 0x88, 0xB0, 0xE1, 0x88], // Cut within a character, as word2vec.c cuts at 98 bytes.
        [(byte)'c', (byte)'a', (byte)'f', 0xE9], // Latin-1.
        [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], // CESU-8.
        [0xC0, 0x80]); // Modified UTF-8.

    [Theory]
    [MemberData(nameof(NotUtf8))]
    public void A_word_that_is_not_UTF_8_is_passed_over(byte[] word)
    {
        AssertPassedOver(word, "not valid UTF-8");
        byte[] binary = [.. "13 2\n"u8, .. Words.SelectMany(sound => BinaryVectors.Row(sound, [1, 2.5f])), .. word, .. BinaryVectors.Row("", [3, 4])];
        WordVectors vectors = Read("words.bin", binary);
        Assert.Equal(Words, vectors.Words);
        Assert.Equal("it has words that cannot be read, 1 in all; they are passed over. The first is in word 13: ", Assert.Single(vectors.Warnings("it"))[..^(vectors.FirstPassedOver.What.Length + 1)]);
    }

    [Fact]
    public void Bad_words_are_counted_in_one_warning_that_names_the_first()
    {
        WordVectors vectors = Read("bad.vec", [.. Lines(Words), .. " 1.5 2.5\n"u8, 0xFF, .. " 1.5 2.5\n"u8, .. "last 1.5 2.5\n"u8]);
        Assert.Equal([.. Words, "last"], vectors.Words);
        Assert.Equal("it has words that cannot be read, 2 in all; they are passed over. The first is in line 13: the word is blank.", Assert.Single(vectors.Warnings("it")));
    }

    [Theory]
    [InlineData(6, 4)]
    [InlineData(10, 200)]
    [InlineData(1, 0)]
    public void A_file_whose_first_words_are_bad_is_refused(int bad, int sound)
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes($"{bad + sound} 2\n"), .. Enumerable.Repeat((byte[])[0xE9, .. " 1.5 2.5\n"u8], bad).SelectMany(line => line), .. Lines([.. Enumerable.Range(0, sound).Select(i => $"word{i}")])];
        Assert.Contains("', line 2: the word is not valid UTF-8", Refused("latin1.vec", bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_most_of_whose_words_are_bad_is_refused()
    {
        byte[] bytes = [.. Lines(Words), .. Enumerable.Repeat((byte[])[0xE9, .. " 1.5 2.5\n"u8], Words.Length + 1).SelectMany(line => line)];
        Assert.Contains("', line 13: the word is not valid UTF-8 ('\uFFFD'), and so it is with 13 of the first 25 words", Refused("latin1.vec", bytes), StringComparison.Ordinal);
        Assert.Equal(Words, Read("latin1.vec", bytes, maxWords: Words.Length).Words); // What is behind them is not asked for.
    }

    [Fact]
    public void A_blank_word_may_be_the_first()
    {
        Assert.Equal(Words, Read("blank.vec", [.. "13 2\n"u8, .. "  1.5 2.5\n"u8, .. Lines(Words)]).Words);
        Assert.Equal(Words, Read("blank.vec", [.. "  1.5 2.5\n"u8, .. Lines(Words)]).Words);
    }

    [Theory]
    [InlineData("my words")]
    [InlineData("word dim0 dim1")]
    [InlineData("# 12 words, 2 values")]
    [InlineData("12 words of 2 values")]
    [InlineData("300")]
    public void A_first_line_of_another_kind_is_passed_over_and_told(string first)
    {
        WordVectors vectors = Read("free.txt", [.. Encoding.UTF8.GetBytes(first + "\n"), .. Lines(Words)]);
        Assert.Equal(Words, vectors.Words);
        Assert.Equal($"it begins with a line that is neither two whole numbers nor a word and its values ('{first}'); it is passed over.", Assert.Single(vectors.Warnings("it")));
        Assert.Equal("'ሰላም' (line 2)", vectors.Describe(0));
    }

    [Fact]
    public void A_first_line_of_too_few_values_is_no_free_line()
    {
        string lines = string.Concat(Enumerable.Repeat("word 0.5 0.5 0.5 0.5\n", 12));
        Assert.Contains("line 1: found 3 values; expected 4", Refused("cut.vec", Encoding.UTF8.GetBytes("ሰላም 0.5 0.5 0.5\n" + lines)), StringComparison.Ordinal);
    }

    [Fact]
    public void More_words_than_the_header_announces_are_read_and_told()
    {
        const string Note = "it announces 2 words in its first line and holds 3; all are read.";
        WordVectors text = Read("more.vec", "2 2\na 1.5 2\nb 1.5 2\nc 1.5 2\n");
        Assert.Equal(["a", "b", "c"], text.Words);
        Assert.Equal(Note, Assert.Single(text.Warnings("it")));
        WordVectors binary = Read("more.bin", [.. "2 2\n"u8, .. new[] { "a", "b", "c" }.SelectMany(word => BinaryVectors.Row(word, [1.5f, 2]))]);
        Assert.Equal(["a", "b", "c"], binary.Words);
        Assert.Equal(Note, Assert.Single(binary.Warnings("it")));
    }

    [Fact]
    public void Of_the_head_of_a_file_as_many_words_as_there_are_can_be_asked_for()
    {
        byte[] head = [.. "300000 2\n"u8, .. Lines(Words)];
        Assert.Contains($"announces 300000 words in its first line and holds {Words.Length}; is it cut off? Where it is not, ask for them: maxWords {Words.Length}.", Refused("head.vec", head), StringComparison.Ordinal);
        Assert.Equal(Words, Read("head.vec", head, maxWords: Words.Length).Words);
    }

    [Theory]
    [InlineData("ሰላም 1000\nቤት 999\nውሃ 998\n")]
    [InlineData("ሰላም\t0.25\nቤት\t0.5\nውሃ\t0.125\n")]
    [InlineData("1\tሰላም\t1000\n2\tቤት\t999\n3\tውሃ\t998\n")]
    [InlineData("2 1000\nቤት 999\nውሃ 998\n")]
    [InlineData("word count\nሰላም 1000\nቤት 999\nውሃ 998\n")]
    public void A_list_of_words_with_counts_is_no_file_of_vectors(string text) =>
        Assert.Contains("counts.txt' looks like a list of words with counts", Refused("counts.txt", Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void A_list_of_words_with_two_counts_is_no_file_of_vectors() =>
        Assert.Contains("looks like a list of words with counts", Refused("counts.tsv", Encoding.UTF8.GetBytes(string.Concat(Words.Select((word, i) => $"{word}\t{1000 - i}\t{i}\n")))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ሰላም ነው\nቤት\nየት ነው 5\n")]
    [InlineData("ሰላም\nቤት\n")]
    public void Other_text_is_no_file_of_vectors(string text) => Assert.Contains("other.txt', line 1: ", Refused("other.txt", Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("binary.vec", true)]
    [InlineData("binary.txt", false)]
    [InlineData("binary", true)]
    public void Binary_is_known_by_its_bytes(string name, bool lineEnds) => Assert.Equal(Words, Read(name, BinaryVectors.File(lineEnds, [.. Words.Select(word => (word, new float[] { 1, 2.5f }))])).Words);

    [Theory]
    [InlineData("at home", true)]
    [InlineData("at home", false)]
    [InlineData(". . . .", true)]
    [InlineData(". . . .", false)]
    [InlineData("at name@domain.com", false)]
    public void A_word_of_a_binary_file_may_have_blanks_in_it(string word, bool lineEnds)
    {
        var random = new Random(5);
        (string Word, float[] Vector)[] rows = [.. Enumerable.Range(0, 300).Select(i => (i % 100 == 50 ? word + i : $"ቃል{i}", Enumerable.Range(0, 20).Select(_ => (random.NextSingle() * 2) - 1).ToArray()))];
        WordVectors vectors = Read("blanks.bin", BinaryVectors.File(lineEnds, rows));
        Assert.Equal(rows.Select(row => row.Word), vectors.Words);
        for (int i = 0; i < rows.Length; i++) Assert.Equal(rows[i].Vector, vectors[i].ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_blank_word_of_a_binary_file_is_passed_over(bool lineEnds)
    {
        var random = new Random(6);
        (string Word, float[] Vector)[] rows = [.. Enumerable.Range(0, 300).Select(i => (i % 100 == 50 ? " " : $"ቃል{i}", Enumerable.Range(0, 20).Select(_ => (random.NextSingle() * 2) - 1).ToArray()))];
        WordVectors vectors = Read("blanks.bin", BinaryVectors.File(lineEnds, rows));
        Assert.Equal(rows.Select(row => row.Word).Where(word => word != " "), vectors.Words);
        Assert.Equal((3, "word 51"), (vectors.PassedOver, vectors.FirstPassedOver.Place));
        Assert.Equal(rows[51].Vector, vectors[50].ToArray());
    }

    [Fact]
    public void Every_word_may_lie_at_any_place_of_a_block()
    {
        byte[] bytes = [.. Lines(Words), .. " 1.5 2.5\n"u8, 0xFF, .. " 1.5 2.5\n"u8, .. ". . . 1.5 2.5\n"u8, .. "tab\t1.5\t2.5\n"u8, .. Lines([.. Enumerable.Range(0, 50).Select(i => $"w{i}")]), .. "no 5 1.5 2.5\n"u8];
        var file = new VectorFile(_folder.Write("blocks.vec", bytes));
        string expected = Describe(TextVectorReader.Read(file, int.MaxValue, CancellationToken.None, threads: 1, blockSize: 1 << 20));
        foreach (int blockSize in new[] { 1, 7, 64, 1000 })
        {
            foreach (int threads in new[] { 1, 2, 8 }) Assert.Equal(expected, Describe(TextVectorReader.Read(file, int.MaxValue, CancellationToken.None, threads, blockSize)));
        }
    }

    private static string Describe(WordVectors vectors) => string.Join('\n', vectors.Words.Select((_, i) => vectors.Describe(i)).Concat(vectors.Warnings("it")));

    private static byte[] Lines(string[] words) => Encoding.UTF8.GetBytes(string.Concat(words.Select((word, i) => $"{word} {i}.5 2.5\n")));

    private void AssertPassedOver(byte[] word, string what)
    {
        foreach (string header in new[] { "", "13 2\n" })
        {
            WordVectors vectors = Read("words.vec", [.. Encoding.ASCII.GetBytes(header), .. Lines(Words), .. word, .. " 1.5 2.5\n"u8]);
            Assert.Equal(Words, vectors.Words);
            Assert.Equal((1, $"line {(header.Length > 0 ? 14 : 13)}"), (vectors.PassedOver, vectors.FirstPassedOver.Place));
            Assert.Contains(what, vectors.FirstPassedOver.What, StringComparison.Ordinal);
        }
    }

    private string Refused(string name, byte[] bytes) => Assert.Throws<InvalidDataException>(() => Read(name, bytes)).Message;

    private WordVectors Read(string name, string text) => Read(name, Encoding.UTF8.GetBytes(text));

    private WordVectors Read(string name, byte[] bytes, int maxWords = 0) => Teacher.FromFile(_folder.Write(name, bytes), maxWords: maxWords).Load(CancellationToken.None);
}
