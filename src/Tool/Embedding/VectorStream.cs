using System.Buffers;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Embedding;

/// <summary>
/// Writes a line of numbers for every word of a text of any size, in its order. Batches are computed side by side and written one
/// after another, each as a whole.
/// </summary>
internal sealed class VectorStream(DistillEmbEncoder encoder, string? head, int threads)
{
    private const int BatchSize = 512;

    private readonly (int Offset, int Dimension) _part = encoder.Range(head);
    private readonly ArrayBufferWriter<byte>[] _buffers = [.. Enumerable.Range(0, threads).Select(_ => new ArrayBufferWriter<byte>())];

    private readonly LineCache _known = new();

    public void Run(string path, Stream output, CancellationToken stop)
    {
        using var text = new TextLines(path, stop);
        var lines = new List<string>();
        while (text.Read(lines, threads * BatchSize))
        {
            // A line can hold many words, so that batches are counted in words again.
            foreach (string[][] group in lines.SelectMany(WordList.Split).Chunk(BatchSize).Chunk(threads)) Write(group, output, stop);
        }
    }

    private void Write(string[][] batches, Stream output, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (batches.Length == 1) Format(batches[0], _buffers[0]);
        else Parallel.For(0, batches.Length, i => Format(batches[i], _buffers[i]));
        for (int i = 0; i < batches.Length; i++) StandardStreams.WriteTo(output, _buffers[i].WrittenSpan);
    }

    private void Format(string[] words, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] computed = [.. words.Where(word => !_known.Has(word) && places.TryAdd(word, places.Count))];
        float[][] vectors = encoder.Embed(computed);
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
