using DistillEmb.MLNet.Context;
using DistillEmb.MLNet.Tests.Persistence;
using DistillEmb.MLNet.Tests.Processes;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Context;

public sealed class DistillEmbContextTransformerTests : IDisposable
{
    private const int HiddenSize = 12;
    private const int StateSize = 2 * HiddenSize;

    private static readonly string[][] Sentences =
    [
        ["selam", "alem", "selam"],
        [],
        ["ሰላም", "ለዓለም።", "", "selam"],
        ["\ud800"],
        [.. Enumerable.Range(0, 60).Select(i => $"word{(char)('a' + (i % 26))}")],
    ];

    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_token_has_the_states_of_both_directions_and_they_depend_on_what_stands_beside_it()
    {
        float[][] rows = Rows(DistillEmbOutput.Tokens, [["a", "b", "c"], ["a", "b", "d"], ["x", "b", "c"]]);
        Assert.All(rows, row => Assert.Equal(3 * StateSize, row.Length));
        Assert.All(rows.SelectMany(row => row), number => Assert.InRange(number, -1, 1));
        Assert.Equal(Forward(rows[0], 1), Forward(rows[1], 1)); // What comes later is not seen,
        Assert.NotEqual(Backward(rows[0], 1), Backward(rows[1], 1));
        Assert.NotEqual(Forward(rows[0], 1), Forward(rows[2], 1)); // what came before is.
        Assert.Equal(Backward(rows[0], 1), Backward(rows[2], 1));

        static float[] Forward(float[] row, int token) => row[(token * StateSize)..((token * StateSize) + HiddenSize)];

        static float[] Backward(float[] row, int token) => row[((token * StateSize) + HiddenSize)..((token + 1) * StateSize)];
    }

    [Fact]
    public void Minimum_average_and_maximum_are_those_of_the_tokens()
    {
        float[][] tokens = Rows(DistillEmbOutput.Tokens, Sentences);
        float[][] average = Rows(DistillEmbOutput.Average, Sentences);
        float[][] all = Rows(DistillEmbOutput.MinAverageMax, Sentences);
        for (int row = 0; row < Sentences.Length; row++)
        {
            Assert.Equal(Sentences[row].Length * StateSize, tokens[row].Length);
            for (int i = 0; i < StateSize; i++)
            {
                float[] own = [.. tokens[row].Where((_, place) => place % StateSize == i).DefaultIfEmpty(0)];
                Assert.Equal(own.Average(), average[row][i], 1e-5f);
                Assert.Equal(own.Min(), all[row][i]);
                Assert.Equal(average[row][i], all[row][StateSize + i]);
                Assert.Equal(own.Max(), all[row][(2 * StateSize) + i]);
            }
        }
    }

    [Theory]
    [InlineData(DistillEmbOutput.Tokens, WeightPrecision.Float32)]
    [InlineData(DistillEmbOutput.Average, WeightPrecision.Float16)]
    [InlineData(DistillEmbOutput.MinAverageMax, WeightPrecision.Int8)]
    public void What_is_promised_is_delivered_and_survives_saving(DistillEmbOutput output, WeightPrecision precision)
    {
        IDataView data = View(Sentences);
        var transformer = new DistillEmbContextTransformer(_mlContext, TestContexts.Create(precision), new ContextColumns("Features", "Tokens", output));
        float[][] expected = TransformContract.Rows(transformer.Transform(data), "Features");
        var type = (VectorDataViewType)transformer.Transform(data).Schema["Features"].Type;
        Assert.Equal((NumberDataViewType.Single, output != DistillEmbOutput.Tokens), (type.ItemType, type.IsKnownSize));

        _mlContext.Model.Save(new TransformerChain<ITransformer>(transformer), data.Schema, _folder["context.zip"]);
        DistillEmbContextTransformer loaded = DistillEmbContextTransformer.Load(_folder["context.zip"]);
        Assert.Equal(expected, TransformContract.Rows(loaded.Transform(data), "Features"));
        Assert.Equal((HiddenSize, "Tokens", "Features", output), (loaded.HiddenSize, loaded.TokensColumnName, loaded.OutputColumnName, loaded.Output));
    }

