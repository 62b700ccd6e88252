using System.Collections.Concurrent;

namespace DistillEmb.MLNet.Tool.Embedding;

/// <summary>The lines of the words that came first, up to a size: in running text most tokens are among them.</summary>
internal sealed class LineCache
{
    private const long MostBytes = 32 << 20;

    private readonly ConcurrentDictionary<string, byte[]> _lines = new(StringComparer.Ordinal);
    private long _bytes;

    public bool Has(string word) => _lines.ContainsKey(word);

    /// <summary>The line of a word that is here: none is ever dropped.</summary>
    public ReadOnlySpan<byte> this[string word] => _lines[word];

    public void Keep(string word, ReadOnlySpan<byte> line)
    {
        if (Interlocked.Read(ref _bytes) < MostBytes && _lines.TryAdd(word, line.ToArray())) Interlocked.Add(ref _bytes, line.Length);
    }
}
