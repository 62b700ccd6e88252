namespace DistillEmb.MLNet.Tagging;

/// <summary>Buffers for <see cref="TagLattice"/>, for one caller at a time; they grow to the largest row seen and are used again.</summary>
internal sealed class LatticeScratch
{
    private int[] _from = [];
    private double[] _forward = [];
    private double[] _backward = [];

    public Span<int> From(int count) => Room(ref _from, count);

    public Span<double> Forward(int count) => Room(ref _forward, count);

    public Span<double> Backward(int count) => Room(ref _backward, count);

    private static Span<T> Room<T>(ref T[] buffer, int count)
    {
        if (buffer.Length < count) buffer = new T[Math.Max(count, (int)Math.Min(Array.MaxLength, 2L * buffer.Length))];
        return buffer.AsSpan(0, count);
    }
}
