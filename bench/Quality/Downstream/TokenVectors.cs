namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>Frozen word vectors, and rows pooled of them: an encoder's or a plain table's.</summary>
internal abstract class TokenVectors
{
    private readonly Dictionary<string, float[]> _known = new(StringComparer.Ordinal);

    /// <summary>Numbers in a vector.</summary>
    public abstract int Size { get; }

    public abstract string Name { get; }

    /// <summary>The vectors of a sentence's tokens.</summary>
    public float[][] Of(IReadOnlyList<string> tokens)
    {
        string[] missing = [.. tokens.Where(token => !_known.ContainsKey(token)).Distinct()];
        foreach ((string token, float[] vector) in missing.Zip(Embed(missing))) _known.Add(token, vector);
        return [.. tokens.Select(token => _known[token])];
    }

    /// <summary>A row of numbers a document.</summary>
    /// <param name="documents">The tokens of each document.</param>
    /// <param name="form"><see cref="DistillEmbOutput.MinAverageMax"/> or <see cref="DistillEmbOutput.Average"/>.</param>
    public abstract float[][] Pool(IReadOnlyList<string[]> documents, DistillEmbOutput form);

    protected abstract float[][] Embed(IReadOnlyList<string> words);
}
