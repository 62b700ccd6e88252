using DistillEmb.MLNet.Ethiopic;
using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

public sealed class EthiopicTransformTests
{
    private static readonly EthiopicRow[] Rows =
    [
        new() { Text = "ሰላም፡ለዓለም፡፡ ዶ/ር አበበ በ፳፻፯ ዓ.ም. ሠራ::", Tokens = ["ሠላም", "", "ፀሐይ፡፡"], Two = ["ሐ", "::"] },
        new(),
        new() { Text = "Ọ̀rẹ́ mi! Ó dára. 😀\uD800", Tokens = ["e\u0323\u0301"] },
        new() { Text = "ሰላም፡ ከመይ፡ ኣሎኻ፧\nጽቡቕ።" },
    ];

    private readonly MLContext _mlContext = new();

    [Theory]
    [InlineData("Text")]
    [InlineData("Tokens")]
    [InlineData("Two")]
    public void Normalised_text_is_what_is_promised_and_survives_saving(string column)
    {
        IDataView data = Data(Rows);
        var options = new EthiopicNormalizationOptions { FoldLetters = true, FoldLabialized = true, ConvertNumerals = true, Punctuation = EthiopicPunctuation.Ethiopic };
        foreach (EthiopicNormalizationOptions? chosen in new[] { null, options })
        {
            NormalizeEthiopicEstimator estimator = _mlContext.Transforms.Text.NormalizeEthiopic("Normal", column, chosen);
            TransformContract.Check(_mlContext, estimator, data, "Normal");
            Assert.Equal(
                TransformContract.Values(data, column).Select(row => row.Cast<string>().Select(text => EthiopicText.Normalize(text, chosen))),
                TransformContract.Values(estimator.Fit(data).Transform(data), "Normal").Select(row => row.Cast<string>()));
        }
    }

    [Fact]
    public void A_column_may_be_written_over()
    {
        IDataView data = Data(Rows);
        NormalizeEthiopicTransformer transformer = TransformContract.Check(_mlContext, _mlContext.Transforms.Text.NormalizeEthiopic("Text"), data, "Text");
        Assert.Equal(("Text", "Text"), (transformer.OutputColumnName, transformer.InputColumnName));
        Assert.Equal(Rows.Select(row => EthiopicText.Normalize(row.Text)), transformer.Transform(data).GetColumn<string>("Text"));
    }

    [Theory]
    [InlineData(EthiopicLanguage.Amharic, true)]
    [InlineData(EthiopicLanguage.Tigrinya, true)]
    [InlineData(EthiopicLanguage.Geez, false)]
    public void Tokens_and_their_places_are_what_is_promised_and_survive_saving(EthiopicLanguage language, bool keepPunctuation)
    {
        IDataView data = Data(Rows);
        var options = new EthiopicTokenizationOptions { Language = language, KeepPunctuation = keepPunctuation };
        TokenizeEthiopicEstimator estimator = _mlContext.Transforms.Text.TokenizeEthiopic("Words", "Text", "Places", options);
        options.Language = EthiopicLanguage.Amharic; // What was chosen is no longer the caller's.
        options.KeepPunctuation = !keepPunctuation;
        TokenizeEthiopicTransformer transformer = TransformContract.Check(_mlContext, estimator, data, "Words");
        TransformContract.Check(_mlContext, estimator, data, "Places");
        Assert.Equal(("Words", "Text", "Places", language, keepPunctuation), (transformer.OutputColumnName, transformer.InputColumnName, transformer.OffsetsColumnName, transformer.Language, transformer.KeepPunctuation));

        var chosen = new EthiopicTokenizationOptions { Language = language, KeepPunctuation = keepPunctuation };
        IDataView output = transformer.Transform(data);
        Assert.Equal(Rows.Select(row => EthiopicText.Tokenize(row.Text, chosen)), output.GetColumn<string[]>("Words"));
        AssertPlaces(output, "Words");
    }

