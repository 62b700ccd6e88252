using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

public class EthiopicColumnTests
{
    private readonly MLContext _mlContext = new();
    private readonly IDataView _data;

    public EthiopicColumnTests() => _data = _mlContext.Data.LoadFromEnumerable([new EthiopicRow { Text = "ሰላም" }]);

    private TransformsCatalog.TextTransforms Text => _mlContext.Transforms.Text;

    [Theory]
    [InlineData("Words", "The column 'Words' was not found; the data has 'Text', 'Tokens', 'Two', 'Number'. Expected text")]
    [InlineData("Number", "'Number' holds Int32; expected text")]
    public void Columns_that_are_missing_or_no_text_are_refused(string input, string part)
    {
        AssertRefused(Text.NormalizeEthiopic("Out", input), part);
        AssertRefused(Text.TokenizeEthiopic("Out", input), part);
        AssertRefused(Text.SplitEthiopicSentences("Out", input), part);
    }

    [Theory]
    [InlineData("Tokens")]
    [InlineData("Two")]
    public void A_vector_of_text_is_not_cut(string input)
    {
        AssertRefused(Text.TokenizeEthiopic("Out", input), $"'{input}' holds Vector<");
        AssertRefused(Text.SplitEthiopicSentences("Out", input), "expected text, one a row");
    }

    [Fact]
    public void Names_are_checked()
    {
        Assert.Throws<ArgumentException>(() => Text.NormalizeEthiopic(""));
        Assert.Throws<ArgumentException>(() => Text.TokenizeEthiopic("Out", ""));
        Assert.Throws<ArgumentNullException>(() => Text.SplitEthiopicSentences(null!));
        Assert.Throws<ArgumentException>(() => Text.TokenizeEthiopic("Out", "Text", ""));
        Assert.Contains("offsetsColumnName is 'Out', as outputColumnName is", Assert.Throws<ArgumentException>(() => Text.SplitEthiopicSentences("Out", "Text", "Out")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => EthiopicTextCatalog.NormalizeEthiopic(null!, "Out"));
    }

    [Fact]
    public void Options_are_checked_before_any_data_is_seen()
    {
        Assert.Contains("Punctuation is 9", Assert.Throws<ArgumentException>(() => Text.NormalizeEthiopic("Out", "Text", new EthiopicNormalizationOptions { Punctuation = (EthiopicPunctuation)9 })).Message, StringComparison.Ordinal);
        Assert.Contains("Language is -2", Assert.Throws<ArgumentException>(() => Text.TokenizeEthiopic("Out", "Text", null, new EthiopicTokenizationOptions { Language = (EthiopicLanguage)(-2) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_read_only_where_a_column_is_asked_for()
    {
        IDataView broken = _mlContext.Transforms.CustomMapping<EthiopicRow, Broken>((_, _) => throw new InvalidOperationException("computed"), null).Fit(_data).Transform(_data);
        foreach (IEstimator<ITransformer> estimator in new IEstimator<ITransformer>[]
        {
            Text.NormalizeEthiopic("Out", "BrokenText"), Text.TokenizeEthiopic("Out", "BrokenText", "Places"), Text.SplitEthiopicSentences("Out", "BrokenText", "Places"),
        })
        {
            IDataView output = estimator.Fit(broken).Transform(broken);
            Assert.Single(output.GetColumn<int>("Number"));
            Assert.Contains("computed", Assert.ThrowsAny<Exception>(() => TransformContract.Values(output, "Out")).ToString(), StringComparison.Ordinal);
        }
    }

    private void AssertRefused(IEstimator<ITransformer> estimator, string part)
    {
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(() => estimator.Fit(_data)).Message, StringComparison.Ordinal);
        string promise = Assert.ThrowsAny<ArgumentException>(() => estimator.GetOutputSchema(_data.Schema.ToShape())).Message;
        Assert.Contains(part.Split(" holds")[0], promise, StringComparison.Ordinal);
    }

    private sealed class Broken
    {
        public string BrokenText { get; set; } = "";
    }
}
