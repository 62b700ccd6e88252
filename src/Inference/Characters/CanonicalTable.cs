namespace DistillEmb.Characters;

/// <summary>
/// The canonical properties of every character, of one Unicode version, from the resource
/// <c>nfc.bin</c>.
/// </summary>
/// <remarks>
/// The script <c>eng/unicode/make_nfc.py</c> writes the resource and describes its format. The
/// composition exclusions (UAX #15, section 5) are already left out of its compositions. By the
/// stability policy (UAX #15, section 3) a later Unicode version changes nothing for the
/// characters which this one assigns; the others are starters without a decomposition.
/// </remarks>
internal sealed class CanonicalTable
{
    /// <summary>The longest full decomposition of one character, in scalars.</summary>
    public const int MaxDecomposition = 4;

    private const int BlockShift = CanonicalTableReader.BlockShift;
    private const int BlockMask = (1 << BlockShift) - 1;

    private readonly byte[] _index;
    private readonly byte[] _blocks;
    private readonly byte[] _combiningClasses;
    private readonly CanonicalFlags[] _flags;
    private readonly CanonicalMappings _mappings;

    private CanonicalTable(ref CanonicalTableReader reader)
    {
        UnicodeVersion = reader.UnicodeVersion;
        (_combiningClasses, _flags) = reader.ReadClasses();
        _index = reader.ReadIndex();
        _blocks = reader.ReadBlocks();
        _mappings = new CanonicalMappings(reader.ReadDecompositions(), reader.ReadCompositions());
        reader.ExpectEnd();
    }

    /// <summary>The table, read at its first use.</summary>
    public static CanonicalTable Instance { get; } = Load();

    /// <summary>The version of the Unicode Character Database that the table is from.</summary>
    public Version UnicodeVersion { get; }

    /// <summary>
    /// Tells whether the scalar begins with a starter that never composes with a character
    /// before it.
    /// </summary>
    public bool HasBoundaryBefore(int scalar) =>
        (_flags[Class(scalar)] & CanonicalFlags.BoundaryBefore) != 0;

    /// <summary>
    /// Tells whether a boundary lies before the scalar and it is its own Normalization Form C
    /// (NFC_Quick_Check=Yes, UAX #15, section 9).
    /// </summary>
    public bool IsStable(int scalar) =>
        (_flags[Class(scalar)] & CanonicalFlags.Stable) != 0;

    /// <summary>Returns the Canonical_Combining_Class of a scalar; zero is a starter.</summary>
    public int CombiningClass(int scalar) => _combiningClasses[Class(scalar)];

    /// <summary>
    /// Gives the one-step canonical decomposition of a scalar, if it has one. The second part is
    /// zero where a single character stands for the scalar.
    /// </summary>
    public bool TryDecompose(int scalar, out int first, out int second)
    {
        if ((_flags[Class(scalar)] & CanonicalFlags.Decomposes) != 0)
        {
            return _mappings.TryDecompose(scalar, out first, out second);
        }

        if (Hangul.IsSyllable(scalar))
        {
            (first, second) = Hangul.Decompose(scalar);
            return true;
        }

        (first, second) = (0, 0);
        return false;
    }

    /// <summary>Gives the primary composite of two scalars, if they have one.</summary>
    public bool TryCompose(int first, int second, out int composite) =>
        Hangul.TryCompose(first, second, out composite)
        || _mappings.TryCompose(first, second, out composite);

    private static CanonicalTable Load()
    {
        CanonicalTableReader reader = CanonicalTableReader.Open();
        return new CanonicalTable(ref reader);
    }

    // Class zero is that of ordinary characters: starters without a decomposition that compose
    // with nothing before them. The code points past the index have it, and so has -1.
    private int Class(int scalar)
    {
        uint block = (uint)scalar >> BlockShift;
        return block < (uint)_index.Length
            ? _blocks[(_index[block] << BlockShift) | (scalar & BlockMask)]
            : 0;
    }
}
