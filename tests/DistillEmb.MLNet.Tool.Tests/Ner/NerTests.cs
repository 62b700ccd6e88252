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
    public void Interrupted_it_saves_the_best_so_far_and_goes_on_from_its_checkpoint()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with the command kill, which Windows has not.");
        (string path, string checkpoint) = (models.NewPath(".zip"), models.NewPath(".checkpoint"));
        string[] Arguments(string epochs) => ["ner", "train", "--train", models.Train, "--dev", models.Dev, "--encoder", models.Encoder, "--frozen", "--hidden", "8", "--patience", "0", "--epochs", epochs, "--resume", checkpoint, "--out", path];
        using (ToolProcess process = ToolProcess.Start(Arguments("5000")))
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(checkpoint), ToolProcess.PatienceInMilliseconds));
            process.Signal("INT");
            Assert.Equal(130, process.End().Code);
        }

        Assert.True(File.Exists(path));
        ToolProcess.Run(Arguments("7")).Failed(1, checkpoint, "--epochs was 5000, is 7", "choose another --resume");
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
    public void A_sentence_that_the_output_cannot_hold_is_named()
    {
        const string Text = "ሰላም\nአቶ -DOCSTART- መጡ\n";
        ToolProcess.RunWith(Text, "ner", "predict", models.Tagger).Failed(1, "Sentence 2: token 2 is '-DOCSTART-'", "--to json");
        Assert.Equal(2, ToolProcess.RunWith(Text, "ner", "predict", models.Tagger, "--json").Ok().Lines.Length);
    }

    [Fact]
    public void Document_starts_are_no_sentences_and_a_mark_of_the_first_token_is_kept()
    {
        string input = models.NewPath(".txt");
        string output = models.NewPath(".txt");
        File.WriteAllText(input, "-DOCSTART- O\n\n\uFEFF\uFEFFአቶ O\nአበበ O\n-DOCSTART- O\nመጡ O\n");
        File.WriteAllText(output, ToolProcess.Run("ner", "predict", models.Tagger, input, "--from", "conll").Ok().Output, new System.Text.UTF8Encoding(true)); // The mark of the output was taken off here.
        JsonElement[] rows = [.. ToolProcess.Run("ner", "predict", models.Tagger, output, "--from", "conll", "--json").Ok().Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["\uFEFFአቶ አበበ", "መጡ"], rows.Select(row => string.Join(' ', row.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()))));
    }

    [Fact]
    public void A_sentence_without_end_is_named_by_its_first_line()
    {
        string[] tokens = [.. Enumerable.Repeat("ቃል O", 4097)];
        string file = models.Write(["ሰላም O", "", .. tokens]);
        ToolProcess.Run("ner", "evaluate", models.Tagger, file).Failed(1, file, "line 3: the sentence that begins here has more than 4096 tokens");
        ToolProcess.Run("ner", "train", "--train", file, "--out", models.NewPath(".zip")).Failed(1, file, "line 3: the sentence that begins here has more than 4096 tokens");
        Assert.Equal(4098, ToolProcess.Run("ner", "predict", models.Tagger, file, "--from", "conll").Ok().Lines.Length); // Tagging needs less memory.
        ToolProcess.Run("ner", "predict", models.Tagger, models.Write(["", "", .. Enumerable.Repeat("ቃል O", 65_537)]), "--from", "conll").Failed(1, "line 3: the sentence that begins here has more than 65536 tokens");
        ToolProcess.Run("ner", "predict", models.Tagger, models.Write("ሰላም", string.Join(' ', Enumerable.Repeat("ቃል", 65_537)))).Failed(1, "line 2: the sentence has 65537 tokens");
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
