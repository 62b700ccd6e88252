using System.Globalization;

namespace DistillEmb.Text;

/// <summary>Recognizes a column that counts the tokens of a sentence, or of the file, and holds neither tokens nor tags.</summary>
internal sealed class ConllIndex
{
    private const int LeastTokens = 3; // Two numbers may be tokens.

    private int _tokens;
    private int _inSentence;
    private int _longest;
    private long _first;
    private long _next;
    private bool _restarts = true;
    private bool _runs = true;

    /// <summary>Whether what was looked at counts, as far as it goes.</summary>
    public bool IsPossible => _restarts || _runs;

    /// <summary>Whether it counts, and there is enough of it to tell.</summary>
    public bool IsCertain => IsPossible && _tokens >= LeastTokens && _longest > 1;

    public void EndSentence() => _inSentence = 0;

    /// <summary>Looks at a cell.</summary>
    public void Add(ReadOnlySpan<char> cell)
    {
        bool isNumber = long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        if (_tokens == 0)
        {
            (_first, _next) = (number, number);
            _runs = _restarts = isNumber && number is 0 or 1;
        }

        _runs &= isNumber && number == _next++;
        _restarts &= isNumber && number == _first + _inSentence;
        _tokens++;
        _longest = Math.Max(_longest, ++_inSentence);
    }
}
