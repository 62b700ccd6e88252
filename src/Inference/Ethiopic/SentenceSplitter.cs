namespace DistillEmb.Ethiopic;

/// <summary>Cuts text into sentences, in one go from front to back. Between sentences are blanks only.</summary>
internal ref struct SentenceSplitter(ReadOnlySpan<char> text, SentenceRules rules)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly SentenceRules _rules = rules;
    private int _position = 0;

    /// <summary>The sentence that was found last.</summary>
    public TextSpan Current { get; private set; }

    public bool MoveNext()
    {
        while (_position < _text.Length && CharacterKinds.IsBlank(_text[_position])) _position++;
        if (_position == _text.Length) return false;
        int start = _position;
        int end = start; // Behind the last character that is no blank.
        bool ethiopic = false;
        while (_position < _text.Length)
        {
            char character = _text[_position];
            if (CharacterKinds.IsBlank(character))
            {
                if (BlankRun.Read(_text, ref _position).Ends(_rules.SplitAtLineEnds)) break;
                continue;
            }

            var signs = new SentenceSigns(_text, _position, ethiopic, _rules);
            if (!signs.Read())
            {
                if (EthiopicScript.IsLetter(character)) ethiopic = true;
                else if (char.IsLetter(character)) ethiopic = false;
                end = ++_position;
                continue;
            }

            bool ends = signs.EndSentence(start);
            end = _position = signs.End;
            if (ends) break;
        }

        Current = new TextSpan(start, end);
        return true;
    }
}
