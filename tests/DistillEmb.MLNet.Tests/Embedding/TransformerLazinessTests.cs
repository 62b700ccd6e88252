using DistillEmb.Encoder;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class TransformerLazinessTests
{
    private int _tokenRows;

    [Fact]
    public void A_column_that_is_not_asked_for_is_not_computed()
    {
        IDataView output = Transform();
        Assert.Equal([0, 1, 2], output.GetColumn<int>("Id"));
        Assert.Equal(0, _tokenRows);
        Assert.Equal(3, TransformContract.Rows(output, "Vectors").Length);
        Assert.Equal(3, _tokenRows);
    }

    [Fact]
    public void Of_two_transformers_the_one_asked_for_reads_its_input_only()
    {
        IDataView data = Transform();
        IDataView output = new MLContext().Transforms.ApplyDistillEmb("Others", TestEncoders.Create(), "Word").Fit(data).Transform(data);
        Assert.Equal(3, TransformContract.Rows(output, "Others").Length);
        Assert.Equal(0, _tokenRows);
    }

    // On a row mapper: cursors of ML.NET read ahead in several threads, whether a vector is taken or not.
    [Fact]
    public void A_row_whose_vector_is_not_taken_is_not_computed()
    {
        var mlContext = new MLContext();
        DistillEmbEncoder encoder = TestEncoders.Create();
        EncoderScratch scratch = encoder.RentScratch();
        encoder.ReturnScratch(scratch); // The only one there is: the row takes it.
        IDataView data = TransformerRow.View(mlContext, TransformerRow.Various);
        IRowToRowMapper mapper = ((ITransformer)mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens").Fit(data)).GetRowToRowMapper(data.Schema);
        DataViewSchema.Column vectors = mapper.OutputSchema["Vectors"];
        using DataViewRowCursor cursor = data.GetRowCursor(mapper.GetDependencies([vectors]));
        using DataViewRow row = mapper.GetRow(cursor, [vectors]);
        ValueGetter<VBuffer<float>> getVector = row.GetGetter<VBuffer<float>>(vectors);
        VBuffer<float> vector = default;
        Assert.True(cursor.MoveNext() && cursor.MoveNext());
        Assert.Equal(0, scratch.Count);
        Assert.True(cursor.MoveNext());
        getVector(ref vector);
        Assert.Equal(2, scratch.Count); // The words of the third row, and of no other.
    }

    [Fact]
    public void A_mapper_depends_on_its_input_only_for_its_own_output()
    {
        var mlContext = new MLContext();
        IDataView data = TransformerRow.View(mlContext, TransformerRow.Various);
        IRowToRowMapper mapper = ((ITransformer)mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Tokens").Fit(data)).GetRowToRowMapper(data.Schema);
        Assert.Equal(["Tokens"], mapper.GetDependencies([mapper.OutputSchema["Vectors"]]).Select(column => column.Name));
        Assert.Equal(["Word"], mapper.GetDependencies([mapper.OutputSchema["Word"]]).Select(column => column.Name));
    }

    [Fact]
    public void A_cursor_announces_which_columns_are_active()
    {
        IDataView output = Transform();
        using DataViewRowCursor cursor = output.GetRowCursor([output.Schema["Id"]]);
        Assert.False(cursor.IsColumnActive(output.Schema["Vectors"]));
        Assert.True(cursor.IsColumnActive(output.Schema["Id"]));
    }

    [Fact]
    public void Making_the_schema_and_fitting_read_no_row()
    {
        Assert.Equal(48, ((VectorDataViewType)Transform().Schema["Vectors"].Type).Size);
        Assert.Equal(0, _tokenRows);
    }

    private IDataView Transform()
    {
        var mlContext = new MLContext();
        IDataView data = TransformerRow.View(mlContext, [.. TransformerRow.Various[..3].Select(row => new TransformerRow { Id = row.Id, Word = row.Word })]);
        ITransformer counted = mlContext.Transforms.CustomMapping<WordOnly, CountedTokens>(
            (input, output) =>
            {
                Interlocked.Increment(ref _tokenRows);
                output.Counted = [input.Word, input.Word];
            },
            contractName: null).Fit(data);
        IDataView tokens = counted.Transform(data);
        return mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Counted").Fit(tokens).Transform(tokens);
    }

    private sealed class WordOnly
    {
        public string Word { get; set; } = "";
    }

    private sealed class CountedTokens
    {
        public string[] Counted { get; set; } = [];
    }
}
