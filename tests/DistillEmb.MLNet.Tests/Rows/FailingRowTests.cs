using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Tagging;
using DistillEmb.MLNet.Tests.Classification;
using DistillEmb.MLNet.Tests.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Rows;

/// <summary>A row that cannot be computed fails for every column that is made of it, each time: none gives what the row before had.</summary>
public class FailingRowTests
{
    private readonly MLContext _mlContext = new();

    [Fact]
    public void A_tagger_gives_no_column_of_a_row_that_failed()
    {
        ITransformer tagger = new DistillEmbNerTransformer(_mlContext, TestTaggers.Create(), new NerColumns("Tokens", "PredictedLabel", "Confidence"));
        AssertFailsAlone(tagger, Tokens(), row => [Read<VBuffer<uint>>(row, "PredictedLabel"), Read<VBuffer<float>>(row, "Confidence")]);
    }

    [Theory]
    [InlineData(TextPooling.Attention)]
    [InlineData(TextPooling.Maximum)]
    public void A_classifier_gives_no_column_of_a_row_that_failed(TextPooling pooling)
    {
        ITransformer classifier = new DistillEmbTextClassificationTransformer(_mlContext, TestClassifiers.Create(pooling), new TextClassifierColumns("Tokens", "PredictedLabel", "Score"));
        AssertFailsAlone(classifier, Tokens(), row => [Read<VBuffer<float>>(row, "Score"), Read<uint>(row, "PredictedLabel")]);
    }

    [Fact]
    public void A_tokenizer_gives_no_column_of_a_row_that_failed()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(new[] { "ሰላም ለዓለም".AsMemory(), FailingText.Token, "selam".AsMemory() }.Select(text => new TextRow { Text = text }));
        ITransformer tokenizer = _mlContext.Transforms.Text.TokenizeEthiopic("Tokens", "Text", offsetsColumnName: "Offsets").Fit(data);
        AssertFailsAlone(tokenizer, data, row => [Read<VBuffer<ReadOnlyMemory<char>>>(row, "Tokens"), Read<VBuffer<int>>(row, "Offsets")]);
    }

    [Theory]
    [InlineData(DistillEmbOutput.MinAverageMax)]
    [InlineData(DistillEmbOutput.Tokens)]
    public void An_encoder_gives_the_rows_after_one_that_failed_their_vectors(DistillEmbOutput form)
    {
        ITransformer encoder = _mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Tokens", form).Fit(Tokens());
        AssertFailsAlone(encoder, Tokens(), row => [Read<VBuffer<float>>(row, "Vectors")]);
    }

    // Row 0 is read twice alike, row 1 fails in whatever order its columns are asked for, row 2 has its own values. The row of the mapper itself:
    // a cursor over the output may compute on other threads what was not asked for yet.
    private static void AssertFailsAlone(ITransformer transformer, IDataView data, Func<DataViewRow, Func<string>[]> read)
    {
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(data.Schema);
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        using DataViewRow row = mapper.GetRow(cursor, mapper.OutputSchema);
        Func<string>[] columns = read(row);
        Assert.True(cursor.MoveNext());
        string[] first = [.. columns.Select(column => column())];
        Assert.Equal(first, columns.Select(column => column()));
        Assert.True(cursor.MoveNext());
        foreach (Func<string> column in columns.Concat(columns.Reverse()))
        {
            string? value = null;
            Exception? fault = Record.Exception(() => value = column());
            Assert.True(fault is not null, $"Read {value}, where the row before has {string.Join(" and ", first)}.");
            Assert.Equal(FailingText.Message, fault.GetBaseException().Message);
        }

        Assert.True(cursor.MoveNext());
        Assert.NotEqual(first[0], columns[0]());
    }

    private static Func<string> Read<T>(DataViewRow row, string column)
    {
        ValueGetter<T> get = row.GetGetter<T>(row.Schema[column]);
        return () =>
        {
            T value = default!;
            get(ref value);
            return value switch
            {
                VBuffer<uint> keys => string.Join(' ', keys.DenseValues()),
                VBuffer<int> numbers => string.Join(' ', numbers.DenseValues()),
                VBuffer<float> numbers => string.Join(' ', numbers.DenseValues()),
                VBuffer<ReadOnlyMemory<char>> texts => string.Join(' ', texts.DenseValues()),
                _ => $"{value}",
            };
        };
    }

    private IDataView Tokens() => _mlContext.Data.LoadFromEnumerable(
    [
        new TokenRow { Tokens = ["selam".AsMemory(), "alem".AsMemory(), "b".AsMemory()] },
        new TokenRow { Tokens = ["selam".AsMemory(), FailingText.Token, "c".AsMemory(), "d".AsMemory()] },
        new TokenRow { Tokens = ["xyz".AsMemory(), "qqqqq".AsMemory(), "mmm".AsMemory(), "kkkkkk".AsMemory(), "t".AsMemory()] },
    ]);

    private sealed class TokenRow
    {
        public ReadOnlyMemory<char>[] Tokens { get; set; } = [];
    }

    private sealed class TextRow
    {
        public ReadOnlyMemory<char> Text { get; set; }
    }
}
