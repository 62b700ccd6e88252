using DistillEmb.MLNet.Samples.Generator.Lexicon;
using DistillEmb.MLNet.Samples.Generator.Topics;

namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>An endless stream of sentences, the same for the same seed.</summary>
internal sealed class SentenceMaker
{
    private const int Shortest = 5;
    private const int Longest = 18;

    private readonly SplitMix64 random;
    private readonly SentencePlans plans;
    private readonly Topic[] topics = AllTopics.Make();

    /// <param name="seed">Where the stream starts.</param>
    /// <param name="withKeptBack">Whether names kept back from the corpus and from training may occur.</param>
    public SentenceMaker(ulong seed, bool withKeptBack)
    {
        random = new SplitMix64(seed);
        EntityPhrases entities = new(random, withKeptBack);
        NounPhrases nouns = new(random, new Vocabulary(), entities, new QuantityPhrases(random));
        Clauses clauses = new(random, new Arguments(random, nouns), new TimePhrases(random));
        plans = new SentencePlans(random, nouns, clauses);
    }

    /// <summary>The next sentence.</summary>
    /// <param name="chosen">What it is about; null for any topic.</param>
    public IReadOnlyList<Token> Next(Topic? chosen = null)
    {
        while (true)
        {
            Topic topic = chosen ?? random.Pick(topics);
            int plan = random.Below(100);
            List<Token>? tokens = plan switch
            {
                < 36 => plans.Simple(topic),
                < 60 => plans.Linked(topic),
                < 69 => plans.TwoSubjects(topic),
                < 78 => plans.WhoDid(topic),
                < 83 => plans.WhatWasDone(topic),
                < 93 => plans.Said(topic),
                _ => plans.Question(topic),
            };
            tokens?.Add(new Token(plan >= 93 ? "?" : "።"));
            if (tokens is { Count: >= Shortest and <= Longest })
            {
                return tokens;
            }
        }
    }
}
