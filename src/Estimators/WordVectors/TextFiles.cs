using System.Text;
using System.Text.Unicode;
using DistillEmb.Text;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>A corpus in files, or on standard input: UTF-8, or what a byte order mark says, plain or packed, tokenised or as people write.</summary>
/// <param name="source">Where it stands; disposed of with this.</param>
/// <param name="form">How the text stands there; null to see from its first lines.</param>
/// <param name="tokenizer">How raw text is cut.</param>
internal sealed class TextFiles(CorpusSource source, CorpusForm? form = null, TextTokenizer? tokenizer = null) : TokenLines, IDisposable
{
    private const int LinesBetweenChecks = 1024;

    private readonly TextTokenizer _tokenizer = tokenizer ?? TextTokenizer.Default;
    private readonly Lock _recognizing = new();
    private (CorpusForm Form, string Finding)? _seen;
    private byte[] _utf8 = new byte[256];

    /// <param name="path">A file, a folder with all files in it, or a pattern such as <c>texts/*.txt</c>.</param>
    /// <param name="form">How the text stands there; null to see from its first lines.</param>
    /// <param name="tokenizer">How raw text is cut.</param>
    /// <param name="temporaryFolder">Where pipes are kept; null for the system's folder of temporary files.</param>
    public TextFiles(string path, CorpusForm? form = null, TextTokenizer? tokenizer = null, string? temporaryFolder = null)
        : this(new CorpusSource(path, temporaryFolder), form, tokenizer)
    {
    }

    public override string Description => source.Name;

    public override void CheckExists() => source.Files();

    /// <summary>How the text is cut into tokens; null where it stands there in tokens.</summary>
    /// <exception cref="InvalidDataException">The form is not plain from the first lines, or they are no text.</exception>
    public TextTokenizer? TokenizerOf(CancellationToken cancellation) => Recognize(cancellation).Form == CorpusForm.Raw ? _tokenizer : null;

    public override string Finding(CancellationToken cancellation) => Recognize(cancellation).Finding;

    public override void Read(ITokenSink sink, CancellationToken cancellation)
    {
        bool raw = Recognize(cancellation).Form == CorpusForm.Raw;
        foreach (string file in source.Files())
        {
            foreach (ReadOnlyMemory<byte> line in LinesOf(file, cancellation))
            {
                if (raw) TakeText(line.Span, sink);
                else TakeTokens(line.Span, sink);
            }
        }
    }

    /// <summary>The sentences of the corpus, each its tokens.</summary>
    public IEnumerable<string[]> Sentences(CancellationToken cancellation)
    {
        TextTokenizer? cut = TokenizerOf(cancellation);
        foreach (string line in source.Files().SelectMany(file => LinesOf(file, cancellation)).Select(line => Encoding.UTF8.GetString(line.Span)))
        {
            if (cut is null)
            {
                yield return line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                continue;
            }

            foreach (string[] sentence in cut.TokenizeSentences(line, splitAtLineEnds: true)) yield return sentence;
        }
    }

    public void Dispose() => source.Dispose();

    private static void TakeTokens(ReadOnlySpan<byte> line, ITokenSink sink)
    {
        foreach (Range token in new Utf8Tokens(line)) sink.Token(line[token]);
        sink.EndLine();
    }

    private void TakeText(ReadOnlySpan<byte> line, ITokenSink sink)
    {
        foreach (List<ReadOnlyMemory<char>> sentence in _tokenizer.Sentences(Encoding.UTF8.GetString(line).AsMemory(), splitAtLineEnds: true))
        {
            foreach (ReadOnlyMemory<char> token in sentence)
            {
                int most = Encoding.UTF8.GetMaxByteCount(token.Length);
                if (_utf8.Length < most) _utf8 = new byte[most * 2];
                sink.Token(_utf8.AsSpan(0, Encoding.UTF8.GetBytes(token.Span, _utf8)));
            }

            sink.EndLine();
        }
    }

    private (CorpusForm Form, string Finding) Recognize(CancellationToken cancellation)
    {
        lock (_recognizing) return _seen ??= Look(cancellation);
    }

    private (CorpusForm Form, string Finding) Look(CancellationToken cancellation)
    {
        IReadOnlyList<string> files = source.Files();
        var sample = new TextSample();
        int left = TextSample.Size;
        foreach (ReadOnlyMemory<byte> line in files.SelectMany(file => LinesOf(file, cancellation)).TakeWhile(_ => left > 0))
        {
            sample.Add(Encoding.UTF8.GetString(line.Span));
            left -= line.Length + 1;
        }

        if (sample.Fault() is string fault) throw new InvalidDataException($"{Description} {fault}.");
        CorpusForm seen = form ?? sample.Form() ?? throw new InvalidDataException(
            $"{Description} may be raw text or tokenised: in its first lines, {sample}. {nameof(WordVectorOptions.Form)} has to be given, {CorpusForm.Raw} or {CorpusForm.Tokenized}.");
        string many = files.Count == 1 ? "" : $" in {files.Count} files";
        string what = seen == CorpusForm.Raw ? $"raw text{many}, cut into sentences and tokens by the rules for {_tokenizer.Language}" : $"tokenised text{many}, a sentence a line";
        return (seen, $"{Description} is read as {what}{(form is null ? $": in its first lines, {sample}" : "")}.");
    }

    // A line, or a piece of a long one; the bytes are there until the next.
    private IEnumerable<ReadOnlyMemory<byte>> LinesOf(string file, CancellationToken cancellation)
    {
        using var stream = new MarkedStream(source.Open(file, cancellation));
        var lines = new LineBuffer(stream, (number, what) => Fault(file, number, what), words: true);
        byte[] copy = new byte[1 << 12];
        while (true)
        {
            if (lines.TryTake(out ReadOnlySpan<byte> line))
            {
                if (lines.Number % LinesBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
                if (!Utf8.IsValid(line)) throw Fault(file, lines.Number, "found bytes that are no UTF-8; expected text in UTF-8");
                if (copy.Length < line.Length) copy = new byte[line.Length * 2];
                line.CopyTo(copy);
                yield return copy.AsMemory(0, line.Length);
            }
            else if (lines.IsComplete)
            {
                yield break;
            }
            else
            {
                Fill(file, lines, stream);
            }
        }
    }

    private void Fill(string file, LineBuffer lines, MarkedStream stream)
    {
        try
        {
            lines.Fill();
        }
        catch (InvalidDataException fault)
        {
            throw Fault(file, lines.Number + 1, $"the file cannot be unpacked from here, it is cut off or damaged: {fault.Message.TrimEnd('.')}");
        }
        catch (DecoderFallbackException)
        {
            throw Fault(file, lines.Number + 1, $"here or soon after, found bytes that are no {stream.Encoding!.WebName}");
        }
    }

    private InvalidDataException Fault(string file, long line, string what) => new($"{source.NameOf(file)}, line {line}: {what}.");
}
