using DistillEmb.MLNet.Tool.Streams;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>The sentences of a text of any size, as many at a time as are there: a file is read in large batches, and a sentence that someone types is answered at once.</summary>
internal sealed class SentenceReader : IDisposable
{
    /// <summary>The most tokens of a sentence. Tagging needs some 3 kB for each, a twentieth of what training needs, so that it takes longer ones.</summary>
    private const int MostTokens = 1 << 16;

    private readonly DecodedLines _lines;
    private readonly ConllParser? _parser;
    private readonly TextTokenizer? _tokenizer;
    private readonly CancellationToken _stop;
    private bool _ended;

    /// <param name="path">The text; - for standard input.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="options">How a file of a token a line is read.</param>
    /// <param name="tokenizer">How raw text is cut; null where none is read.</param>
    /// <param name="stop">Ends the waiting for input.</param>
    public SentenceReader(string path, SentenceFormat format, ConllOptions options, TextTokenizer? tokenizer, CancellationToken stop)
    {
        string name = InputFile.NameOf(path);
        _stop = stop;
        if (format == SentenceFormat.Conllu) options.Format = ConllFormat.ConllU;
        options.Check(languagesGiven: false);
        _lines = new DecodedLines(InputFile.Open(path, stop), $"{char.ToUpperInvariant(name[0])}{name[1..]}", options.Encoding);
        _tokenizer = tokenizer;
        _parser = format is SentenceFormat.Lines or SentenceFormat.Raw ? null : new ConllParser(options, MostTokens, (line, what) => _lines.Fault(line, what), keepsLines: true);
    }

    /// <summary>What the lines of a file of a token a line are; null before that is known.</summary>
    public ConllLayout? Layout => _parser?.Layout;

    /// <summary>Lines that could not be read, where the options say to skip them.</summary>
    public SkippedLines? Skipped => _parser?.Skipped;

    /// <summary>Replaces the list by the next sentences; waits for one, takes at most so many of them.</summary>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="InvalidDataException">A line is not as expected, or the file cannot be unpacked.</exception>
    /// <exception cref="OperationCanceledException">Stopped; also while it waits.</exception>
    public bool Read(List<InputSentence> sentences, int most)
    {
        sentences.Clear();
        while (sentences.Count < most)
        {
            if (_parser?.Take() is ConllSentence sentence) sentences.Add(new InputSentence([.. sentence.Tokens.Select(token => token.ToString())], sentence.Lines));
            else if (_ended || !ReadLine(sentences)) break;
        }

        return sentences.Count > 0;
    }

    public void Dispose() => _lines.Dispose();

    // False where what comes next would have to be waited for, and there is something to do meanwhile.
    private bool ReadLine(List<InputSentence> sentences)
    {
        _stop.ThrowIfCancellationRequested();
        if (!_lines.TryNext(read: sentences.Count == 0 || !_lines.MayWait, out string? line))
        {
            if (!_lines.IsComplete) return false;
            _parser?.End();
            _ended = true;
        }
        else if (_parser is null) AddLine(line, sentences);
        else if (line is null) _parser.Refuse(_lines.Number, ConllWords.NoText);
        else _parser.Add(line, _lines.Number);
        return true;
    }

    // Where a line is a sentence, one without tokens is a sentence without tokens: the output has as many.
    private void AddLine(string? line, List<InputSentence> sentences)
    {
        if (line is null) throw _lines.Fault(_lines.Number, ConllWords.NoText);
        if (line.Contains('\0', StringComparison.Ordinal)) throw _lines.Fault(_lines.Number, ConllWords.ZeroByte);
        IEnumerable<string[]> cut = _tokenizer?.TokenizeSentences(line, splitAtLineEnds: true) ?? [line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)];
        foreach (string[] tokens in cut)
        {
            if (tokens.Length > MostTokens) throw _lines.Fault(_lines.Number, $"the sentence has {tokens.Length} tokens; expected {(_tokenizer is null ? "a sentence a line, of" : "sentences of")} at most {MostTokens} tokens");
            sentences.Add(new InputSentence(tokens, []));
        }
    }
}
