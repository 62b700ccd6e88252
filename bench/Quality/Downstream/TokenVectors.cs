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

    /// <summary>Learns how to average, where there is something to learn.</summary>
    /// <param name="training">The tokens of each document to learn from.</param>
    /// <param name="form"><see cref="DistillEmbOutput.MinAverageMax"/> or <see cref="DistillEmbOutput.Average"/>.</param>
    /// <returns>A row of numbers for each document, of its tokens.</returns>
    public abstract Func<IReadOnlyList<string[]>, float[][]> FitPooling(IReadOnlyList<string[]> training, DistillEmbOutput form);

    protected abstract float[][] Embed(IReadOnlyList<string> words);
}
