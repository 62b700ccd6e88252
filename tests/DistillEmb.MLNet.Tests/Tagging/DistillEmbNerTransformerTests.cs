using DistillEmb.MLNet.Tagging;
using DistillEmb.MLNet.Tests.Persistence;
using DistillEmb.MLNet.Tests.Processes;
using DistillEmb.Sequences;
using DistillEmb.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Tagging;

public sealed class DistillEmbNerTransformerTests : IDisposable
{
    private static readonly string[][] Sentences =
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
    [InlineData(WeightPrecision.Float32)]
    [InlineData(WeightPrecision.Int8)]
    public void What_is_promised_is_delivered_and_survives_saving(WeightPrecision precision)
    {
        IDataView data = View(Sentences);
        DistillEmbNerTransformer transformer = Transformer(TestTaggers.Create(precision: precision, frequent: ["selam", "ሰላም", "selam"]));
        IDataView output = transformer.Transform(data);
        uint[][] tags = Tags(output);
        float[][] confidences = TransformContract.Rows(output, "Confidence");
        Assert.Equal(Sentences.Select(tokens => tokens.Length), tags.Select(row => row.Length));
        Assert.Equal(Sentences.Select(tokens => tokens.Length), confidences.Select(row => row.Length));
        Assert.All(tags.SelectMany(row => row), tag => Assert.InRange(tag, 1u, 5u));
        Assert.All(confidences.SelectMany(row => row), confidence => Assert.InRange(confidence, float.Epsilon, 1));
        Assert.Equal(new KeyDataViewType(typeof(uint), 5), ((VectorDataViewType)output.Schema["PredictedLabel"].Type).ItemType);

        ITransformer loaded = SaveAndLoad(transformer, data.Schema);
        IDataView again = Assert.IsType<DistillEmbNerTransformer>(Single(loaded)).Transform(data);
        Assert.Equal(tags, Tags(again));
        Assert.Equal(confidences, TransformContract.Rows(again, "Confidence"));
        Assert.Equal(TestTaggers.BioTags, ((DistillEmbNerTransformer)Single(loaded)).Tags);
    }

    [Fact]
    public void Keys_become_tags_and_entities()
    {
        IDataView data = View(Sentences);
        DistillEmbNerTransformer transformer = Transformer(TestTaggers.Create());
        IEstimator<ITransformer> rest = _mlContext.Transforms.TagsToEntities(confidencesColumnName: "Confidence")
            .Append(_mlContext.Transforms.Conversion.MapKeyToValue("PredictedTags", "PredictedLabel"));
        IDataView output = rest.Fit(transformer.Transform(data)).Transform(transformer.Transform(data));
        string[][] tags = [.. output.GetColumn<string[]>("PredictedTags")];
        Assert.All(tags.SelectMany(row => row), tag => Assert.Contains(tag, TestTaggers.BioTags));
        Assert.Equal(tags.Select((row, i) => NamedEntity.FromTags(Sentences[i], row).Count), TransformContract.Rows(output, "Entities.Confidence").Select(row => row.Length));
    }

    [Fact]
    public void Rules_are_kept_on_any_row()
    {
        var random = new Random(3);
        Tagger tagger = TestTaggers.Create();
        for (int i = 0; i < 100; i++)
        {
            int[] tags = tagger.Tag([.. Enumerable.Range(0, random.Next(30)).Select(_ => $"{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}")]);
            Assert.True(tagger.Tags.Allows(tags));
        }
    }

    [Fact]
    public void A_token_is_tagged_by_its_letters_and_its_row_alone()
    {
        Tagger tagger = TestTaggers.Create(frequent: ["alem"]);
        float[] first = Scores(tagger, ["selam", "alem"]);
        Scores(tagger, [.. Enumerable.Range(0, 500).Select(i => $"w{i}")]);
        Assert.Equal(first, Scores(tagger, ["selam", "alem"]));
        Assert.NotEqual(first[..5], Scores(tagger, ["selam", "selam"])[..5]);
        Assert.NotEqual(first[5..], Scores(tagger, ["alem", "alem"])[5..]);
    }

    [Fact]
    public void Ten_thousand_tokens_are_one_row()
    {
        string[] tokens = [.. Enumerable.Range(0, 10_000).Select(i => $"{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}")];
        IDataView output = Transformer(TestTaggers.Create(layers: 1)).Transform(View([tokens]));
        Assert.Equal(10_000, Tags(output)[0].Length);
        Assert.All(TransformContract.Rows(output, "Confidence")[0], confidence => Assert.InRange(confidence, 0, 1));
    }

