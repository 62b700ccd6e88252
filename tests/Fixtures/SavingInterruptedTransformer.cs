using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tests;

/// <summary>A transformer like the one inside it; something happens halfway through its saving, after some bytes have been written.</summary>
public sealed class SavingInterruptedTransformer(ITransformer inner, Action halfway) : ITransformer
{
    public bool IsRowToRowMapper => inner.IsRowToRowMapper;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inner.GetOutputSchema(inputSchema);

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => inner.GetRowToRowMapper(inputSchema);

    public IDataView Transform(IDataView input) => inner.Transform(input);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.SaveBinaryStream("Half.bin", writer => writer.Write(new byte[1 << 16]));
        halfway();
        inner.Save(ctx);
    }
}
