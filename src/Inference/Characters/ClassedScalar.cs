namespace DistillEmb.Characters;

/// <summary>
/// A scalar together with its Canonical_Combining_Class, which every step of normalisation asks
/// for. Zero is the class of starters.
/// </summary>
internal readonly struct ClassedScalar
{
    private const int ClassShift = 24;

    // The class in the high 8 bits, the scalar in the low 24.
    private readonly int _packed;

    /// <summary>Joins a scalar and its class.</summary>
    public ClassedScalar(int scalar, int combiningClass)
    {
        _packed = (combiningClass << ClassShift) | scalar;
    }

    /// <summary>The scalar value.</summary>
    public int Scalar => _packed & ((1 << ClassShift) - 1);

    /// <summary>The combining class, 0 to 255.</summary>
    public int CombiningClass => _packed >>> ClassShift;

    /// <summary>Tells whether the combining class is zero.</summary>
    public bool IsStarter => CombiningClass == 0;
}
