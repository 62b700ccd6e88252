using DistillEmb.Network;

namespace DistillEmb.Tagging;

/// <summary>Buffers for <see cref="TagLattice"/>, for one caller at a time; they grow with the row and are used again.</summary>
internal sealed class LatticeScratch
{
    private int[] _from = [];
    private double[] _forward = [];
    private double[] _backward = [];

    public Span<int> From(int tokens, int tags) => RowBuffer.Room(ref _from, RowBuffer.LengthOf(tokens, tags));

    public Span<double> Forward(int tokens, int tags) => RowBuffer.Room(ref _forward, RowBuffer.LengthOf(tokens, tags));

    public Span<double> Backward(int tokens, int tags) => RowBuffer.Room(ref _backward, RowBuffer.LengthOf(tokens, tags));

    /// <summary>Lets buffers go that a huge row made.</summary>
    public void LetGo()
    {
        RowBuffer.LetGo(ref _from);
        RowBuffer.LetGo(ref _forward);
        RowBuffer.LetGo(ref _backward);
    }
}
