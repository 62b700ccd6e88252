using DistillEmb.MLNet.Tests;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>Over the real teachers in the folder of DISTILLEMB_DATA, or in ../shared/data beside the repository.</summary>
public sealed class RealTeachersTests
{
    [Fact]
    public void Amharic_teachers_share_all_their_words()
    {
        string? folder = DataFolder();
        Assert.SkipWhen(folder is null, "There is neither DISTILLEMB_DATA nor a folder ../shared/data beside the repository.");
        string[] files = [.. new[] { "word2vec-100.vec.gz", "fasttext-100.vec.gz" }.Select(name => Path.Combine(folder, "amharic", name))];
        foreach (string file in files) Assert.SkipUnless(File.Exists(file), $"The teacher '{file}' is absent.");

        TeacherVocabulary vocabulary = TeacherVocabulary.Load(files.Select(file => Teacher.FromFile(file)));
        Assert.Equal(60_055, vocabulary.Words.Count);
        Assert.Equal(["word2vec-100", "fasttext-100"], vocabulary.Teachers);
        Assert.All(vocabulary.HeadList, head =>
        {
            Assert.Equal(100, head.Dimension);
            for (int word = 0; word < vocabulary.Words.Count; word += 997)
                Assert.Equal(1, Math.Sqrt(head[word].ToArray().Sum(number => (double)number * number)), 1e-5);
        });
    }

    private static string? DataFolder()
    {
        if (Environment.GetEnvironmentVariable("DISTILLEMB_DATA") is { Length: > 0 } named) return named;
        string data = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "data"));
        return Directory.Exists(data) ? data : null;
    }
}
