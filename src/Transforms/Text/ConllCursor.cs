using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using DistillEmb.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Text;

/// <summary>Goes through the sentences of CoNLL files.</summary>
internal sealed class ConllCursor(ConllDataView view, IEnumerator<ConllRow> rows, bool[] active) : DataViewRowCursor
{
    private IEnumerator<ConllRow>? _rows = rows; // Null when it was disposed of: it may be another cursor's by then.
    private ConllRow? _row;
    private long _position = -1;
    private bool _complete;
    private ExceptionDispatchInfo? _fault;

    public override DataViewSchema Schema => view.Schema;

    public override long Position => _position;

    public override long Batch => 0;

    private ConllRow Row => _row ?? throw new InvalidOperationException("The cursor stands at no row: call MoveNext first, and go on only while it returns true.");

    public override bool MoveNext()
    {
        _fault?.Throw();
        try
        {
            return MoveToNext();
        }
        catch (Exception fault)
        {
            // Half a sentence is no row, and what stands behind it no sentence.
            Close();
            _position = -1;
            _fault = ExceptionDispatchInfo.Capture(fault);
            throw;
        }
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => active[Check(column)];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int index = Check(column);
        if (!active[index]) throw new InvalidOperationException($"The column '{column.Name}' was not asked for when the cursor was made.");
        Delegate getter = view.Fields[index] switch
        {
            ConllField.Tokens => (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) => Copy(Row.Sentence.Tokens, ref value)),
            ConllField.Tags => (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) => Copy(Row.Sentence.Tags, ref value)),
            ConllField.Language => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = Row.Source.Language.AsMemory()),
            ConllField.SentenceId => (ValueGetter<long>)((ref long value) =>
            {
                _ = Row;
                value = _position + 1;
            }),
            _ => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = FormattableString.Invariant($"{Row.Source.Path}:{Row.Sentence.Line}").AsMemory()),
        };
        return getter as ValueGetter<TValue>
            ?? throw new ArgumentException($"The column '{column.Name}' holds {column.Type}; its getter is of {column.Type.RawType}, not of {typeof(TValue)}.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) =>
    {
        _ = Row;
        value = new DataViewRowId((ulong)_position, 0);
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
            _complete = true;
            _fault = null;
            _position = -1;
        }

        base.Dispose(disposing);
    }

    private bool MoveToNext()
    {
        if (!_complete && _rows is not null && _rows.MoveNext())
        {
            _row = _rows.Current;
            _position++;
            return true;
        }

        Close();
        _complete = true;
        _position = -1;
        return false;
    }

    private static void Copy(List<ReadOnlyMemory<char>> words, ref VBuffer<ReadOnlyMemory<char>> value)
    {
        VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, words.Count);
        CollectionsMarshal.AsSpan(words).CopyTo(editor.Values);
        value = editor.Commit();
    }

    private int Check(DataViewSchema.Column column) => column.Index < Schema.Count && Schema[column.Index].Equals(column)
        ? column.Index
        : throw new ArgumentException($"The column '{column.Name}' is not one of this data view.", nameof(column));

    private void Close()
    {
        _rows?.Dispose();
        (_rows, _row) = (null, null);
    }
}
