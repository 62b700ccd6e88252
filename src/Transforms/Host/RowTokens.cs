using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Host;

/// <summary>The tokens of the row that a cursor stands at: those of a vector of text, or one text.</summary>
internal sealed class RowTokens
{
    private readonly ValueGetter<ReadOnlyMemory<char>>? _getToken;
    private readonly ValueGetter<VBuffer<ReadOnlyMemory<char>>>? _getTokens;
    private readonly ReadOnlyMemory<char>[] _token = new ReadOnlyMemory<char>[1];
    private VBuffer<ReadOnlyMemory<char>> _row;
    private VBuffer<ReadOnlyMemory<char>> _dense;

    public RowTokens(DataViewRow row, DataViewSchema.Column tokens)
    {
        if (tokens.Type is TextDataViewType) _getToken = row.GetGetter<ReadOnlyMemory<char>>(tokens);
        else _getTokens = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(tokens);
    }

    /// <returns>The tokens; there until the next call.</returns>
    public ReadOnlySpan<ReadOnlyMemory<char>> Read()
    {
        if (_getTokens is null)
        {
            _getToken!(ref _token[0]);
            return _token;
        }

        _getTokens(ref _row);
        if (_row.IsDense) return _row.GetValues();
        _row.CopyToDense(ref _dense);
        return _dense.GetValues();
    }
}
