using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Host;

/// <summary>The tokens of the row that a cursor stands at: those of a vector of text, or of one text.</summary>
internal sealed class RowTokens
{
    private readonly ValueGetter<ReadOnlyMemory<char>>? _getToken;
    private readonly ValueGetter<VBuffer<ReadOnlyMemory<char>>>? _getTokens;
    private readonly ReadOnlyMemory<char>[] _token = new ReadOnlyMemory<char>[1];
    private readonly List<ReadOnlyMemory<char>>? _words;
    private VBuffer<ReadOnlyMemory<char>> _row;
    private VBuffer<ReadOnlyMemory<char>> _dense;

    /// <param name="row">The row.</param>
    /// <param name="tokens">The column.</param>
    /// <param name="splitsText">Whether a text is its tokens between white space; else it is one token.</param>
    public RowTokens(DataViewRow row, DataViewSchema.Column tokens, bool splitsText = false)
    {
        if (splitsText) _words = [];
        if (tokens.Type is TextDataViewType) _getToken = row.GetGetter<ReadOnlyMemory<char>>(tokens);
        else _getTokens = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(tokens);
    }

    /// <returns>The tokens; there until the next call.</returns>
    public ReadOnlySpan<ReadOnlyMemory<char>> Read()
    {
        if (_getTokens is null)
        {
            _getToken!(ref _token[0]);
            return _words is null ? _token : Split(_token[0], _words);
        }

        _getTokens(ref _row);
        if (_row.IsDense) return _row.GetValues();
        _row.CopyToDense(ref _dense);
        return _dense.GetValues();
    }

    private static Span<ReadOnlyMemory<char>> Split(ReadOnlyMemory<char> text, List<ReadOnlyMemory<char>> words)
    {
        words.Clear();
        ReadOnlySpan<char> letters = text.Span;
        for (int start = 0, end = 0; start < letters.Length; start = end + 1)
        {
            end = start;
            while (end < letters.Length && !IsBlank(letters[end])) end++;
            if (end > start) words.Add(text[start..end]);
        }

        return CollectionsMarshal.AsSpan(words);
    }

    // As the corpora of word vectors are cut: what Unicode has for white space, and the controls that fastText has for it.
    private static bool IsBlank(char letter) => char.IsWhiteSpace(letter) || letter is '\0' or (>= '\u001C' and <= '\u001F');
}
