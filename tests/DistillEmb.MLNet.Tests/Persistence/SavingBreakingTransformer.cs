using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>A transformer like the one inside it, whose saving fails after some bytes have been written.</summary>
internal sealed class SavingBreakingTransformer(ITransformer inner) : ITransformer
{
    public const string Message = "The disk is full.";

    public bool IsRowToRowMapper => inner.IsRowToRowMapper;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inner.GetOutputSchema(inputSchema);

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => inner.GetRowToRowMapper(inputSchema);

    public IDataView Transform(IDataView input) => inner.Transform(input);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.SaveBinaryStream("Half.bin", writer => writer.Write(new byte[1 << 16]));
        throw new IOException(Message);
    }
}