    [Fact]
    public void Another_process_gets_the_same_bits_without_a_native_library()
    {
        DistillEmbContextTransformer transformer = Transformer(DistillEmbOutput.MinAverageMax);
        string[][] rows = [["selam", "ሰላም"], ["a"], []];
        _mlContext.Model.Save(transformer, View(rows).Schema, _folder["context.zip"]);
        OtherProcessReport report = OtherProcessConsumer.Apply(_folder["context.zip"], "Features", rows);
        Assert.Equal($"{nameof(DistillEmbContextTransformer)}, input columns: 1", report.Type);
        Assert.Equal(TransformContract.Rows(transformer.Transform(View(rows)), "Features").Select(row => OtherProcessConsumer.Bits(row)), report.Rows);
        Assert.Equal("", report.NativeLibraries);
    }

    [Fact]
    public void Many_threads_and_an_engine_get_the_same_states()
    {
        DistillEmbContextTransformer transformer = Transformer(DistillEmbOutput.Average);
        float[][] expected = TransformContract.Rows(transformer.Transform(View(Sentences)), "Features");
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, TransformContract.Rows(transformer.Transform(View(Sentences)), "Features")));
        using PredictionEngine<SavingRow, Vector> engine = _mlContext.Model.CreatePredictionEngine<SavingRow, Vector>(transformer);
        foreach (int row in new[] { 0, 1, 4, 2, 3, 0 }) Assert.Equal(expected[row], engine.Predict(new SavingRow { Tokens = Sentences[row] }).Features);
    }

    [Fact]
    public void A_model_without_a_context_is_told()
    {
        DistillEmbContextTransformer transformer = Transformer(DistillEmbOutput.Average);
        _mlContext.Model.Save(_mlContext.Transforms.CopyColumns("A", "Tokens").Fit(View(Sentences)), View(Sentences).Schema, _folder["other.zip"]);
        Assert.EndsWith("has no DistillEmb context transformer in it.", Assert.Throws<InvalidDataException>(() => DistillEmbContextTransformer.Load(_folder["other.zip"])).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => DistillEmbContextTransformer.Load(_folder["nowhere.zip"]));
        _mlContext.Model.Save(transformer, View(Sentences).Schema, _folder["context.zip"]);
        byte[] bytes = File.ReadAllBytes(_folder["context.zip"]);
        File.WriteAllBytes(_folder["context.zip"], bytes[..(bytes.Length / 2)]);
        Assert.Contains("could not be read", Assert.Throws<InvalidDataException>(() => DistillEmbContextTransformer.Load(_folder["context.zip"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_columns_are_named()
    {
        DistillEmbContextTransformer transformer = Transformer(DistillEmbOutput.Average);
        IDataView text = _mlContext.Data.LoadFromEnumerable([new { Tokens = "a b" }]);
        Assert.Contains("The column 'Tokens' holds String; expected a vector of text.", Assert.ThrowsAny<Exception>(() => transformer.Transform(text)).GetBaseException().Message, StringComparison.Ordinal);
        IDataView other = _mlContext.Data.LoadFromEnumerable([new { Words = new[] { "a" } }]);
        Assert.Contains("The column 'Tokens' was not found; the data has 'Words'.", Assert.ThrowsAny<Exception>(() => transformer.Transform(other)).GetBaseException().Message, StringComparison.Ordinal);
    }

    private float[][] Rows(DistillEmbOutput output, string[][] rows) => TransformContract.Rows(Transformer(output).Transform(View(rows)), "Features");

    private DistillEmbContextTransformer Transformer(DistillEmbOutput output) => new(_mlContext, TestContexts.Create(hiddenSize: HiddenSize), new ContextColumns("Features", "Tokens", output));

    private IDataView View(string[][] rows) => _mlContext.Data.LoadFromEnumerable(rows.Select(tokens => new SavingRow { Tokens = tokens }));

    private sealed class Vector
    {
        public float[] Features { get; set; } = [];
    }
}
