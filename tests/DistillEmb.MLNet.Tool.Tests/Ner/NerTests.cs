using System.Text.Json;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Ner;

public sealed class NerTests(TinyModels models)
{
    [Fact]
    public void A_tagger_that_starts_at_random_is_trained_of_several_files()
    {
        string path = models.NewPath(".zip");
        ToolResult result = ToolProcess.Run(
            "ner", "train", "--train", models.Train, models.Dev, "--dev", models.Dev, "--epochs", "1", "--hidden", "8", "--vector-size", "20", "--words", "50", "--out", path, "--json").Ok();
        Assert.InRange(result.Json.GetProperty("tokenAccuracy").GetDouble(), 0.1, 1);
        Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("epoch ", StringComparison.Ordinal));
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Sentences_are_tagged_in_their_order()
    {
        string[] sentences = [.. Enumerable.Range(0, 400).Select(i => string.Join(' ', Enumerable.Range(0, (i % 9) + 1).Select(k => $"ቃል{i}-{k}")))];
        ToolResult conll = ToolProcess.RunWith(string.Join('\n', sentences), "ner", "predict", models.Tagger, "--threads", "3").Ok();
        string[] blocks = conll.Output.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(sentences, blocks.Select(block => string.Join(' ', block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]))));

        ToolResult json = ToolProcess.RunWith(string.Join('\n', sentences), "ner", "predict", models.Tagger, "-", "--json").Ok();
        Assert.Equal(sentences, json.Lines.Select(line => string.Join(' ', JsonDocument.Parse(line).RootElement.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()))));
    }

    [Fact]
    public void Json_has_tags_confidences_and_names_and_an_empty_line_is_an_empty_sentence()
    {
        ToolResult result = ToolProcess.RunWith("አቶ አበበ መጡ\n\nሰላም\n", "ner", "predict", models.Tagger, "--json").Ok();
        JsonElement[] rows = [.. result.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal([3, 0, 1], rows.Select(row => row.GetProperty("tags").GetArrayLength()));
        Assert.Equal([3, 0, 1], rows.Select(row => row.GetProperty("confidences").GetArrayLength()));
        Assert.All(rows, row => Assert.Equal(JsonValueKind.Array, row.GetProperty("entities").ValueKind));
    }

    [Fact]
    public void Tagged_files_can_be_read_again_and_evaluated()
    {
        ToolResult predicted = ToolProcess.Run("ner", "predict", models.Tagger, models.Dev, "--from", "conll").Ok();
        string file = models.Write(predicted.Output.TrimEnd('\n').Split('\n'));
        JsonElement perfect = ToolProcess.Run("ner", "evaluate", models.Tagger, file, "--json").Ok().Json;
        Assert.Equal(1, perfect.GetProperty("tokenAccuracy").GetDouble());
        JsonElement dev = ToolProcess.Run("ner", "evaluate", models.Tagger, models.Dev, "--json").Ok().Json;
        Assert.Equal(perfect.GetProperty("tokens").GetInt32(), dev.GetProperty("tokens").GetInt32());
        Assert.True(dev.GetProperty("confusion").GetArrayLength() > 0);
    }
}
