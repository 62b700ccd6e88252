using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Ethiopic;

/// <summary>The parts of the text in the row that a cursor stands at, found once a row for all columns that are made of them.</summary>
internal sealed class RowSpans(DataViewRow input, DataViewSchema.Column column, SpanFinder find)
{
    private readonly ValueGetter<ReadOnlyMemory<char>> _getText = input.GetGetter<ReadOnlyMemory<char>>(column);
    private readonly List<TextSpan> _spans = [];
    private ReadOnlyMemory<char> _text;
    private long _position = -1;

    /// <summary>Writes the text of each part.</summary>
    public void GetParts(ref VBuffer<ReadOnlyMemory<char>> destination)
    {
        Find();
        VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref destination, _spans.Count);
        for (int i = 0; i < _spans.Count; i++) editor.Values[i] = _text.Slice(_spans[i].Start, _spans[i].Length);
        destination = editor.Commit();
    }

    /// <summary>Writes where each part begins and its length, [parts, 2].</summary>
    public void GetPlaces(ref VBuffer<int> destination)
    {
        Find();
        VBufferEditor<int> editor = VBufferEditor.Create(ref destination, 2 * _spans.Count);
        for (int i = 0; i < _spans.Count; i++) (editor.Values[2 * i], editor.Values[(2 * i) + 1]) = (_spans[i].Start, _spans[i].Length);
        destination = editor.Commit();
    }

    private void Find()
    {
        if (_position == input.Position && _position >= 0) return;
        _getText(ref _text);
        _spans.Clear();
        find(_text.Span, _spans);
        _position = input.Position;
    }
}
