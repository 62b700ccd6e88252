using DistillEmb.MLNet.Tool.Streams;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>The sentences of a text of any size, as many at a time as are there.</summary>
internal sealed class SentenceReader(string path, SentenceFormat format, CancellationToken stop) : IDisposable
{
    /// <summary>The most tokens of a sentence. Tagging needs some 3 kB for each, a twentieth of what training needs, so that it takes longer ones.</summary>
    private const int MostTokens = 1 << 16;

    private readonly TextLines _text = new(path, stop);
    private readonly List<string> _lines = [];
    private readonly List<string> _tokens = [];
    private long _first;
    private bool _ended;

    /// <summary>Replaces the list by the next sentences, each its tokens; waits for one line, takes at most so many of them.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Read(List<string[]> sentences, int most)
    {
        sentences.Clear();
        while (sentences.Count == 0 && !_ended)
        {
            _ended = !_text.Read(_lines, most);
            long number = _text.Number - _lines.Count;
            foreach (string line in _lines) Add(line, ++number, sentences);
            if (_ended) End(sentences);
        }

        return sentences.Count > 0;
    }

    public void Dispose() => _text.Dispose();

    private void Add(string line, long number, List<string[]> sentences)
    {
        string[] parts = WordList.Split(line);
        if (format == SentenceFormat.Lines)
        {
            if (parts.Length > MostTokens) throw _text.Fault($"the sentence has {parts.Length} tokens; expected a sentence a line, of at most {MostTokens} tokens", number);
            sentences.Add(parts); // A line without tokens is a sentence without tokens: the output has as many.
        }
        else if (parts.Length == 0 || ConllReader.StartsDocument(line, null)) End(sentences); // As training and evaluation read it.
        else Add(parts[0], number);
    }

    private void Add(string token, long number)
    {
        if (_tokens.Count == 0) _first = number;
        if (_tokens.Count == MostTokens) throw _text.Fault($"the sentence that begins here has more than {MostTokens} tokens; expected an empty line after each sentence", _first);
        _tokens.Add(token);
    }

    private void End(List<string[]> sentences)
    {
        if (_tokens.Count > 0) sentences.Add([.. _tokens]);
        _tokens.Clear();
    }
}
