using DistillEmb.Limits;
using DistillEmb.MLNet.Limits;

namespace DistillEmb.MLNet;

/// <content>What options have to be together; alone, each is held to the limits that stand on it.</content>
public sealed partial class WordVectorOptions
{
    /// <summary>Checks all options, and names everything that is wrong at once.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    internal void Check() => OptionCheck.ThrowIfAny(nameof(WordVectorOptions), [.. Faults()]);

    /// <summary>Everything that is wrong, a sentence each.</summary>
    internal IEnumerable<string> Faults() => OptionLimits.FaultsOf(this).Append(FaultOfNgrams()).OfType<string>();

    private string? FaultOfNgrams()
    {
        if (LongestNgram < ShortestNgram) return $"{nameof(LongestNgram)} is {LongestNgram} but {nameof(ShortestNgram)} is {ShortestNgram}; it must be at least that.";
        return ShortestNgram == 0 && LongestNgram > 0 ? $"{nameof(ShortestNgram)} is 0 but {nameof(LongestNgram)} is {LongestNgram}; both must be 0, for words alone, or none." : null;
    }
}
