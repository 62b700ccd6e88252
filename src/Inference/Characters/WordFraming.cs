namespace DistillEmb.Characters;

/// <summary>How the characters of a word stand in the fixed-length sequence that a network reads.</summary>
internal enum WordFraming
{
    /// <summary>Begin mark, characters, end mark, then padding.</summary>
    Marks = 0,

    /// <summary>Characters alone, padded on both sides, with the smaller half of what is missing on the left.</summary>
    Centered = 1,
}
