using System.Globalization;
using DistillEmb.Characters;
using DistillEmb.Ethiopic;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Distillation;

/// <summary>All of a distilled encoder but its weights.</summary>
/// <param name="Vocabulary">The teachers, as the options treat them.</param>
/// <param name="Options">Checked options.</param>
/// <param name="Architecture">The network.</param>
/// <param name="Sequence">How a word becomes character ids.</param>
/// <param name="Heads">What answers the teachers.</param>
/// <param name="Seed">The seed of everything random.</param>
internal sealed record EncoderPlan(
    TeacherVocabulary Vocabulary, DistillEmbOptions Options, EncoderArchitecture Architecture, CharacterSequence Sequence, IReadOnlyList<EncoderHead> Heads, int Seed)
{
    /// <summary>The encoder with the weights that an epoch ended with.</summary>
    public DistillEmbEncoder Build(NetworkWeights weights, int epoch)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture),
            ["seed"] = Seed.ToString(CultureInfo.InvariantCulture),
            ["teachers"] = string.Join(", ", Vocabulary.Teachers),
            ["unicode"] = CanonicalTable.Instance.UnicodeVersion.ToString(),
            ["words"] = Vocabulary.Words.Count.ToString(CultureInfo.InvariantCulture),
        };
        if (Options.Tokenizer is TextTokenizer tokenizer) properties[DistillEmbEncoder.TokenizerProperty] = TokenizerDescription.Of(tokenizer);
        if (Options.ContinueFrom is not null) properties["continued"] = Continuation.NameOf(Options.ContinueFrom);
        return new DistillEmbEncoder(Architecture, Sequence, Heads, Options.NormalizeHeads, weights, properties, space: Vocabulary.Space);
    }
}
