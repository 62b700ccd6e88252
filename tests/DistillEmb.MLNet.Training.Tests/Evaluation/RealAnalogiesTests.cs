using DistillEmb.MLNet.Tests;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

/// <summary>Over the real data in the folder of DISTILLEMB_DATA, or in ../shared/data beside the repository.</summary>
public sealed class RealAnalogiesTests
{
    [Fact]
    public void Amharic_analogies_are_solved_as_often_as_the_notes_beside_the_data_say()
    {
        string folder = Environment.GetEnvironmentVariable("DISTILLEMB_DATA") is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "data"));
        string questionFile = Path.Combine(folder, "analogy", "amharic-word-analogy.txt");
        string vectorFile = Path.Combine(folder, "amharic", "fasttext-100.vec.gz");
        foreach (string file in new[] { questionFile, vectorFile }) Assert.SkipUnless(File.Exists(file), $"'{file}' is absent; DISTILLEMB_DATA may name another folder.");

        IReadOnlyList<AnalogyQuestion> questions = AnalogyQuestion.LoadFile(questionFile);
        AnalogyReport report = AnalogyEvaluator.Evaluate(WordVectorTable.Load(Teacher.FromFile(vectorFile)), questions);
        Assert.Equal(["syntactic", "semantic"], report.Sections.Select(section => section.Section));
        Assert.Equal([1161, 568], report.Sections.Select(section => section.Questions));
        Assert.Equal(1110, report.Total.Covered);
        Assert.Equal(0.285, report.Sections[0].Accuracy, 0.001);
        Assert.Equal(0.023, report.Sections[1].Accuracy, 0.001);
    }
}
