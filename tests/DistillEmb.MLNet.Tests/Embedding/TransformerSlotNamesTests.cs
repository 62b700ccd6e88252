using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class TransformerSlotNamesTests
{
    private static readonly string[] BothHeads = [.. Slots("word2vec", 10), .. Slots("fasttext", 6)];

    [Fact]
    public void Average_names_the_head_and_the_number() => Assert.Equal(BothHeads, SlotNames("Tokens", DistillEmbOutput.Average, null));

    [Fact]
    public void MinAverageMax_names_the_statistic_before_that()
    {
        string[] expected =
        [
            .. BothHeads.Select(slot => $"Minimum.{slot}"),
            .. BothHeads.Select(slot => $"Average.{slot}"),
            .. BothHeads.Select(slot => $"Maximum.{slot}"),
        ];
        string[] names = SlotNames("Tokens", DistillEmbOutput.MinAverageMax, null);
        Assert.Equal(expected, names);
        Assert.Equal(("Minimum.word2vec.0", "Maximum.fasttext.5"), (names[0], names[^1]));
    }

    [Fact]
    public void One_head_names_its_own_numbers_from_zero()
    {
        string[] names = SlotNames("Tokens", DistillEmbOutput.Average, "fasttext");
        Assert.Equal(Slots("fasttext", 6), names);
        Assert.Equal("fasttext.3", names[3]);
        Assert.Equal("Average.word2vec.9", SlotNames("Tokens", DistillEmbOutput.MinAverageMax, "word2vec")[19]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("word2vec")]
    [InlineData("fasttext")]
    public void Tokens_of_a_text_column_have_names(string? head) =>
        Assert.Equal(BothHeads.Where(slot => head is null || slot.StartsWith(head, StringComparison.Ordinal)), SlotNames("Word", DistillEmbOutput.Tokens, head));

    [Theory]
    [InlineData("Tokens")]
    [InlineData("Three")]
    public void Tokens_of_a_vector_of_text_have_no_names(string input) => Assert.False(OutputColumn(input, DistillEmbOutput.Tokens, null).HasSlotNames());

    private static IEnumerable<string> Slots(string head, int dimension) => Enumerable.Range(0, dimension).Select(i => $"{head}.{i}");

    private static string[] SlotNames(string input, DistillEmbOutput form, string? head)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        OutputColumn(input, form, head).GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private static DataViewSchema.Column OutputColumn(string input, DistillEmbOutput form, string? head)
    {
        var mlContext = new MLContext();
        IDataView data = TransformerRow.View(mlContext, TransformerRow.Various);
        return mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), input, form, head).Fit(data).Transform(data).Schema["Vectors"];
    }
}
