using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tagging;

/// <summary>The tags of the row that a cursor stands at, found once a row.</summary>
internal sealed class RowTags(Tagger tagger, DataViewRow input, DataViewSchema.Column tokens)
{
    private readonly ValueGetter<VBuffer<ReadOnlyMemory<char>>> _getTokens = input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(tokens);
    private VBuffer<ReadOnlyMemory<char>> _row;
    private VBuffer<ReadOnlyMemory<char>> _dense;
    private long _position = -1;

    public TaggerRun Run { get; } = new(tagger);

    public TaggerRun Current()
    {
        if (_position == input.Position && _position >= 0) return Run;
        _getTokens(ref _row);
        if (!_row.IsDense) _row.CopyToDense(ref _dense);
        Run.Read(_row.IsDense ? _row.GetValues() : _dense.GetValues());
        _position = input.Position;
        return Run;
    }
}
