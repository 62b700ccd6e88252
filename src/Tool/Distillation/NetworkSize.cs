namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary>The networks of <c>--size</c>.</summary>
internal enum NetworkSize
{
    /// <summary>The position-wise network with a bag of n-grams, the default.</summary>
    Positional,

    /// <summary>The published small network.</summary>
    Small,

    /// <summary>The published medium network.</summary>
    Medium,

    /// <summary>The published large network.</summary>
    Large,
}
