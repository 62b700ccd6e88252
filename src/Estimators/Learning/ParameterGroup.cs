namespace DistillEmb.MLNet.Learning;

/// <summary>Parameters that one learning rate moves.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="RateOf">The rate of a step, from 0.</param>
internal sealed record ParameterGroup(NetworkParameters Parameters, Func<int, double> RateOf);
