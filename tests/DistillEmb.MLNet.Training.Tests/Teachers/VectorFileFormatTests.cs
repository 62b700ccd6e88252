using System.Globalization;
using System.Text;
using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>Every form of word2vec's text format gives the same words and numbers.</summary>
public sealed class VectorFileFormatTests : IDisposable
{
    private const string Plain = "ሰላም 0.5 -1.25 3e-2\nbuna 1 2 -0.001\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Plain)]
    [InlineData("2 3\n" + Plain)]
    [InlineData("2 3 \n" + Plain)]
    [InlineData("2 3\r\nሰላም 0.5 -1.25 3e-2\r\nbuna 1 2 -0.001\r\n")]
    [InlineData("ሰላም 0.5 -1.25 3e-2\nbuna 1 2 -0.001")]
    [InlineData("ሰላም 0.5 -1.25 3e-2\r\nbuna 1 2 -0.001\r")]
    [InlineData("ሰላም 0.5 -1.25 3e-2 \nbuna 1 2 -0.001  \n")]
    [InlineData("ሰላም 0.5 -1.25 3e-2\n\nbuna +1.0 2E0 -1e-3\n\n\n")]
    [InlineData("\uFEFF2 3\n" + Plain)]
    [InlineData("\uFEFF" + Plain)]
    public void Same_words_and_numbers_whatever_the_form(string text)
    {
        AssertPlain(Read("plain.vec", Encoding.UTF8.GetBytes(text)));
        AssertPlain(Read("packed.vec.gz", TemporaryFolder.Gzip(text)));
    }

    [Fact]
    public void Gzip_is_known_by_its_bytes_and_not_by_its_name() => AssertPlain(Read("packed.vec", TemporaryFolder.Gzip(Plain)));

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void Numbers_are_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.NotEqual(0.5f.ToString(CultureInfo.InvariantCulture), 0.5f.ToString(CultureInfo.CurrentCulture));
            AssertPlain(Read("plain.vec", Encoding.UTF8.GetBytes(Plain)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_line_longer_than_every_buffer_is_read_whole()
    {
        const int Dimension = 12_000;
        float[] expected = [.. Enumerable.Range(0, Dimension).Select(i => i / 1000f)];
        string line = string.Join(' ', expected.Select(number => number.ToString("F6", CultureInfo.InvariantCulture)));
        Assert.True(line.Length > 1 << 16);
        WordVectors vectors = Read("long.vec", Encoding.UTF8.GetBytes($"short {line}\n{new string('ረ', 20_000)} {line}\nlast {line}"));
        Assert.Equal(["short", new string('ረ', 20_000), "last"], vectors.Words);
        for (int i = 0; i < 3; i++) Assert.Equal(expected, vectors[i].ToArray());
    }

    [Fact]
    public void Lines_that_lie_across_the_ends_of_buffers_are_read_whole()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) text.Append(CultureInfo.InvariantCulture, $"word{i} {i}.5 {-i}\n");
        WordVectors vectors = Read("many.vec", Encoding.UTF8.GetBytes(text.ToString()));
        Assert.Equal(20_000, vectors.Words.Count);
        for (int i = 0; i < 20_000; i++)
        {
            Assert.Equal($"word{i}", vectors.Words[i]);
            Assert.Equal(i + 0.5f, vectors[i][0]);
            Assert.Equal(-i, vectors[i][1]);
        }
    }

    [Fact]
    public void A_number_is_a_word_where_it_stands_first()
    {
        WordVectors vectors = Read("numbers.vec", "1974 0.5 1\n2 3 4\n"u8.ToArray());
        Assert.Equal(["1974", "2"], vectors.Words);
        Assert.Equal([3f, 4f], vectors[1].ToArray());
    }

    [Fact]
    public void Of_a_repeated_word_the_first_vector_counts()
    {
        WordVectors vectors = Read("repeated.vec", "a 1 2\nb 3 4\na 5 6\n"u8.ToArray());
        Assert.Equal(["a", "b"], vectors.Words);
        Assert.Equal([1f, 2f], vectors[0].ToArray());
        Assert.Equal([3f, 4f], vectors[1].ToArray());
        Assert.Equal(1, vectors.Repeated);
    }

    [Fact]
    public void A_name_that_is_given_is_the_teachers_own() => Assert.Equal("mine", Teacher.FromFile("word2vec-50.vec.gz", "mine").Name);

    private static void AssertPlain(WordVectors vectors)
    {
        Assert.Equal(["ሰላም", "buna"], vectors.Words);
        Assert.Equal(3, vectors.Dimension);
        Assert.Equal([0.5f, -1.25f, 0.03f], vectors[0].ToArray());
        Assert.Equal([1f, 2f, -0.001f], vectors[1].ToArray());
    }

    private WordVectors Read(string name, byte[] bytes) => Teacher.FromFile(_folder.Write(name, bytes)).Load(CancellationToken.None);
}
