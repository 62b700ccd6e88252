using DistillEmb.Ethiopic;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Ethiopic;

/// <summary>The parts of the text in the row that a cursor stands at, found once a row for all columns that are made of them.</summary>
internal sealed class RowSpans
{
    private readonly List<TextSpan> _spans = [];
    private readonly OncePerRow _find;
    private ReadOnlyMemory<char> _text;

    public RowSpans(DataViewRow input, DataViewSchema.Column column, SpanFinder find)
    {
        ValueGetter<ReadOnlyMemory<char>> getText = input.GetGetter<ReadOnlyMemory<char>>(column);
        _find = new OncePerRow(input, () =>
        {
            getText(ref _text);
            _spans.Clear();
            find(_text.Span, _spans);
        });
    }

    /// <summary>Writes the text of each part.</summary>
    public void GetParts(ref VBuffer<ReadOnlyMemory<char>> destination)
    {
        _find.Do();
        VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref destination, _spans.Count);
        for (int i = 0; i < _spans.Count; i++) editor.Values[i] = _text.Slice(_spans[i].Start, _spans[i].Length);
        destination = editor.Commit();
    }

    /// <summary>Writes where each part begins and its length, [parts, 2].</summary>
    public void GetPlaces(ref VBuffer<int> destination)
    {
        _find.Do();
        VBufferEditor<int> editor = VBufferEditor.Create(ref destination, checked(2 * _spans.Count));
        for (int i = 0; i < _spans.Count; i++) (editor.Values[2 * i], editor.Values[(2 * i) + 1]) = (_spans[i].Start, _spans[i].Length);
        destination = editor.Commit();
    }
}