    [Fact]
    public void Many_threads_get_the_same_tags()
    {
        DistillEmbNerTransformer transformer = Transformer(TestTaggers.Create());
        IDataView data = View(Sentences);
        uint[][] expected = Tags(transformer.Transform(data));
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, Tags(transformer.Transform(data))));
    }

    [Fact]
    public void Nothing_is_computed_that_is_not_asked_for()
    {
        IEnumerable<SavingRow> rows = Enumerable.Range(0, 3).Select(_ => new SavingRow { Tokens = ["a"] });
        IDataView output = Transformer(TestTaggers.Create()).Transform(_mlContext.Data.LoadFromEnumerable(rows));
        using DataViewRowCursor none = output.GetRowCursor([]);
        Assert.False(none.IsColumnActive(output.Schema["Tokens"]));
        using DataViewRowCursor tags = output.GetRowCursor([output.Schema["PredictedLabel"]]);
        Assert.True(tags.IsColumnActive(output.Schema["PredictedLabel"]));
        Assert.False(tags.IsColumnActive(output.Schema["Confidence"]));
    }

    [Fact]
    public void A_prediction_engine_reads_one_row_after_another()
    {
        DistillEmbNerTransformer transformer = Transformer(TestTaggers.Create());
        uint[][] expected = Tags(transformer.Transform(View(Sentences)));
        using PredictionEngine<SavingRow, Tagged> engine = _mlContext.Model.CreatePredictionEngine<SavingRow, Tagged>(transformer);
        foreach (int row in new[] { 0, 1, 4, 2, 3, 0 })
        {
            Tagged tagged = engine.Predict(new SavingRow { Tokens = Sentences[row] });
            Assert.Equal(expected[row], tagged.PredictedLabel);
            Assert.Equal(expected[row].Length, tagged.Confidence.Length);
        }
    }

    [Fact]
    public void Another_process_gets_the_same_bits_without_a_native_library()
    {
        DistillEmbNerTransformer transformer = Transformer(TestTaggers.Create(frequent: ["selam"], precision: WeightPrecision.Int8));
        string[][] rows = [.. Sentences.Select(tokens => tokens.Where(token => token.Length > 0).ToArray())];
        _mlContext.Model.Save(transformer, View(rows).Schema, _folder["tagger.zip"]);
        OtherProcessReport report = OtherProcessConsumer.Apply(_folder["tagger.zip"], "Confidence", rows);
        Assert.Equal($"{nameof(DistillEmbNerTransformer)}, input columns: 1", report.Type);
        Assert.Equal(TransformContract.Rows(transformer.Transform(View(rows)), "Confidence").Select(row => OtherProcessConsumer.Bits(row)), report.Rows);
        Assert.Equal("", report.NativeLibraries);
    }

    [Fact]
    public void Wrong_columns_are_named()
    {
        DistillEmbNerTransformer transformer = Transformer(TestTaggers.Create());
        IDataView text = _mlContext.Data.LoadFromEnumerable([new { Tokens = "a b" }]);
        Assert.Contains("The column 'Tokens' holds String; expected a vector of text.", Assert.ThrowsAny<Exception>(() => transformer.Transform(text)).GetBaseException().Message, StringComparison.Ordinal);
        IDataView other = _mlContext.Data.LoadFromEnumerable([new { Words = new[] { "a" } }]);
        Assert.Contains("The column 'Tokens' was not found; the data has 'Words'.", Assert.ThrowsAny<Exception>(() => transformer.Transform(other)).GetBaseException().Message, StringComparison.Ordinal);
    }

    private static float[] Scores(Tagger tagger, string[] tokens)
    {
        float[] scores = new float[tokens.Length * tagger.Tags.Count];
        SequenceScratch scratch = tagger.Reader.RentScratch();
        tagger.Score([.. tokens.Select(token => token.AsMemory())], scores, scratch);
        tagger.Reader.ReturnScratch(scratch);
        return scores;
    }

    private static uint[][] Tags(IDataView output) => [.. output.GetColumn<VBuffer<uint>>("PredictedLabel").Select(row => row.DenseValues().ToArray())];

    private static ITransformer Single(ITransformer model) => model is TransformerChain<ITransformer> chain ? chain.LastTransformer : model;

    private DistillEmbNerTransformer Transformer(Tagger tagger) => new(_mlContext, tagger, new NerColumns("Tokens", "PredictedLabel", "Confidence"));

    private IDataView View(string[][] rows) => _mlContext.Data.LoadFromEnumerable(rows.Select(tokens => new SavingRow { Tokens = tokens }));

    private ITransformer SaveAndLoad(ITransformer model, DataViewSchema schema)
    {
        _mlContext.Model.Save(model, schema, _folder["tagger.zip"]);
        return new MLContext().Model.Load(_folder["tagger.zip"], out _);
    }

    private sealed class Tagged
    {
        public uint[] PredictedLabel { get; set; } = [];

        public float[] Confidence { get; set; } = [];
    }
}
