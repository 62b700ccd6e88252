namespace DistillEmb;

/// <summary>
/// How the weights of an encoder are stored in a model's <c>.zip</c>. An encoder calculates with the weights that are stored,
/// so that it gives the same vectors before it is saved and after it is loaded.
/// </summary>
/// <remarks>
/// Embedding, convolutions and dense layers are stored so; biases and layer normalisations, which are few, always as
/// <see cref="Float32"/>. In memory all weights are single-precision values: the speed is the same.
/// </remarks>
public enum WeightPrecision
{
    /// <summary>As they were trained: 4 bytes a weight.</summary>
    Float32 = 0,

    /// <summary>
    /// Rounded to half precision: 2 bytes a weight. A layer that holds a number beyond 65504 is kept as <see cref="Float32"/>.
    /// </summary>
    Float16 = 1,

    /// <summary>
    /// Rounded to 255 levels, -127 to 127 times a scale: 1 byte a weight. Each character of the embedding and each output of
    /// the other layers has a scale of its own.
    /// </summary>
    Int8 = 2,

    /// <summary>
    /// The rows of a bag of n-grams, each with a scale, in 15 levels, -7 to 7: half a byte a weight. They are most of the
    /// weights, and a word adds up many of them, which evens out what rounding does. All else as <see cref="Int8"/>.
    /// </summary>
    Int4 = 3,
}
