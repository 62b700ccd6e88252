namespace DistillEmb.Network;

/// <summary>
/// One convolution of <see cref="PublishedArchitecture"/>: no padding, stride 1, then the maximum over neighbouring
/// positions. Maps are held position by position, [positions, channels].
/// </summary>
/// <param name="Width">Positions that a filter sees.</param>
/// <param name="InputChannels">Channels of the map before.</param>
/// <param name="InputLength">Positions of the map before.</param>
/// <param name="Channels">Filters.</param>
/// <param name="Pool">Positions that pooling joins; 1 for none.</param>
internal sealed record ConvolutionStage(int Width, int InputChannels, int InputLength, int Channels, int Pool)
{
    /// <summary>Positions after pooling; those that fill no pool are left out.</summary>
    public int Length => (InputLength - Width + 1) / Pool;

    /// <summary>Positions that have to be convolved.</summary>
    public int ConvolvedLength => Length * Pool;

    /// <summary>Values of the map after pooling.</summary>
    public int Size => Length * Channels;
}
