using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>Gives the loss of a share of a batch's words, and its gradient.</summary>
/// <param name="vectors">Their raw vectors, [words, vector size].</param>
/// <param name="share">Which words of the batch they are.</param>
/// <param name="gradient">Receives the gradient of the vectors.</param>
internal delegate double VectorLoss(Tensor vectors, BatchShare share, out Tensor gradient);
