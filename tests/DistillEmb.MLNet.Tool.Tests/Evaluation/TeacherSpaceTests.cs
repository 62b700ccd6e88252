using System.Text.Json;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Evaluation;

/// <summary>However the teachers were treated for training, a saved model is evaluated, reported and used without being told how.</summary>
public sealed class TeacherSpaceTests(TinyModels models)
{
    [Theory]
    [InlineData("--heads", "per-teacher")]
    [InlineData("--heads", "per-teacher", "--align-teachers")]
    [InlineData("--heads", "shared")]
    [InlineData("--heads", "shared", "--align-teachers")]
    [InlineData("--heads", "fused")]
    [InlineData("--heads", "fused", "--align-teachers")]
    [InlineData("--dim", "30")]
    public void Evaluate_prints_what_training_printed_of_its_best_epoch(params string[] layout)
    {
        string path = models.NewPath(".zip");
        JsonElement trained = ToolProcess.Run(["distill", .. Teachers, "--corpus", models.Corpus, "--batch-size", "64", "--epochs", "2", "--out", path, .. layout, "--json"]).Ok().Json;
        JsonElement evaluated = ToolProcess.Run(["evaluate", path, .. Teachers, "--subset", "dev", "--json"]).Ok().Json;
        Assert.Equal(Figures(trained.GetProperty("dev")), Figures(evaluated.GetProperty("heads")));

        // The order in which the teachers are given is no part of the model's space.
        JsonElement turned = ToolProcess.Run("evaluate", path, "--teacher", models.FastText, "--teacher", models.Word2Vec, "--subset", "dev", "--json").Ok().Json;
        Assert.Equal(Figures(evaluated.GetProperty("heads")).Order().Select(figure => figure.Item1), Figures(turned.GetProperty("heads")).Order().Select(figure => figure.Item1));
        Assert.All(Figures(evaluated.GetProperty("heads")).Order().Zip(Figures(turned.GetProperty("heads")).Order()), pair => Assert.Equal(pair.First.Item2, pair.Second.Item2, 1e-3));
    }

    [Fact]
    public void One_fused_teacher_is_evaluated_in_its_own_principal_directions()
    {
        string path = models.NewPath(".zip");
        JsonElement trained = ToolProcess.Run("distill", "--teacher", models.Word2Vec, "--corpus", models.Corpus, "--batch-size", "64", "--epochs", "2", "--out", path, "--heads", "fused", "--json").Ok().Json;
        JsonElement evaluated = ToolProcess.Run("evaluate", path, "--teacher", models.Word2Vec, "--subset", "dev", "--json").Ok().Json;
        Assert.Equal(Figures(trained.GetProperty("dev")), Figures(evaluated.GetProperty("heads")));
    }

    [Fact]
    public void A_fused_model_of_teachers_that_were_to_be_aligned_is_reported_and_used()
    {
        (string path, string report, string reportAgain) = (models.NewPath(".zip"), models.NewPath(".html"), models.NewPath(".html"));
        ToolProcess.Run(["distill", .. Teachers, "--corpus", models.Corpus, "--batch-size", "64", "--epochs", "1", "--out", path, "--heads", "fused", "--align-teachers", "--report", report]).Ok();
        ToolProcess.Run(["evaluate", path, .. Teachers, "--report", reportAgain]).Ok();
        Assert.All(new[] { report, reportAgain }, page => Assert.Contains("word2vec+fasttext", File.ReadAllText(page), StringComparison.Ordinal));
        string[] words = [.. models.TeacherWords.Take(4)];
        Assert.Equal("fused", ToolProcess.Run("info", path, "--json").Ok().Json.GetProperty("teacherSpace").GetString());
        Assert.Equal(51, ToolProcess.Run("embed", path, "--words", models.Write(words[0]), "--head", "word2vec+fasttext").Ok().Lines[0].Split(' ').Length);
        Assert.Single(ToolProcess.Run("neighbors", path, words[0], "--vocabulary", models.Word2Vec, "--count", "1", "--json").Ok().Json.GetProperty("neighbors").EnumerateArray());
        Assert.Equal(1, ToolProcess.Run("analogy", path, models.Write(string.Join(' ', words)), "--vocabulary", models.Word2Vec, "--json").Ok().Json.GetProperty("sections")[0].GetProperty("covered").GetInt32());
    }

    [Fact]
    public void A_model_of_aligned_or_fused_teachers_needs_all_of_them_by_their_names()
    {
        string path = models.NewPath(".zip");
        ToolProcess.Run(["distill", .. Teachers, "--corpus", models.Corpus, "--batch-size", "64", "--epochs", "1", "--out", path, "--heads", "shared", "--align-teachers"]).Ok();
        ToolProcess.Run("evaluate", path, "--teacher", models.FastText).Failed(1, "rotated into the space of the first ('word2vec', 'fasttext')", "the vocabulary is of teachers as they are ('fasttext')");
    }

    [Theory]
    [InlineData("shared")]
    [InlineData("per-teacher")]
    public void A_dimension_for_a_layout_that_does_not_fuse_is_refused(string layout) =>
        ToolProcess.Run(["distill", .. Teachers, "--corpus", models.Corpus, "--out", models.NewPath(".zip"), "--heads", layout, "--dim", "30"]).Failed(2, "--dim is 30 but --heads is", "it is for Fused");

    [Fact]
    public void What_the_encoder_decides_cannot_be_asked_for_otherwise()
    {
        string path = models.NewPath(".zip");
        ToolProcess.Run(["distill", .. Teachers, "--corpus", models.Corpus, "--published", "--epochs", "1", "--out", path]).Ok();
        string[] arguments = ["distill", .. Teachers, "--corpus", models.Corpus, "--out", models.NewPath(".zip"), "--continue-from", path];
        ToolProcess.Run([.. arguments, "--heads", "per-teacher"]).Failed(2, "--heads is per-teacher", "--continue-from is shared");
        ToolProcess.Run([.. arguments, "--size", "positional"]).Failed(2, "--size is positional", "--continue-from is small");
    }

    private string[] Teachers => ["--teacher", models.Word2Vec, "--teacher", models.FastText];

    private static (string, double)[] Figures(JsonElement heads) => [.. heads.EnumerateArray().SelectMany(head => new[] { "words", "hitsAt1", "hitsAt10", "meanReciprocalRank", "meanCosine", "centeredCosine" }
        .Select(name => ($"{head.GetProperty("head").GetString()} {name}", head.GetProperty(name).GetDouble())))];
}
