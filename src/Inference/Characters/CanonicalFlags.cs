namespace DistillEmb.Characters;

/// <summary>What <c>nfc.bin</c> says of a class of characters, besides the combining class.</summary>
[Flags]
internal enum CanonicalFlags : byte
{
    /// <summary>The character may join what stands before it.</summary>
    None = 0,

    /// <summary>Nothing before the character can change it or move past it.</summary>
    BoundaryBefore = 1,

    /// <summary><see cref="BoundaryBefore"/>, and the character is its own NFC.</summary>
    Stable = 2,

    /// <summary>The table holds a canonical decomposition of the character.</summary>
    Decomposes = 4,
}
