using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Embedding;

public sealed class NeighborsTests(TinyModels models)
{
    [Fact]
    public void Neighbours_are_the_librarys()
    {
        string word = models.TeacherWords[30];
        System.Text.Json.JsonElement found = ToolProcess.Run("neighbors", models.Encoder, word, "unseen", "--vocabulary", models.Word2Vec, "--count", "3", "--json").Ok().Json;
        WordIndex index = DistillEmbEncoder.Load(models.Encoder).CreateIndex(models.TeacherWords);
        string[] expected = [.. new[] { word, "unseen" }.SelectMany(query => index.FindNeighbors(query, 3).Select(neighbor => $"{query} {neighbor.Word}"))];
        Assert.Equal(expected, found.GetProperty("neighbors").EnumerateArray().Select(row => $"{row.GetProperty("word")} {row.GetProperty("neighbor")}"));
    }

    [Fact]
    public void Words_come_from_standard_input_and_the_list_from_a_file_of_words()
    {
        string list = models.Write([.. models.TeacherWords.Take(50)]);
        ToolResult result = ToolProcess.RunWith("ሰላም\nቤት\n", "neighbors", models.Encoder, "-", "--vocabulary", list, "--count", "2").Ok();
        Assert.Equal(["word", "ሰላም", "ሰላም", "ቤት", "ቤት"], result.Lines.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void An_empty_list_is_told() => ToolProcess.Run("neighbors", models.Encoder, "ሰላም", "--vocabulary", models.Write()).Failed(1, "has no words in it");
}
