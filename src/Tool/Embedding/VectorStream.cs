using System.Buffers;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Embedding;

/// <summary>Writes a line of values for every word of a text of any size, in its order.</summary>
internal sealed class VectorStream
{
    private const int BatchSize = 512;

    private readonly DistillEmbEncoder _encoder;
    private readonly (int Offset, int Dimension) _part;
    private readonly BatchWriter<string> _writer;
    private readonly LineCache _known = new();

    public VectorStream(DistillEmbEncoder encoder, string? head, int threads)
    {
        _encoder = encoder;
        _part = encoder.Range(head);
        _writer = new BatchWriter<string>(threads, BatchSize, Format);
    }

    /// <param name="path">The text; - for standard input.</param>
    /// <param name="cut">The words of a line.</param>
    /// <param name="output">Gets a line a word.</param>
    /// <param name="stop">Stops it.</param>
    public void Run(string path, Func<string, string[]> cut, Stream output, CancellationToken stop)
    {
        using var text = new TextLines(path, stop, words: true);
        var lines = new List<string>();

        // A line can hold many words, so that batches are counted in words again.
        while (text.Read(lines, _writer.Capacity)) _writer.Write(lines.SelectMany(cut), output, stop);
    }

    private void Format(string[] words, int worker, ArrayBufferWriter<byte> buffer)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] computed = [.. words.Where(word => !_known.Has(word) && places.TryAdd(word, places.Count))];
        float[][] vectors = _encoder.Embed(computed);
        foreach (string word in words)
        {
            if (places.TryGetValue(word, out int place))
            {
                int start = buffer.WrittenCount;
                VectorLine.Append(buffer, word, vectors[place].AsSpan(_part.Offset, _part.Dimension));
                _known.Keep(word, buffer.WrittenSpan[start..]);
            }
            else
            {
                buffer.Write(_known[word]);
            }
        }
    }
}
