using System.Numerics.Tensors;
using DistillEmb.Characters;

namespace DistillEmb;

/// <summary>A list of words with their vectors, to search nearest neighbours in: exact, by cosine.</summary>
/// <remarks>
/// Safe to search from many threads at once. It holds one vector a distinct word; words that differ in their Unicode form or in invisible characters alone
/// are one, in its first spelling.
/// </remarks>
public sealed class WordIndex
{
    private const int ChunkSize = 4096;

    private readonly DistillEmbEncoder _encoder;
    private readonly string[] _words;
    private readonly float[][] _vectors;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal); // By the words' forms.
    private readonly int _offset;
    private readonly int _dimension;

    internal WordIndex(DistillEmbEncoder encoder, IEnumerable<string> words, string? head)
    {
        ArgumentNullException.ThrowIfNull(words);
        _encoder = encoder;
        (_offset, _dimension) = encoder.Range(head);
        _words = [.. words.Where(word => _places.TryAdd(WordForm.Of(word ?? throw new ArgumentException("The list holds a word that is null.", nameof(words))), _places.Count))];
        _vectors = new float[_words.Length][];
        int at = 0;
        foreach (string[] chunk in _words.Chunk(ChunkSize))
        {
            foreach (float[] vector in encoder.Embed(chunk)) _vectors[at++] = UnitPart(vector);
        }
    }

    /// <summary>How many distinct words there are.</summary>
    public int Count => _words.Length;

    /// <summary>The words that are nearest to a word, the nearest first, the word itself left out.</summary>
    /// <param name="word">The word to search for; it need not be in the list.</param>
    /// <param name="count">How many to return; fewer where the list is shorter.</param>
    public IReadOnlyList<WordNeighbor> FindNeighbors(string word, int count = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        float[] query = UnitPart(_encoder.Embed(word));
        int own = _places.GetValueOrDefault(WordForm.Of(word), -1);
        var nearest = new PriorityQueue<int, (float, int)>();
        for (int i = 0; i < _words.Length; i++)
        {
            if (i == own) continue;

            // The least of the kept comes out first; among equals the later word goes.
            float similarity = TensorPrimitives.Dot(query, _vectors[i]);
            if (nearest.Count < count) nearest.Enqueue(i, (similarity, -i));
            else nearest.EnqueueDequeue(i, (similarity, -i));
        }

        var result = new WordNeighbor[nearest.Count];
        for (int i = result.Length - 1; i >= 0; i--)
        {
            nearest.TryDequeue(out int at, out (float Similarity, int) priority);
            result[i] = new WordNeighbor(_words[at], Math.Clamp(priority.Similarity, -1f, 1f));
        }

        return result;
    }

    private float[] UnitPart(float[] vector)
    {
        float[] part = vector.AsSpan(_offset, _dimension).ToArray();
        float length = TensorPrimitives.Norm<float>(part);
        if (length > 0) TensorPrimitives.Divide(part, length, part);
        return part;
    }
}
