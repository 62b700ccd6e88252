using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Sequences;

/// <summary>The tokens of the row that a cursor stands at.</summary>
internal sealed class RowTokens(DataViewRow input, DataViewSchema.Column tokens)
{
    private readonly ValueGetter<VBuffer<ReadOnlyMemory<char>>> _getTokens = input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(tokens);
    private VBuffer<ReadOnlyMemory<char>> _row;
    private VBuffer<ReadOnlyMemory<char>> _dense;
    private long _position = -1;

    /// <summary>Whether the cursor stands at another row than the one that was read last.</summary>
    public bool HasMoved => _position != input.Position || _position < 0;

    /// <returns>The tokens; there until the next call.</returns>
    public ReadOnlySpan<ReadOnlyMemory<char>> Read()
    {
        _getTokens(ref _row);
        _position = input.Position;
        if (_row.IsDense) return _row.GetValues();
        _row.CopyToDense(ref _dense);
        return _dense.GetValues();
    }
}
