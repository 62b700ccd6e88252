using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Host;

/// <summary>The tokens of the row that a cursor stands at.</summary>
internal sealed class RowTokens(DataViewRow input, DataViewSchema.Column tokens)
{
    private readonly ValueGetter<VBuffer<ReadOnlyMemory<char>>> _getTokens = input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(tokens);
    private VBuffer<ReadOnlyMemory<char>> _row;
    private VBuffer<ReadOnlyMemory<char>> _dense;

    /// <returns>The tokens; there until the next call.</returns>
    public ReadOnlySpan<ReadOnlyMemory<char>> Read()
    {
        _getTokens(ref _row);
        if (_row.IsDense) return _row.GetValues();
        _row.CopyToDense(ref _dense);
        return _dense.GetValues();
    }
}
