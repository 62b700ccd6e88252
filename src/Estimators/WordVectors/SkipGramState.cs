using System.Globalization;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>All of a training that changes while it goes on. What is random is not in it: it follows from the seed, the epoch and the line.</summary>
/// <param name="model">The matrices.</param>
/// <param name="blocks">Blocks of an epoch.</param>
/// <param name="epochs">Epochs of the whole training.</param>
internal sealed class SkipGramState(SkipGramModel model, int blocks, int epochs)
{
    /// <summary>How often the learning rate may be halved.</summary>
    public const int MostHalvings = 8;

    /// <summary>The least that <see cref="RateFactor"/> can be.</summary>
    public const double LeastRateFactor = 1d / (1 << MostHalvings);

    public SkipGramModel Model => model;

    /// <summary>Blocks of the whole training, over all epochs.</summary>
    public long Steps => (long)epochs * blocks;

    /// <summary>Blocks that were trained on, over all epochs.</summary>
    public long Step { get; set; }

    /// <summary>Epochs that were completed.</summary>
    public int Epoch => (int)(Step / blocks);

    /// <summary>What the learning rate is multiplied by: halved each time training diverged.</summary>
    public double RateFactor { get; set; } = 1;

    /// <summary>The loss of the lines held out, after the last completed epoch; infinite before, and where there are none.</summary>
    public double HeldOutLoss { get; set; } = double.PositiveInfinity;

    /// <summary>Whether training ended before its last epoch, because the loss of the lines held out rose.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Why no training can have left this state, in a part of a sentence, whatever its vectors are; null where one can.</summary>
    public string? Fault()
    {
        if (Step < 0 || Step > Steps) return $"{Step} blocks were trained on; expected 0 to {Steps}";
        if (RateFactor is not (>= LeastRateFactor and <= 1)) return string.Create(CultureInfo.InvariantCulture, $"the learning rate is multiplied by {RateFactor}; expected {LeastRateFactor} to 1");
        if (double.IsNaN(HeldOutLoss)) return "the loss of the lines held out is no number";
        return double.IsFinite(Model.Loss.Sum) && Model.Loss.Count >= 0 ? null : string.Create(CultureInfo.InvariantCulture, $"the loss of {Model.Loss.Count} pairs is {Model.Loss.Sum}; expected a finite one of 0 pairs or more");
    }
}
