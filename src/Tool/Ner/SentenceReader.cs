using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>The sentences of a text of any size, as many at a time as are there.</summary>
internal sealed class SentenceReader(string path, SentenceFormat format, CancellationToken stop) : IDisposable
{
    private readonly TextLines _text = new(path, stop);
    private readonly List<string> _lines = [];
    private readonly List<string> _tokens = [];
    private bool _ended;

    /// <summary>Replaces the list by the next sentences, each its tokens; waits for one line, takes at most so many of them.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Read(List<string[]> sentences, int most)
    {
        sentences.Clear();
        while (sentences.Count == 0 && !_ended)
        {
            _ended = !_text.Read(_lines, most);
            foreach (string line in _lines) Add(line, sentences);
            if (_ended) End(sentences);
        }

        return sentences.Count > 0;
    }

    public void Dispose() => _text.Dispose();

    private void Add(string line, List<string[]> sentences)
    {
        string[] parts = WordList.Split(line);
        if (format == SentenceFormat.Lines) sentences.Add(parts); // A line without tokens is a sentence without tokens: the output has as many.
        else if (parts.Length == 0) End(sentences);
        else _tokens.Add(parts[0]);
    }

    private void End(List<string[]> sentences)
    {
        if (_tokens.Count > 0) sentences.Add([.. _tokens]);
        _tokens.Clear();
    }
}
