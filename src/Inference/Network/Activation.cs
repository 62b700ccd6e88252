namespace DistillEmb.Network;

/// <summary>The activation functions of the published networks.</summary>
internal enum Activation
{
    /// <summary>x where x is positive, else x / 100.</summary>
    LeakyRelu = 0,

    /// <summary>x tanh(ln(1 + e^x)) (Misra 2019).</summary>
    Mish = 1,
}
