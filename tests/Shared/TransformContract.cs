using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests;

/// <summary>
/// What every estimator and transformer has to keep: the schema that the estimator promises, the one that the transformer
/// promises and the one that the data has are the same; saved, loaded and saved again it gives the same values.
/// </summary>
internal static class TransformContract
{
    /// <summary>Fits, transforms, saves and loads; returns the fitted transformer.</summary>
    public static TTransformer Check<TTransformer>(MLContext mlContext, IEstimator<TTransformer> estimator, IDataView data, string outputColumn)
        where TTransformer : class, ITransformer
    {
        SchemaShape.Column promised = Assert.Single(estimator.GetOutputSchema(data.Schema.ToShape()), column => column.Name == outputColumn);
        TTransformer transformer = estimator.Fit(data);
        IDataView output = transformer.Transform(data);
        CheckPromise(promised, output.Schema[outputColumn]);
        Assert.Equal(output.Schema[outputColumn].Type, transformer.GetOutputSchema(data.Schema)[outputColumn].Type);
        CheckDelivery(output, outputColumn);

        using var saved = new MemoryStream();
        mlContext.Model.Save(transformer, data.Schema, saved);
        saved.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(saved, out DataViewSchema inputSchema);
        Assert.Equal(data.Schema.Select(column => (column.Name, column.Type)), inputSchema.Select(column => (column.Name, column.Type)));
        Assert.IsType<TTransformer>(loaded is TransformerChain<ITransformer> chain ? chain.LastTransformer : loaded);
        Assert.Equal(Values(output, outputColumn), Values(loaded.Transform(data), outputColumn));
        return transformer;
    }

    /// <summary>The rows of a vector column, as arrays.</summary>
    public static float[][] Rows(IDataView data, string column) => [.. data.GetColumn<VBuffer<float>>(column).Select(row => row.DenseValues().ToArray())];

    /// <summary>The rows of a column of numbers or of text, scalars and vectors alike, as arrays.</summary>
    public static Array[] Values(IDataView data, string column)
    {
        DataViewType type = data.Schema[column].Type;
        Type item = ItemOf(type).RawType;
        if (item == typeof(float)) return Values<float, float>(data, column, number => number);
        if (item == typeof(int)) return Values<int, int>(data, column, number => number);
        if (item == typeof(long)) return Values<long, long>(data, column, number => number);
        Assert.Equal(typeof(ReadOnlyMemory<char>), item);
        return Values<ReadOnlyMemory<char>, string>(data, column, text => text.ToString());
    }

    private static Array[] Values<T, TValue>(IDataView data, string column, Func<T, TValue> value) =>
        data.Schema[column].Type is VectorDataViewType
            ? [.. data.GetColumn<VBuffer<T>>(column).Select(row => row.DenseValues().Select(value).ToArray())]
            : [.. data.GetColumn<T>(column).Select(item => new[] { value(item) })];

    private static DataViewType ItemOf(DataViewType type) => (type as VectorDataViewType)?.ItemType ?? type;

    private static void CheckPromise(SchemaShape.Column promised, DataViewSchema.Column delivered)
    {
        Assert.Equal(promised.ItemType, ItemOf(delivered.Type));
        SchemaShape.Column.VectorKind kind = delivered.Type switch
        {
            VectorDataViewType { IsKnownSize: true } => SchemaShape.Column.VectorKind.Vector,
            VectorDataViewType => SchemaShape.Column.VectorKind.VariableVector,
            _ => SchemaShape.Column.VectorKind.Scalar,
        };
        Assert.Equal(promised.Kind, kind);
        Assert.Equal(promised.Annotations.Any(annotation => annotation.Name == "SlotNames"), delivered.HasSlotNames());
    }

    private static void CheckDelivery(IDataView output, string column)
    {
        int size = (output.Schema[column].Type as VectorDataViewType)?.Size ?? 1;
        foreach (Array row in Values(output, column))
        {
            if (size > 0) Assert.Equal(size, row.Length);
            if (row is float[] numbers) Assert.All(numbers, number => Assert.True(float.IsFinite(number)));
        }
    }
}