    [Fact]
    public void A_tokeniser_is_a_step_of_a_pipeline_that_survives_saving()
    {
        IDataView data = Data(Rows);
        var tokenizer = new TextTokenizer(new EthiopicNormalizationOptions { Language = EthiopicLanguage.Tigrinya, FoldLetters = true }, new EthiopicTokenizationOptions { Language = EthiopicLanguage.Tigrinya, KeepPunctuation = false });
        ITransformer transformer = _mlContext.Transforms.Text.TokenizeText("Words", "Text", tokenizer).Fit(data);
        using var saved = new MemoryStream();
        _mlContext.Model.Save(transformer, data.Schema, saved);
        saved.Position = 0;
        IDataView output = _mlContext.Model.Load(saved, out _).Transform(data);
        Assert.Equal(Rows.Select(row => tokenizer.Tokenize(row.Text)), output.GetColumn<string[]>("Words"));
        Assert.Equal(Rows.Select(row => row.Text), output.GetColumn<string>("Text"));
        IDataView usual = _mlContext.Transforms.Text.TokenizeText("Text").Fit(data).Transform(data);
        Assert.Equal(Rows.Select(row => TextTokenizer.Default.Tokenize(row.Text)), usual.GetColumn<string[]>("Text"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sentences_and_their_places_are_what_is_promised_and_survive_saving(bool splitAtLineEnds)
    {
        IDataView data = Data(Rows);
        SplitEthiopicSentencesEstimator estimator = _mlContext.Transforms.Text.SplitEthiopicSentences("Sentences", "Text", "Places", splitAtLineEnds);
        SplitEthiopicSentencesTransformer transformer = TransformContract.Check(_mlContext, estimator, data, "Sentences");
        TransformContract.Check(_mlContext, estimator, data, "Places");
        Assert.Equal(("Sentences", "Text", "Places", splitAtLineEnds), (transformer.OutputColumnName, transformer.InputColumnName, transformer.OffsetsColumnName, transformer.SplitAtLineEnds));
        IDataView output = transformer.Transform(data);
        Assert.Equal(Rows.Select(row => EthiopicText.SplitSentences(row.Text, splitAtLineEnds)), output.GetColumn<string[]>("Sentences"));
        AssertPlaces(output, "Sentences");
    }

    [Fact]
    public void Places_are_written_only_where_they_are_asked_for()
    {
        IDataView data = Data(Rows);
        Assert.Equal(["Words"], _mlContext.Transforms.Text.TokenizeEthiopic("Words", "Text").Fit(data).Transform(data).Schema.Skip(data.Schema.Count).Select(column => column.Name));
        Assert.Null(_mlContext.Transforms.Text.SplitEthiopicSentences("Words", "Text").Fit(data).OffsetsColumnName);
    }

    [Fact]
    public void A_pipeline_saves_is_verified_and_predicts()
    {
        IDataView data = Data(Rows);
        ITransformer model = Pipeline().Fit(data);
        using var folder = new SavingFolder();
        _mlContext.Model.Save(model, data.Schema, folder["text.zip"]);
        var other = new MLContext();
        ITransformer loaded = other.Model.LoadVerified(folder["text.zip"], out DataViewSchema? schema);
        Assert.NotNull(schema);
        using PredictionEngine<EthiopicRow, EthiopicOutput> engine = other.Model.CreatePredictionEngine<EthiopicRow, EthiopicOutput>(loaded);
        EthiopicOutput output = engine.Predict(Rows[0]);
        Assert.Equal("ሰላም፡ለአለም። ዶ/ር አበበ በ2007 አ.ም. ሰራ።", output.Normal);
        Assert.Equal(["ሰላም", "ለአለም", "።", "ዶ/ር", "አበበ", "በ2007", "አ.ም.", "ሰራ", "።"], output.Words);
        Assert.Equal(["ሰላም፡ለአለም።", "ዶ/ር አበበ በ2007 አ.ም. ሰራ።"], output.Sentences);
        Assert.Equal((0, 3, 4, 4), (output.Places[0], output.Places[1], output.Places[2], output.Places[3]));
        Assert.Empty(engine.Predict(new EthiopicRow()).Words);
        Assert.Equal(output.Words, engine.Predict(Rows[0]).Words);
    }

    [Fact]
    public void Many_threads_give_what_one_gives()
    {
        EthiopicRow[] rows = [.. EthiopicSamples.Random(seed: 41, count: 300, longest: 60).Select(text => new EthiopicRow { Text = text })];
        IDataView data = Data(rows);
        ITransformer model = Pipeline().Fit(data);
        Array[] expected = TransformContract.Values(model.Transform(data), "Words");
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            using PredictionEngine<EthiopicRow, EthiopicOutput> engine = _mlContext.Model.CreatePredictionEngine<EthiopicRow, EthiopicOutput>(model);
            Assert.Equal(expected, rows.Select(row => engine.Predict(row).Words));
            Assert.Equal(expected, TransformContract.Values(model.Transform(data), "Words"));
        });
    }

    [Fact]
    public void A_model_of_no_known_language_is_refused()
    {
        IDataView data = Data(Rows);
        var columns = new SpanColumns("Words", "Text", null);
        using var saved = new MemoryStream();
        _mlContext.Model.Save(new TokenizeEthiopicTransformer(_mlContext, columns, (EthiopicLanguage)9, keepPunctuation: true), data.Schema, saved);
        saved.Position = 0;
        Exception fault = Assert.ThrowsAny<Exception>(() => _mlContext.Model.Load(saved, out _)).GetBaseException();
        Assert.IsType<InvalidDataException>(fault);
        Assert.Contains("the language of its Ethiopic text is 9; expected 0 to 2", fault.Message, StringComparison.Ordinal);
    }

    private IEstimator<ITransformer> Pipeline() =>
        _mlContext.Transforms.Text.NormalizeEthiopic("Normal", "Text", new EthiopicNormalizationOptions { FoldLetters = true, ConvertNumerals = true })
            .Append(_mlContext.Transforms.Text.TokenizeEthiopic("Words", "Normal", "Places"))
            .Append(_mlContext.Transforms.Text.SplitEthiopicSentences("Sentences", "Normal"));

    private IDataView Data(params EthiopicRow[] rows) => _mlContext.Data.LoadFromEnumerable(rows);

    private static void AssertPlaces(IDataView output, string column)
    {
        string[][] parts = [.. output.GetColumn<string[]>(column)];
        int[][] places = [.. output.GetColumn<int[]>("Places")];
        Assert.Equal(parts, places.Zip(Rows, (row, text) => row.Chunk(2).Select(place => text.Text.Substring(place[0], place[1])).ToArray()));
        Assert.Contains(parts, row => row.Length > 1);
    }
}
