using Microsoft.ML;

namespace DistillEmb.MLNet.Host;

/// <summary>Work that is done once for the row that a cursor stands at, however many columns are made of it. Work that throws is done again when it is next asked for.</summary>
/// <param name="row">The row, one after another.</param>
/// <param name="work">What reads it.</param>
internal sealed class OncePerRow(DataViewRow row, Action work)
{
    private const long None = -1; // Where a cursor stands before its first row, too.

    private long _done = None;

    public void Do()
    {
        long position = row.Position;
        if (position == _done && position != None) return;

        // Noted when all is done: what stopped half-way is of no row, neither of this one nor of the one before.
        _done = None;
        work();
        _done = position;
    }
}
