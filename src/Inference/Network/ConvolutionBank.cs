namespace DistillEmb;

/// <summary>Convolution filters of one width along the characters of a word.</summary>
/// <param name="Width">How many neighbouring characters a filter sees, 1 to 16.</param>
/// <param name="Filters">How many filters there are; a multiple of 8, at most 4096.</param>
public readonly record struct ConvolutionBank(int Width, int Filters)
{
    /// <summary>The widest filters that there are.</summary>
    internal const int LargestWidth = 16;

    /// <summary>
    /// Positions to the left of the one that a filter is centered on ("same" padding; an even width looks one position
    /// further to the right).
    /// </summary>
    internal int Left => (Width - 1) / 2;
}
