namespace DistillEmb.MLNet.Samples.Generator.Morphology;

/// <summary>
/// A verb by its four principal parts, each in the third person masculine: ሰበረ, ይሰብር, ሰብሮ, መስበር. All other forms
/// follow from these.
/// </summary>
internal sealed class Verb
{
    public Verb(string perfective, string imperfective, string gerund, string infinitive)
    {
        Perfective = perfective;
        Infinitive = infinitive;
        HasA = imperfective[0] == 'ያ';
        if (imperfective[0] is not ('ያ' or 'ይ') || Syllable.Order(gerund[^1]) != Syllable.O)
        {
            throw new ArgumentException($"Principal parts of {perfective} are not as expected.");
        }

        ImperfectiveStem = imperfective[1..];
        GerundStem = Syllable.Last(gerund, Syllable.Bare);
        bool weak = gerund[^1] == 'ቶ' && Syllable.Row(perfective[^1]) != 'ተ';
        EndsInVowel = weak || Syllable.Order(perfective[^1]) == Syllable.A;
    }

    /// <summary>The dictionary form, 'he did'.</summary>
    public string Perfective { get; }

    public string Infinitive { get; }

    /// <summary>What follows the person's prefix in the imperfective.</summary>
    public string ImperfectiveStem { get; }

    /// <summary>The gerund without its vowel.</summary>
    public string GerundStem { get; }

    /// <summary>Whether the person's prefix takes the vowel a, as in ያሸንፍ.</summary>
    public bool HasA { get; }

    /// <summary>Whether the perfective keeps a vowel before its endings, as in መጣሁ and ሰጠሁ against ሄድኩ.</summary>
    public bool EndsInVowel { get; }
}
