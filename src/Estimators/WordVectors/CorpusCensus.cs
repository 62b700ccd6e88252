using System.Globalization;

namespace DistillEmb.MLNet;

/// <summary>What was counted in a corpus, and what of it is trained on.</summary>
/// <param name="Tokens">Tokens of the corpus.</param>
/// <param name="KeptTokens">Tokens whose word is kept.</param>
/// <param name="DifferentWords">Different words.</param>
/// <param name="KeptWords">Words that occur often enough and are kept.</param>
/// <param name="Lines">Lines or rows, empty ones included.</param>
public sealed record CorpusCensus(long Tokens, long KeptTokens, long DifferentWords, int KeptWords, long Lines)
{
    /// <summary>The share of the tokens whose word is kept, 0 to 1.</summary>
    public double Coverage => Tokens == 0 ? 0 : (double)KeptTokens / Tokens;

    /// <summary>The census in a sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Tokens} tokens in {Lines} lines; {KeptWords} of {DifferentWords} different words are kept, which cover {100 * Coverage:F2} % of the tokens; {DifferentWords - KeptWords} rarer ones are dropped.");
}
