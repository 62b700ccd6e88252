using System.Text.Json;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Context;

public sealed class ContextTests(TinyModels models)
{
    [Fact]
    public void A_context_is_learnt_of_a_corpus_and_told()
    {
        string path = models.NewPath(".zip");
        ToolResult result = ToolProcess.RunWith(File.ReadAllText(models.Corpus), "context", "--encoder", models.Encoder, "--corpus", "-", "--hidden", "8", "--epochs", "2", "--out", path, "--json").Ok();
        Assert.InRange(result.Json.GetProperty("meanReciprocalRank").GetDouble(), 0.001, 1);
        Assert.Equal(2, result.Errors.Split('\n').Count(line => line.StartsWith("epoch ", StringComparison.Ordinal) && line.Contains("MRR 0.", StringComparison.Ordinal)));
        Assert.Contains($"Context saved as {path}", result.Errors, StringComparison.Ordinal);

        JsonElement info = ToolProcess.Run("info", path, "--json").Ok().Json;
        Assert.Equal("context", info.GetProperty("kind").GetString());
        Assert.Equal(8, info.GetProperty("hiddenSize").GetInt32());
        Assert.Equal(2, info.GetProperty("heads").GetArrayLength());
    }

    [Fact]
    public void Taggers_and_classifiers_start_from_it()
    {
        string tagger = models.NewPath(".zip");
        ToolProcess.Run("ner", "train", "--train", models.Train, "--context", models.Context, "--frozen", "--epochs", "1", "--out", tagger).Ok();
        Assert.Equal(3, ToolProcess.RunWith("አቶ አበበ መጡ\n", "ner", "predict", tagger, "--json").Ok().Json.GetProperty("tags").GetArrayLength());
        string classifier = models.NewPath(".zip");
        ToolProcess.Run("classify", "train", "--train", models.Texts, "--context", models.Context, "--frozen", "--epochs", "1", "--batch-size", "8", "--out", classifier).Ok();
        Assert.Equal("text classifier", ToolProcess.Run("info", classifier, "--json").Ok().Json.GetProperty("kind").GetString());
    }

    [Fact]
    public void What_is_no_context_is_told() =>
        ToolProcess.Run("ner", "train", "--train", models.Train, "--context", models.Encoder, "--out", models.NewPath(".zip")).Failed(1, "has no DistillEmb context transformer in it");
}
