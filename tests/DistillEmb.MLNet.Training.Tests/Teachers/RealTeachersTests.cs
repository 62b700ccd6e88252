using System.Numerics.Tensors;
using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Tests;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>Over the real teachers in the folder of DISTILLEMB_DATA, or in ../shared/data beside the repository.</summary>
public sealed class RealTeachersTests
{
    [Fact]
    public void Amharic_teachers_share_all_their_words()
    {
        TeacherVocabulary vocabulary = Amharic(dimension: 100);
        Assert.Equal(60_055, vocabulary.Words.Count);
        Assert.Equal(["word2vec-100", "fasttext-100"], vocabulary.Teachers);
        Assert.All(vocabulary.HeadList, head =>
        {
            Assert.Equal(100, head.Dimension);
            for (int word = 0; word < vocabulary.Words.Count; word += 997)
                Assert.Equal(1, Math.Sqrt(head[word].ToArray().Sum(number => (double)number * number)), 1e-5);
        });
    }

    // Held-out words, whose vectors decide nothing, are nearer to each other too.
    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    public void Amharic_teachers_are_nearer_to_each_other_where_they_are_aligned(int dimension)
    {
        TeacherVocabulary apart = Amharic(dimension);
        TeacherVocabulary aligned = apart.Align();
        (double before, double after) = (MeanCosine(apart), MeanCosine(aligned));
        Assert.True(after > before + 0.4, $"The mean cosine of test words goes from {before} to {after}.");

        static double MeanCosine(TeacherVocabulary vocabulary) => vocabulary.IndexesOf(WordSubset.Test).Average(word => TensorPrimitives.Dot(vocabulary.HeadList[0][word], vocabulary.HeadList[1][word]));
    }

    [Theory]
    [InlineData(100, 100, 0.1)]
    [InlineData(300, 600, 1e-5)]
    public void Fused_cosines_of_Amharic_teachers_are_about_the_means_of_theirs(int dimension, int fusedDimension, double tolerance)
    {
        TeacherVocabulary apart = Amharic(dimension);
        TeacherHead fused = apart.Fuse(fusedDimension).HeadList[0];
        int[] test = apart.IndexesOf(WordSubset.Test);
        double error = test.Zip(test.Skip(1)).Average(pair =>
            Math.Abs(TensorPrimitives.Dot(fused[pair.First], fused[pair.Second]) - apart.HeadList.Average(head => TensorPrimitives.Dot(head[pair.First], head[pair.Second]))));
        Assert.True(error < tolerance, $"Fused cosines of test words are {error} away from the means.");
    }

    private static TeacherVocabulary Amharic(int dimension)
    {
        string? folder = DataFolder();
        Assert.SkipWhen(folder is null, "There is neither DISTILLEMB_DATA nor a folder ../shared/data beside the repository.");
        string[] files = [.. new[] { "word2vec", "fasttext" }.Select(name => Path.Combine(folder, "amharic", $"{name}-{dimension}.vec.gz"))];
        foreach (string file in files) Assert.SkipUnless(File.Exists(file), $"The teacher '{file}' is absent.");
        return TeacherVocabulary.Load(files.Select(file => Teacher.FromFile(file)));
    }

    private static string? DataFolder()
    {
        if (Environment.GetEnvironmentVariable("DISTILLEMB_DATA") is { Length: > 0 } named) return named;
        string data = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "data"));
        return Directory.Exists(data) ? data : null;
    }
}
