using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

/// <summary>What ML.NET's own transforms do with Ethiopic text, and what ours do.</summary>
public class EthiopicAgainstStockTests
{
    private readonly MLContext _mlContext = new();
    private readonly IDataView _data;

    public EthiopicAgainstStockTests() => _data = _mlContext.Data.LoadFromEnumerable([new EthiopicRow { Text = "ሰላም፡ለዓለም። ዶ/ር Abebe" }]);

    [Fact]
    public void Words_of_TokenizeIntoWords_are_glued_by_wordspaces_and_full_stops()
    {
        Assert.Equal(["ሰላም፡ለዓለም።", "ዶ/ር", "Abebe"], Words(_mlContext.Transforms.Text.TokenizeIntoWords("Out", "Text")));
        Assert.Equal(["ሰላም", "ለዓለም", "።", "ዶ/ር", "Abebe"], Words(_mlContext.Transforms.Text.TokenizeEthiopic("Out", "Text")));
    }

    [Fact]
    public void NormalizeText_without_punctuation_glues_words_and_takes_abbreviations_apart()
    {
        Assert.Equal("ሰላምለዓለም ዶር abebe", Text(_mlContext.Transforms.Text.NormalizeText("Out", "Text", keepPunctuations: false)));
        var options = new EthiopicTokenizationOptions { KeepPunctuation = false };
        Assert.Equal(["ሰላም", "ለዓለም", "ዶ/ር", "Abebe"], Words(_mlContext.Transforms.Text.TokenizeEthiopic("Out", "Text", null, options)));
    }

    [Fact]
    public void NormalizeText_without_diacritics_makes_other_words_of_Yoruba_ones()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new EthiopicRow { Text = "ọkọ̀ ọkọ́" }]); // A vehicle, a hoe.
        Assert.Equal("ọkọ ọkọ", _mlContext.Transforms.Text.NormalizeText("Out", "Text", keepDiacritics: false).Fit(data).Transform(data).GetColumn<string>("Out").Single());
        Assert.Equal("ọkọ̀ ọkọ́", _mlContext.Transforms.Text.NormalizeEthiopic("Out", "Text").Fit(data).Transform(data).GetColumn<string>("Out").Single());
    }

    private string[] Words(IEstimator<ITransformer> estimator) => estimator.Fit(_data).Transform(_data).GetColumn<string[]>("Out").Single();

    private string Text(IEstimator<ITransformer> estimator) => estimator.Fit(_data).Transform(_data).GetColumn<string>("Out").Single();
}
