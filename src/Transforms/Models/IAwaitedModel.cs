namespace DistillEmb.MLNet.Models;

/// <summary>A transformer for whose saving something waits: the checkpoint of its training, which is needed until then.</summary>
internal interface IAwaitedModel
{
    /// <summary>Called when a file with the transformer in it is complete; null for nothing.</summary>
    Action? WhenSaved { get; }
}
