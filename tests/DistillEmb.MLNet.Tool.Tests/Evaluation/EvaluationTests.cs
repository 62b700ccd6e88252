using System.Text.Json;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Evaluation;

public sealed class EvaluationTests(TinyModels models)
{
    [Fact]
    public void Both_heads_are_evaluated_on_unseen_words()
    {
        JsonElement result = ToolProcess.Run("evaluate", models.Encoder, "--teacher", models.Word2Vec, "--teacher", models.FastText, "--json").Ok().Json;
        Assert.Equal(600, result.GetProperty("vocabulary").GetInt32());
        JsonElement[] heads = [.. result.GetProperty("heads").EnumerateArray()];
        Assert.Equal(["word2vec", "fasttext"], heads.Select(head => head.GetProperty("head").GetString()!));
        Assert.All(heads, head => Assert.InRange(head.GetProperty("words").GetInt32(), 15, 60)); // About a twentieth.
        Assert.All(heads, head => Assert.InRange(head.GetProperty("hitsAt10").GetDouble(), 0, 1));
    }

    [Fact]
    public void Words_can_be_given_and_a_teacher_named_otherwise_than_its_file()
    {
        string copy = models.NewPath(".vec");
        File.Copy(models.FastText, copy);
        string words = models.Write([.. models.TeacherWords.Take(12), "unknown"]);
        JsonElement result = ToolProcess.Run("evaluate", models.Encoder, "--teacher", $"fasttext={copy}", "--words", words, "--json").Ok().Json;
        JsonElement head = Assert.Single(result.GetProperty("heads").EnumerateArray());
        Assert.Equal(12, head.GetProperty("words").GetInt32());
        ToolProcess.Run("evaluate", models.Encoder, "--teacher", copy).Failed(1, "has no head", "'word2vec', 'fasttext'");
    }

    [Fact]
    public void Analogies_are_solved_by_section()
    {
        string[] words = models.TeacherWords;
        string questions = models.Write(": first", $"{words[0]} {words[1]} {words[2]} {words[3]}", $"{words[4]} {words[5]} {words[6]} {words[7]}", ": second", $"{words[8]} {words[9]} {words[10]} {words[11]}");
        JsonElement result = ToolProcess.Run("analogy", models.Encoder, questions, "--vocabulary", models.Word2Vec, "--json").Ok().Json;
        Assert.Equal(["first 2", "second 1", "all 3"], result.GetProperty("sections").EnumerateArray().Select(section => $"{section.GetProperty("section").GetString()} {section.GetProperty("questions")}"));
        Assert.Equal(12, ToolProcess.Run("analogy", models.Encoder, questions, "--json").Ok().Json.GetProperty("candidates").GetInt32());
    }

    [Fact]
    public void Info_tells_encoders_taggers_and_classifiers()
    {
        JsonElement encoder = ToolProcess.Run("info", models.Encoder, "--json").Ok().Json;
        Assert.Equal("encoder", encoder.GetProperty("kind").GetString());
        Assert.Equal("word2vec, fasttext", encoder.GetProperty("teachers").GetString());
        Assert.Equal(2, encoder.GetProperty("heads").GetArrayLength());
        JsonElement tagger = ToolProcess.Run("info", models.Tagger, "--json").Ok().Json;
        Assert.Equal("tagger", tagger.GetProperty("kind").GetString());
        Assert.Contains("B-PER", tagger.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        JsonElement classifier = ToolProcess.Run("info", models.Classifier, "--json").Ok().Json;
        Assert.Equal("text classifier", classifier.GetProperty("kind").GetString());
        Assert.Equal(["agriculture", "business", "education", "health", "sport", "weather"], classifier.GetProperty("classes").EnumerateArray().Select(name => name.GetString()).Order());
        Assert.Contains("dimension of a vector  100", ToolProcess.Run("info", models.Tagger).Ok().Output, StringComparison.Ordinal);
    }
}
