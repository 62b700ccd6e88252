using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class TransformerColumnErrorsTests
{
    private readonly MLContext _mlContext = new();

    [Fact]
    public void A_missing_column_is_named_with_those_there_are()
    {
        IDataView data = TransformerRow.View(_mlContext, TransformerRow.Various);
        AllSay(data, "Token", "'Token' was not found", "'Id'", "'Word'", "'Tokens'", "'Three'");
    }

    [Fact]
    public void Names_are_told_apart_by_case() => AllSay(TransformerRow.View(_mlContext, TransformerRow.Various), "tokens", "'tokens' was not found", "'Tokens'");

    [Fact]
    public void Of_many_columns_the_first_are_listed()
    {
        var loader = _mlContext.Data.CreateTextLoader([.. Enumerable.Range(0, 30).Select(i => new TextLoader.Column($"Column{i}", DataKind.String, i))]);
        AllSay(loader.Load(new MultiFileSource(null)), "Tokens", "'Tokens' was not found", "'Column0'", "'Column19'", "and 10 more");
    }

    [Fact]
    public void A_number_is_no_text() => AllSay(TransformerRow.View(_mlContext, TransformerRow.Various), "Id", "The column 'Id' holds Int32; expected text, or a vector of text. The data has 'Id', 'Word', 'Tokens', 'Three'.");

    [Fact]
    public void A_vector_of_numbers_is_no_text()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Numbers { Vector = [1f] }]);
        AllSay(data, "Vector", "'Vector'", "Single", "expected text");
    }

    [Fact]
    public void A_key_is_no_text()
    {
        IDataView data = TransformerRow.View(_mlContext, TransformerRow.Various);
        IDataView keys = _mlContext.Transforms.Conversion.MapValueToKey("Keys", "Tokens").Fit(data).Transform(data);
        AllSay(keys, "Keys", "'Keys'", "expected text");
    }

    [Fact]
    public void The_transformer_checks_data_other_than_it_was_fitted_to()
    {
        DistillEmbTransformer transformer = Estimator("Tokens").Fit(TransformerRow.View(_mlContext, TransformerRow.Various));
        IDataView other = _mlContext.Data.LoadFromEnumerable([new Numbers { Vector = [1f] }]);
        Assert.Contains("'Vector'", Assert.ThrowsAny<ArgumentException>(() => transformer.Transform(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_data_is_refused()
    {
        Assert.ThrowsAny<ArgumentNullException>(() => Estimator("Tokens").Fit(null!));
        Assert.ThrowsAny<ArgumentNullException>(() => Estimator("Tokens").GetOutputSchema(null!));
        DistillEmbTransformer transformer = Estimator("Tokens").Fit(TransformerRow.View(_mlContext, TransformerRow.Various));
        Assert.ThrowsAny<ArgumentNullException>(() => transformer.Transform(null!));
        Assert.ThrowsAny<ArgumentNullException>(() => transformer.GetOutputSchema(null!));
    }

    // The estimator's promise, its fitting, the transformer's promise and its transforming all refuse the column alike.
    private void AllSay(IDataView data, string input, params string[] parts)
    {
        ApplyDistillEmbEstimator estimator = Estimator(input);
        DistillEmbTransformer transformer = Fitted(input);
        Assert.All<Action>(
            [
                () => estimator.GetOutputSchema(data.Schema.ToShape()),
                () => estimator.Fit(data),
                () => transformer.GetOutputSchema(data.Schema),
                () => transformer.Transform(data),
            ],
            action =>
            {
                string message = Assert.Throws<ArgumentException>(action).Message;
                Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
            });
    }

    private ApplyDistillEmbEstimator Estimator(string input) => _mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), input);

    // Fitted to data that does have a text column of that name.
    private DistillEmbTransformer Fitted(string input)
    {
        IDataView data = TransformerRow.View(_mlContext, "selam");
        IDataView named = _mlContext.Transforms.CopyColumns(input, "Tokens").Fit(data).Transform(data);
        return Estimator(input).Fit(named);
    }

    private sealed class Numbers
    {
        public float[] Vector { get; set; } = [];
    }
}
