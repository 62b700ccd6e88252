using System.Buffers;

namespace DistillEmb.Characters;

/// <summary>
/// The characters between two normalisation boundaries, on their way through the three steps of
/// UAX #15, section 1.3: decompose, order the combining marks, compose.
/// </summary>
/// <remarks>
/// Usual segments stay in the buffer of the caller. A segment may be as long as its word, so
/// longer ones move to pooled arrays, and no step takes more than linear time.
/// </remarks>
internal ref struct CanonicalSegment
{
    /// <summary>How many characters the caller's buffer should take.</summary>
    public const int InlineLength = 64;

    private readonly CanonicalTable _table;

    private Span<ClassedScalar> _characters;
    private ClassedScalar[]? _rented;
    private int _count;

    /// <summary>Creates an empty segment.</summary>
    /// <param name="table">The character data.</param>
    /// <param name="buffer">The memory to use as long as it suffices.</param>
    public CanonicalSegment(CanonicalTable table, Span<ClassedScalar> buffer)
    {
        _table = table;
        _characters = buffer;
        _rented = null;
        _count = 0;
    }

    /// <summary>Appends the full canonical decomposition of a scalar.</summary>
    public void AddDecomposed(int scalar)
    {
        // Only the first part of a one-step decomposition can decompose further (the generator
        // of the table checks it), so the parts are found from last to first.
        Span<int> reversed = stackalloc int[CanonicalTable.MaxDecomposition];
        int parts = 0;
        while (_table.TryDecompose(scalar, out int first, out int second))
        {
            if (second != 0)
            {
                reversed[parts++] = second;
            }

            scalar = first;
        }

        Add(scalar);
        while (parts > 0)
        {
            Add(reversed[--parts]);
        }
    }

    /// <summary>
    /// Sorts each run of non-starters by combining class and leaves equal ones in their order
    /// (the Canonical Ordering Algorithm, definition D109 of the Unicode Standard).
    /// </summary>
    public readonly void Order()
    {
        int start = 0;
        while (start < _count)
        {
            if (_characters[start].IsStarter)
            {
                start++;
                continue;
            }

            int end = start + 1;
            while (end < _count && !_characters[end].IsStarter)
            {
                end++;
            }

            CombiningMarks.Sort(_characters[start..end]);
            start = end;
        }
    }

    /// <summary>
    /// Joins each character to the last starter before it where they have a primary composite
    /// and nothing between them blocks it (the Canonical Composition Algorithm, definitions D115
    /// and D117 of the Unicode Standard).
    /// </summary>
    public void Compose()
    {
        int kept = 0;
        int starter = -1;

        // The class of the last kept character after the starter; less than any class when the
        // starter itself is the last one.
        int lastClass = -1;
        for (int i = 0; i < _count; i++)
        {
            ClassedScalar character = _characters[i];
            int combiningClass = character.CombiningClass;
            bool blocked = starter < 0 || lastClass >= combiningClass;
            if (!blocked
                && _table.TryCompose(_characters[starter].Scalar, character.Scalar, out int composite))
            {
                // Primary composites are starters.
                _characters[starter] = new ClassedScalar(composite, 0);
                continue;
            }

            if (combiningClass == 0)
            {
                starter = kept;
                lastClass = -1;
            }
            else
            {
                lastClass = combiningClass;
            }

            _characters[kept++] = character;
        }

        _count = kept;
    }

    /// <summary>Writes as many scalars as the destination takes and returns their number.</summary>
    public readonly int CopyTo(Span<int> destination)
    {
        int length = Math.Min(_count, destination.Length);
        for (int i = 0; i < length; i++)
        {
            destination[i] = _characters[i].Scalar;
        }

        return length;
    }

    /// <summary>Gives the pooled memory back.</summary>
    public void Dispose()
    {
        if (_rented is { } array)
        {
            _rented = null;
            _characters = default;
            ArrayPool<ClassedScalar>.Shared.Return(array);
        }
    }

    private void Add(int scalar)
    {
        if (_count == _characters.Length)
        {
            Grow();
        }

        _characters[_count++] = new ClassedScalar(scalar, _table.CombiningClass(scalar));
    }

    private void Grow()
    {
        ClassedScalar[] larger = ArrayPool<ClassedScalar>.Shared.Rent(checked(_characters.Length * 2));
        _characters.CopyTo(larger);
        Dispose();
        _rented = larger;
        _characters = larger;
    }
}
