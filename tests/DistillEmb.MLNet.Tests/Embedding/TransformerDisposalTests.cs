using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>Cursors, rows and engines borrow buffers from the encoder. Given back twice, two others would share them.</summary>
public class TransformerDisposalTests
{
    private readonly MLContext _mlContext = new();
    private readonly DistillEmbEncoder _encoder = TestEncoders.Create();
    private readonly DistillEmbTransformer _transformer;
    private readonly IDataView _data;

    public TransformerDisposalTests()
    {
        _data = TransformerRow.View(_mlContext, TransformerRow.Various);
        _transformer = _mlContext.Transforms.ApplyDistillEmb("Vectors", _encoder, "Tokens").Fit(_data);
    }

    // The mapper itself: what holds it may or may not see to it that it is called once.
    [Fact]
    public void Getters_disposed_twice_give_their_buffers_back_once()
    {
        using DataViewRowCursor cursor = _data.GetRowCursor(_data.Schema);
        _transformer.Map(_data.Schema).CreateGetters(cursor, _ => true, out Action? disposer);
        disposer!();
        disposer();
        Assert.NotSame(_encoder.RentScratch(), _encoder.RentScratch());
    }

    [Fact]
    public void A_row_disposed_twice_gives_its_buffers_back_once()
    {
        IRowToRowMapper mapper = ((ITransformer)_transformer).GetRowToRowMapper(_data.Schema);
        using DataViewRowCursor cursor = _data.GetRowCursor(_data.Schema);
        DataViewRow row = mapper.GetRow(cursor, mapper.OutputSchema);
        row.Dispose();
        row.Dispose();
        Assert.NotSame(_encoder.RentScratch(), _encoder.RentScratch());
    }

    [Fact]
    public void A_cursor_disposed_twice_gives_its_buffers_back_once()
    {
        IDataView output = _transformer.Transform(_data);
        DataViewRowCursor cursor = output.GetRowCursor([output.Schema["Vectors"]]);
        Assert.True(cursor.MoveNext());
        cursor.Dispose();
        cursor.Dispose();
        HashSet<object> rented = new(ReferenceEqualityComparer.Instance);
        Assert.All(Enumerable.Range(0, 64), _ => Assert.True(rented.Add(_encoder.RentScratch())));
    }

    [Fact]
    public void An_engine_disposed_twice_gives_its_buffers_back_once()
    {
        PredictionEngine<TransformerRow, Vector> engine = _mlContext.Model.CreatePredictionEngine<TransformerRow, Vector>(_transformer);
        Assert.Equal(48, engine.Predict(TransformerRow.Various[0]).Vectors.Length);
        engine.Dispose();
        engine.Dispose();
        Assert.NotSame(_encoder.RentScratch(), _encoder.RentScratch());
    }

    [Fact]
    public void What_is_disposed_serves_the_next()
    {
        IDataView output = _transformer.Transform(_data);
        float[][] expected = TransformContract.Rows(output, "Vectors");
        for (int i = 0; i < 20; i++)
        {
            using (DataViewRowCursor abandoned = output.GetRowCursor([output.Schema["Vectors"]])) Assert.True(abandoned.MoveNext());
            Assert.Equal(expected, TransformContract.Rows(output, "Vectors"));
        }
    }

    private sealed class Vector
    {
        public float[] Vectors { get; set; } = [];
    }
}
