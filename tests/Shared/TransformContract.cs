using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests;

/// <summary>
/// What every estimator and transformer has to keep: the schema that the estimator promises, the one that the transformer
/// promises and the one that the data has are the same; saved, loaded and saved again it gives the same numbers.
/// </summary>
internal static class TransformContract
{
    /// <summary>Fits, transforms, saves and loads; returns the fitted transformer.</summary>
    public static TTransformer Check<TTransformer>(MLContext mlContext, IEstimator<TTransformer> estimator, IDataView data, string outputColumn)
        where TTransformer : class, ITransformer
    {
        SchemaShape.Column promised = Assert.Single(estimator.GetOutputSchema(SchemaShape.Create(data.Schema)), column => column.Name == outputColumn);
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
        Assert.Equal(Rows(output, outputColumn), Rows(loaded.Transform(data), outputColumn));
        return transformer;
    }

    /// <summary>The rows of a vector column, as arrays.</summary>
    public static float[][] Rows(IDataView data, string column) => [.. data.GetColumn<VBuffer<float>>(column).Select(row => row.DenseValues().ToArray())];

    private static void CheckPromise(SchemaShape.Column promised, DataViewSchema.Column delivered)
    {
        var type = Assert.IsType<VectorDataViewType>(delivered.Type);
        Assert.Equal(promised.ItemType, type.ItemType);
        Assert.Equal(promised.Kind, type.IsKnownSize ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.VariableVector);
        Assert.Equal(promised.Annotations.Any(annotation => annotation.Name == "SlotNames"), delivered.HasSlotNames());
    }

    private static void CheckDelivery(IDataView output, string column)
    {
        var type = (VectorDataViewType)output.Schema[column].Type;
        foreach (float[] row in Rows(output, column))
        {
            if (type.IsKnownSize) Assert.Equal(type.Size, row.Length);
            Assert.All(row, number => Assert.True(float.IsFinite(number)));
        }
    }
}
