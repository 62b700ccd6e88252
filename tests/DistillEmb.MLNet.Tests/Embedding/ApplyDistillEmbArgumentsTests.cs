using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class ApplyDistillEmbArgumentsTests
{
    private readonly TransformsCatalog _transforms = new MLContext().Transforms;

    [Fact]
    public void An_unknown_head_is_refused_with_the_heads_there_are()
    {
        var failure = Assert.Throws<ArgumentException>("head", () => _transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Tokens", head: "glove"));
        Assert.Contains("'glove'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'word2vec', 'fasttext'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Word2Vec")]
    [InlineData("word2vec ")]
    public void A_head_has_to_be_named_exactly(string head) =>
        Assert.Throws<ArgumentException>("head", () => _transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Tokens", head: head));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_form_that_is_none_is_refused(int form) =>
        Assert.Throws<ArgumentOutOfRangeException>("output", () => _transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Tokens", (DistillEmbOutput)form));

    [Fact]
    public void Null_and_empty_arguments_are_named()
    {
        DistillEmbEncoder encoder = TestEncoders.Create();
        Assert.Throws<ArgumentNullException>("catalog", () => ((TransformsCatalog)null!).ApplyDistillEmb("Vectors", encoder));
        Assert.Throws<ArgumentNullException>("outputColumnName", () => _transforms.ApplyDistillEmb(null!, encoder));
        Assert.Throws<ArgumentException>("outputColumnName", () => _transforms.ApplyDistillEmb("", encoder));
        Assert.Throws<ArgumentNullException>("encoder", () => _transforms.ApplyDistillEmb("Vectors", (DistillEmbEncoder)null!));
        Assert.Throws<ArgumentNullException>("modelFile", () => _transforms.ApplyDistillEmb("Vectors", (string)null!));
        Assert.Throws<ArgumentException>("modelFile", () => _transforms.ApplyDistillEmb("Vectors", ""));
    }

    [Fact]
    public void An_empty_input_column_name_is_refused()
    {
        IDataView data = TransformerRow.View(new MLContext(), "selam");
        Assert.ThrowsAny<ArgumentException>(() => _transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "").Fit(data));
    }
}
