using System.Globalization;
using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers.FastText;

/// <summary>A model that fastText's own program made, and what its <c>print-word-vectors</c> prints, with five digits (see make.sh).</summary>
public sealed class FastTextFixtureTests : IDisposable
{
    private const int Stored = 17; // Of the words in tiny.txt, the first ones are in the model.

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Teachers", "FastText");
    private static readonly string Model = Path.Combine(Folder, "tiny.bin");
    private static readonly Dictionary<string, float[]> Printed = File.ReadLines(Path.Combine(Folder, "tiny.txt")).Select(line => line.TrimEnd().Split(' '))
        .ToDictionary(fields => fields[0], fields => fields[1..].Select(value => float.Parse(value, CultureInfo.InvariantCulture)).ToArray());

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Stored_words_have_the_vectors_that_fastText_prints()
    {
        AssertPrinted(Printed.Keys.Take(Stored), Teacher.FromFile(Model));
        Assert.Equal(Printed.Keys.Take(Stored).Order(StringComparer.Ordinal), TeacherVocabulary.Load([Teacher.FromFile(Model)]).Words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Words_that_were_never_stored_have_the_vectors_that_fastText_prints() => AssertPrinted(Printed.Keys, Teacher.FromFastTextModel(Model, Printed.Keys));

    [Theory]
    [InlineData("tiny.bin.gz")]
    [InlineData("tiny.vec")]
    [InlineData("tiny")]
    public void A_model_is_known_by_its_first_bytes(string name)
    {
        byte[] bytes = File.ReadAllBytes(Model);
        AssertPrinted(Printed.Keys.Take(Stored), Teacher.FromFile(_folder.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? TemporaryFolder.Gzip(bytes) : bytes)));
    }

    private static void AssertPrinted(IEnumerable<string> words, Teacher teacher)
    {
        WordVectors vectors = teacher.Load(CancellationToken.None);
        Assert.Empty(vectors.Warnings("The teacher"));
        foreach (string word in words)
        {
            Assert.True(vectors.Table.TryGetIndex(word, out int index), word);
            for (int i = 0; i < vectors.Dimension; i++) Assert.Equal(Printed[word][i], vectors[index][i], 6e-5f * Math.Abs(Printed[word][i]));
        }
    }
}
