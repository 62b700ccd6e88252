namespace DistillEmb.Ethiopic;

/// <summary>Finds addresses of web pages (<c>scheme://</c> or <c>www.</c>) and of mail where a word begins.</summary>
internal ref struct AddressScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Up to here it is known that no address begins, so that no stretch is looked through over and over.</summary>
    private int _plainUntil = 0;

    /// <summary>Finds where the address ends that begins at <paramref name="start"/>, if there is one.</summary>
    public bool TryFindEnd(int start, out int end)
    {
        end = start;
        if (start < _plainUntil || !char.IsAsciiLetterOrDigit(_text[start])) return false;
        int name = start;
        while (name < _text.Length && IsOfName(_text[name])) name++;
        ReadOnlySpan<char> rest = _text[name..];
        if (rest.StartsWith("://") && char.IsAsciiLetter(_text[start])) end = PageEnd(name + "://".Length);
        else if (_text[start..].StartsWith("www.", StringComparison.OrdinalIgnoreCase)) end = PageEnd(start + "www.".Length);
        else if (rest.StartsWith("@")) end = HostEnd(name + 1);
        if (end > start) return true;
        _plainUntil = Math.Max(name, start + 1);
        return false;
    }

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '%' or '+' or '-';

    /// <summary>Where a page's address ends of which this much was read; 0 where nothing follows.</summary>
    private readonly int PageEnd(int position)
    {
        bool bracket = false;
        int end = position;
        while (end < _text.Length && !EndsPage(_text[end])) bracket |= _text[end++] == '(';
        while (end > position && (_text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or ']' or '}' or '*' or '\u2026' || (_text[end - 1] == ')' && !bracket))) end--;
        return end > position ? end : 0;
    }

    private static bool EndsPage(char character) =>
        CharacterKinds.IsBlank(character) || EthiopicScript.IsPunctuation(character) || character is '<' or '>' or '"' or '\u201C' or '\u201D' or '\u2018' or '\u2019' or '\u00AB' or '\u00BB' or '\u2039' or '\u203A';

    /// <summary>Where the name of a host ends: at least two parts with a dot between them, the last one of letters. 0 where there is none.</summary>
    private readonly int HostEnd(int start)
    {
        int end = start;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '.' or '-')) end++;
        while (end > start && !char.IsAsciiLetter(_text[end - 1])) end--;
        int dot = _text[start..end].LastIndexOf('.');
        return dot > 0 && end - start - dot > 2 && _text[start] != '.' ? end : 0;
    }
}
