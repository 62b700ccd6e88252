using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>One transformer in many threads gives the bits that it gives in one.</summary>
public class TransformerThreadSafetyTests
{
    private const int Threads = 64;
    private const int Rows = 150;

    private readonly MLContext _mlContext = new();
    private readonly DistillEmbTransformer _transformer;
    private readonly IDataView _data;
    private readonly TransformerRow[] _rows;
    private readonly float[][] _expected;

    public TransformerThreadSafetyTests()
    {
        var random = new Random(7);
        _rows = [.. Enumerable.Range(0, Rows).Select(id => new TransformerRow { Id = id, Tokens = [.. Enumerable.Range(0, random.Next(12)).Select(_ => Word(random))] })];
        _data = TransformerRow.View(_mlContext, _rows);
        _transformer = _mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Tokens").Fit(_data);

        // By an encoder of its own, one row at a time: no scratch of the transformer's has been used before.
        IDataView alone = _mlContext.Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), "Tokens").Fit(_data).Transform(_data);
        _expected = TransformContract.Rows(alone, "Vectors");
    }

    [Fact]
    public void Prediction_engines_made_before_the_threads()
    {
        PredictionEngine<TransformerRow, Vector>[] engines =
            [.. Enumerable.Range(0, Threads).Select(_ => _mlContext.Model.CreatePredictionEngine<TransformerRow, Vector>(_transformer))];
        InThreads(thread => [.. _rows.Select(row => engines[thread].Predict(row).Vectors)]);
        foreach (PredictionEngine<TransformerRow, Vector> engine in engines) engine.Dispose();
        InThreads(_ => TransformContract.Rows(_transformer.Transform(_data), "Vectors")); // The model is not the engines' to dispose of.
    }

    [Fact]
    public void Prediction_engines_made_in_the_threads() => InThreads(_ =>
    {
        using PredictionEngine<TransformerRow, Vector> engine = _mlContext.Model.CreatePredictionEngine<TransformerRow, Vector>(_transformer);
        return [.. _rows.Select(row => engine.Predict(row).Vectors)];
    });

    [Fact]
    public void Cursors_over_one_transformed_view()
    {
        IDataView output = _transformer.Transform(_data);
        InThreads(_ => TransformContract.Rows(output, "Vectors"));
    }

    [Fact]
    public void Transforms_by_one_transformer() => InThreads(_ => TransformContract.Rows(_transformer.Transform(_data), "Vectors"));

    [Fact]
    public void A_cursor_set_read_by_a_thread_for_each_cursor()
    {
        IDataView output = _transformer.Transform(_data);
        DataViewSchema.Column id = output.Schema["Id"];
        DataViewSchema.Column vectors = output.Schema["Vectors"];
        DataViewRowCursor[] cursors = output.GetRowCursorSet([id, vectors], Threads);
        Assert.True(cursors.Length > 1, "The view gave one cursor: nothing would run in parallel.");
        float[][] found = new float[Rows][];
        InParallel(cursors.Length, thread =>
        {
            using DataViewRowCursor cursor = cursors[thread];
            ValueGetter<int> getId = cursor.GetGetter<int>(id);
            ValueGetter<VBuffer<float>> getVector = cursor.GetGetter<VBuffer<float>>(vectors);
            int row = 0;
            VBuffer<float> vector = default;
            while (cursor.MoveNext())
            {
                getId(ref row);
                getVector(ref vector);
                found[row] = [.. vector.DenseValues()];
            }
        });
        AssertSameBits(found);
    }

    [Fact]
    public void Cursors_side_by_side_in_one_thread()
    {
        IDataView output = _transformer.Transform(_data);
        DataViewSchema.Column vectors = output.Schema["Vectors"];
        using DataViewRowCursor first = output.GetRowCursor([vectors]);
        using DataViewRowCursor second = output.GetRowCursor([vectors]);
        ValueGetter<VBuffer<float>> getFirst = first.GetGetter<VBuffer<float>>(vectors);
        ValueGetter<VBuffer<float>> getSecond = second.GetGetter<VBuffer<float>>(vectors);
        VBuffer<float> ahead = default;
        VBuffer<float> behind = default;
        float[][] found = new float[Rows][];
        first.MoveNext();
        for (int row = 0; row < Rows; row++)
        {
            second.MoveNext();
            if (first.MoveNext()) getFirst(ref ahead);
            getSecond(ref behind);
            found[row] = [.. behind.DenseValues()];
        }

        AssertSameBits(found);
    }

    private void InThreads(Func<int, float[][]> run) => InParallel(Threads, thread => AssertSameBits(run(thread)));

    // Threads of their own that start together; the pool would run two at a time.
    private static void InParallel(int count, Action<int> run)
    {
        using var start = new Barrier(count);
        Exception?[] failures = new Exception?[count];
        Thread[] threads = [.. Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            failures[i] = Record.Exception(() => run(i));
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.Empty(failures.OfType<Exception>());
    }

    private void AssertSameBits(float[][] found)
    {
        Assert.Equal(Rows, found.Length);
        for (int row = 0; row < Rows; row++)
            Assert.True(MemoryMarshal.AsBytes<float>(_expected[row]).SequenceEqual(MemoryMarshal.AsBytes<float>(found[row])), $"Row {row} differs.");
    }

    private static string Word(Random random) => new([.. Enumerable.Range(0, 1 + random.Next(8)).Select(_ => (char)(random.Next(2) == 0 ? 'a' + random.Next(26) : 0x1200 + random.Next(256)))]);

    private sealed class Vector
    {
        public float[] Vectors { get; set; } = [];
    }
}
