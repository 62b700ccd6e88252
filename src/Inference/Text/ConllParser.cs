namespace DistillEmb.Text;

/// <summary>Makes sentences of the lines of one file: the one reader of tagged text, whatever gives the lines.</summary>
/// <param name="options">Checked options.</param>
/// <param name="mostTokens">The most tokens of a sentence.</param>
/// <param name="fault">Makes the exception for a line, from its number and what is wrong with it.</param>
/// <param name="keepsLines">Whether sentences keep their lines as they are.</param>
internal sealed class ConllParser(ConllOptions options, int mostTokens, Func<long, string, Exception> fault, bool keepsLines = false)
{
    private const string DocumentStart = "-DOCSTART-";
    private const char ByteOrderMark = '\uFEFF';

    private readonly ConllLayoutFinder _finder = new(options);
    private readonly ColumnCutter _cutter = new(options.Separator);
    private readonly Queue<ConllSentence> _sentences = [];
    private readonly List<(string Text, long Number)> _first = []; // Lines before the layout is known.
    private ConllSentence _sentence = new();
    private long _read;

    /// <summary>What the lines are; null before that is known.</summary>
    public ConllLayout? Layout { get; private set; }

    /// <summary>Lines that could not be read, where the options say to skip them.</summary>
    public SkippedLines Skipped { get; } = new();

    /// <summary>Whether a line starts a document: with the word as one of its own, for a longer one is a token.</summary>
    public static bool StartsDocument(ReadOnlySpan<char> line, char? separator) =>
        line.StartsWith(DocumentStart, StringComparison.Ordinal)
        && (line.Length == DocumentStart.Length || line[DocumentStart.Length] is ' ' or '\t' || line[DocumentStart.Length] == separator);

    /// <summary>Takes the next line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="number">Its number, from 1.</param>
    public void Add(string line, long number)
    {
        if (number > 1 && line.StartsWith(ByteOrderMark)) line = line[1..]; // Of a file that was joined to another; that of the first line is gone already.
        if (Layout is not null)
        {
            Parse(line, number);
            return;
        }

        _first.Add((line, number));
        FindLayout(complete: false);
    }

    /// <summary>Passes over a line that is no text, or says what is wrong with it.</summary>
    public void Refuse(long number, string why)
    {
        if (!options.SkipBadLines) throw fault(number, why);
        Skipped.Add(number, why);
    }

    /// <summary>Says that no more lines come.</summary>
    public void End()
    {
        if (Layout is null && _first.Count > 0) FindLayout(complete: true);
        EndSentence();
        if (Skipped.Count > _read) throw fault(Skipped.First, $"{Skipped.Why}; that is the first of {Skipped.Count} lines that cannot be read, more than those that can ({_read})");
    }

    /// <summary>Takes the next sentence that is complete; null where there is none.</summary>
    public ConllSentence? Take() => _sentences.TryDequeue(out ConllSentence? sentence) ? sentence : null;

    private void FindLayout(bool complete)
    {
        while (_first.Count > 0)
        {
            Layout = _finder.Find(_first, complete, out LayoutFault? found);
            if (Layout is null && found is null) return;
            if (found is null) break;
            if (!found.IsOfLine) throw fault(found.Line, found.Why);
            Refuse(found.Line, found.Why);
            _first.RemoveAll(line => line.Number == found.Line);
        }

        foreach ((string line, long number) in _first) Parse(line, number);
        _first.Clear();
    }

    private void Parse(string line, long number)
    {
        if (IsComment(line)) Keep(line, isToken: false, between: null);
        else if (line.AsSpan().Trim(" \t").IsEmpty || (options.SkipDocumentStarts && StartsDocument(line, options.Separator))) EndSentence();
        else if (line != Layout!.HeadingText && Read(line, number) is string why) Refuse(number, why);
    }

    private bool IsComment(string line) => ConllComment.IsPossible(line) && (Layout!.Format == ConllFormat.ConllU || options.Comments switch
    {
        null => _sentence.Tokens.Count == 0 && ConllComment.IsCertain(line),
        bool comments => comments,
    });

    // What is wrong with a line; null where nothing is.
    private string? Read(string line, long number)
    {
        ConllLayout layout = Layout!;
        if (line.Contains('\0', StringComparison.Ordinal)) return ConllWords.ZeroByte;
        if (!_cutter.Cut(line, layout.Cut, layout.Count, strict: layout.Format == ConllFormat.ConllU)) return ConllWords.Count(layout, options.Separator, _cutter.Count) + Hint(line);
        if (layout.Id is int id)
        {
            ConllIdKind kind = ConllId.KindOf(_cutter[line, id].Span);
            if (kind == ConllIdKind.None) return $"the ID is '{_cutter[line, id]}'; expected a number, a range such as 1-2 or an empty node such as 1.1";
            if (kind != ConllIdKind.Word)
            {
                Keep(line, isToken: false, _cutter.Between);
                return null;
            }
        }

        if (Empty(line, layout.Token, "token") is string noToken) return noToken;
        if (layout.Tag is int tag && Empty(line, tag, "tag") is string noTag) return noTag;
        if (_sentence.Tokens.Count == mostTokens) throw fault(_sentence.Line, $"the sentence that begins here has more than {mostTokens} tokens; expected an empty line after each sentence");
        _read++;
        _sentence.Numbers.Add(number);
        _sentence.Tokens.Add(_cutter[line, layout.Token]);
        if (layout.Tag is int column) _sentence.Tags.Add(_cutter[line, column]);
        Keep(line, isToken: true, _cutter.Between);
        return null;
    }

    private string Hint(string line) => options.Comments is null && (ConllComment.IsPossible(line) || Layout!.BeginsLikeComment)
        ? $"; where lines that begin with # are comments, say so by the option {nameof(options.Comments)}"
        : "";

    private string? Empty(string line, int column, string what) => _cutter[line, column].IsEmpty ? $"the {what} is empty, column {column + 1} of {_cutter.Count}" : null;

    private void Keep(string line, bool isToken, char? between)
    {
        if (keepsLines && (isToken || Layout!.Format == ConllFormat.ConllU)) _sentence.Lines.Add(new ConllLine(line, isToken, between));
    }

    private void EndSentence()
    {
        if (_sentence.Tokens.Count == 0) return;
        _sentences.Enqueue(_sentence);
        _sentence = new ConllSentence();
    }
}
