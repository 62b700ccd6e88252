namespace DistillEmb.Ethiopic;

/// <summary>Blanks between two characters that are none.</summary>
internal readonly record struct BlankRun(int LineEnds, bool Paragraph)
{
    /// <summary>Reads the blanks at the position, and moves it past them.</summary>
    public static BlankRun Read(ReadOnlySpan<char> text, ref int position)
    {
        int lineEnds = 0;
        bool paragraph = false;
        for (; position < text.Length && CharacterKinds.IsBlank(text[position]); position++)
        {
            char character = text[position];
            paragraph |= character == '\u2029';
            if (character is '\r' or '\u0085' or '\u2028' || (character == '\n' && !(position > 0 && text[position - 1] == '\r'))) lineEnds++;
        }

        return new BlankRun(lineEnds, paragraph);
    }

    /// <summary>Whether a sentence ends here without a sign: an empty line, or where it is asked for any end of a line.</summary>
    public bool Ends(bool atLineEnds) => Paragraph || LineEnds > (atLineEnds ? 0 : 1);
}
