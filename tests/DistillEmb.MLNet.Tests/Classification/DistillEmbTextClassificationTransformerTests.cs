using DistillEmb.Classification;
using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Tests.Persistence;
using DistillEmb.MLNet.Tests.Processes;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Classification;

public sealed class DistillEmbTextClassificationTransformerTests : IDisposable
{
    private static readonly string[][] Texts =
    [
        ["selam", "alem", "selam"],
        [],
        ["ሰላም", "ለዓለም።", "", "selam"],
        ["\ud800", "z"],
        [.. Enumerable.Range(0, 60).Select(i => $"word{(char)('a' + (i % 26))}")],
    ];

    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TextPooling.FinalStates, WeightPrecision.Float32)]
    [InlineData(TextPooling.Attention, WeightPrecision.Float32)]
    [InlineData(TextPooling.Maximum, WeightPrecision.Float32)]
    [InlineData(TextPooling.Attention, WeightPrecision.Int8)]
    public void What_is_promised_is_delivered_and_survives_saving(TextPooling pooling, WeightPrecision precision)
    {
        IDataView data = View(Texts);
        DistillEmbTextClassificationTransformer transformer = Transformer(TestClassifiers.Create(pooling, precision, frequent: ["selam", "ሰላም"]));
        IDataView output = transformer.Transform(data);
        float[][] scores = TransformContract.Rows(output, "Score");
        uint[] classes = [.. output.GetColumn<uint>("PredictedLabel")];
        Assert.Equal(Texts.Length, scores.Length);
        Assert.All(scores, row => Assert.Equal(1, row.Sum(), 1e-5));
        Assert.Equal(scores.Select(row => (uint)Array.IndexOf(row, row.Max()) + 1), classes);
        Assert.True(scores.Select(row => row[0]).Distinct().Count() > 3); // Texts are told apart.
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3), output.Schema["Score"].Type);
        Assert.Equal(new KeyDataViewType(typeof(uint), 3), output.Schema["PredictedLabel"].Type);

        _mlContext.Model.Save(transformer, data.Schema, _folder["classifier.zip"]);
        var loaded = (DistillEmbTextClassificationTransformer)Single(new MLContext().Model.Load(_folder["classifier.zip"], out _));
        Assert.Equal(scores, TransformContract.Rows(loaded.Transform(data), "Score"));
        Assert.Equal(TestClassifiers.Topics, loaded.Classes);
        Assert.Equal((pooling, 100), (loaded.Pooling, loaded.MaxTokens));
    }

    [Fact]
    public void Classes_and_slots_have_their_names()
    {
        IDataView output = Transformer(TestClassifiers.Create(TextPooling.Attention)).Transform(View(Texts));
        IDataView named = _mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(output).Transform(output);
        Assert.All(named.GetColumn<string>("PredictedLabel"), name => Assert.Contains(name, TestClassifiers.Topics));
        VBuffer<ReadOnlyMemory<char>> slots = default;
        output.Schema["Score"].GetSlotNames(ref slots);
        Assert.Equal(TestClassifiers.Topics, slots.DenseValues().Select(slot => slot.ToString()));
    }

    [Fact]
    public void MLNet_evaluates_it()
    {
        DistillEmbTextClassificationTransformer transformer = Transformer(TestClassifiers.Create(TextPooling.Maximum));
        IDataView predicted = _mlContext.Transforms.Conversion.MapKeyToValue("Label", "PredictedLabel").Fit(transformer.Transform(View(Texts))).Transform(transformer.Transform(View(Texts)));
        IEstimator<ITransformer> keys = _mlContext.Transforms.Conversion.MapValueToKey("Label", keyData: _mlContext.Data.LoadFromEnumerable(TestClassifiers.Topics.Select(topic => new { Label = topic })));
        MulticlassClassificationMetrics metrics = _mlContext.MulticlassClassification.Evaluate(keys.Fit(predicted).Transform(predicted));
        Assert.Equal(1, metrics.MicroAccuracy);
        Assert.InRange(metrics.LogLoss, 1e-6, Math.Log(3));
    }

    [Theory]
    [InlineData(TextPooling.FinalStates)]
    [InlineData(TextPooling.Attention)]
    [InlineData(TextPooling.Maximum)]
    public void What_stands_behind_the_last_token_read_changes_nothing(TextPooling pooling)
    {
        DistillEmbTextClassificationTransformer transformer = Transformer(TestClassifiers.Create(pooling, maxTokens: 3));
        float[][] scores = TransformContract.Rows(transformer.Transform(View([["a", "b", "c"], ["a", "b", "c", "d", "e"], ["a", "b", "d"]])), "Score");
        Assert.Equal(scores[0], scores[1]);
        Assert.NotEqual(scores[0], scores[2]);
    }

    [Fact]
    public void Many_threads_and_an_engine_get_the_same_scores()
    {
        DistillEmbTextClassificationTransformer transformer = Transformer(TestClassifiers.Create(TextPooling.Attention));
        float[][] expected = TransformContract.Rows(transformer.Transform(View(Texts)), "Score");
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, TransformContract.Rows(transformer.Transform(View(Texts)), "Score")));
        using PredictionEngine<SavingRow, Classified> engine = _mlContext.Model.CreatePredictionEngine<SavingRow, Classified>(transformer);
        foreach (int row in new[] { 0, 1, 4, 2, 3, 0 }) Assert.Equal(expected[row], engine.Predict(new SavingRow { Tokens = Texts[row] }).Score);
    }

    [Fact]
    public void Nothing_is_computed_that_is_not_asked_for()
    {
        IDataView output = Transformer(TestClassifiers.Create(TextPooling.Attention)).Transform(_mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(_ => new SavingRow { Tokens = ["a"] })));
        using DataViewRowCursor none = output.GetRowCursor([]);
        Assert.False(none.IsColumnActive(output.Schema["Tokens"]));
        using DataViewRowCursor scores = output.GetRowCursor([output.Schema["Score"]]);
        Assert.True(scores.IsColumnActive(output.Schema["Score"]));
        Assert.False(scores.IsColumnActive(output.Schema["PredictedLabel"]));
    }

    [Fact]
    public void Another_process_gets_the_same_bits_without_a_native_library()
    {
        DistillEmbTextClassificationTransformer transformer = Transformer(TestClassifiers.Create(TextPooling.Attention, WeightPrecision.Int8, frequent: ["selam"]));
        string[][] rows = [.. Texts.Select(tokens => tokens.Where(token => token.Length > 0).ToArray())];
        _mlContext.Model.Save(transformer, View(rows).Schema, _folder["classifier.zip"]);
        OtherProcessReport report = OtherProcessConsumer.Apply(_folder["classifier.zip"], "Score", rows);
        Assert.Equal($"{nameof(DistillEmbTextClassificationTransformer)}, input columns: 1", report.Type);
        Assert.Equal(TransformContract.Rows(transformer.Transform(View(rows)), "Score").Select(row => OtherProcessConsumer.Bits(row)), report.Rows);
        Assert.Equal("", report.NativeLibraries);
    }

    [Fact]
    public void Wrong_columns_are_named()
    {
        DistillEmbTextClassificationTransformer transformer = Transformer(TestClassifiers.Create(TextPooling.Attention));
        IDataView text = _mlContext.Data.LoadFromEnumerable([new { Tokens = "a b" }]);
        Assert.Contains("The column 'Tokens' holds String; expected a vector of text.", Assert.ThrowsAny<Exception>(() => transformer.Transform(text)).GetBaseException().Message, StringComparison.Ordinal);
        IDataView other = _mlContext.Data.LoadFromEnumerable([new { Words = new[] { "a" } }]);
        Assert.Contains("The column 'Tokens' was not found; the data has 'Words'.", Assert.ThrowsAny<Exception>(() => transformer.Transform(other)).GetBaseException().Message, StringComparison.Ordinal);
    }

    private static ITransformer Single(ITransformer model) => model is TransformerChain<ITransformer> chain ? chain.LastTransformer : model;

    private DistillEmbTextClassificationTransformer Transformer(TextClassifier classifier) => new(_mlContext, classifier, new TextClassifierColumns("Tokens", "PredictedLabel", "Score"));

    private IDataView View(string[][] rows) => _mlContext.Data.LoadFromEnumerable(rows.Select(tokens => new SavingRow { Tokens = tokens }));

    private sealed class Classified
    {
        public float[] Score { get; set; } = [];
    }
}
