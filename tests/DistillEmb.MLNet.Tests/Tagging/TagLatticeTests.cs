using DistillEmb.Tagging;
using Xunit;

namespace DistillEmb.MLNet.Tests.Tagging;

/// <summary>The conditional random field against all sequences of tags, one by one.</summary>
public class TagLatticeTests
{
    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        foreach (string tags in new[] { "N V A", "O B-X I-X", "O B-X I-X E-X S-X", "O B-X I-X B-Y I-Y" })
        {
            for (int tokens = 1; tokens <= 5; tokens++)
            {
                cases.Add(tags, tokens, 10 * tokens);
                cases.Add(tags, tokens, (10 * tokens) + 1);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Best_tags_sums_and_probabilities_are_those_of_brute_force(string tags, int tokens, int seed)
    {
        TagSet set = Set(tags);
        (TagLattice lattice, float[] scores) = Random(set, tokens, seed);
        var all = Sequences(set.Count, tokens).Where(sequence => set.Allows(sequence)).Select(sequence => (Sequence: sequence, Score: Score(lattice, scores, sequence))).ToList();
        double sum = Math.Log(all.Sum(one => Math.Exp(one.Score)));

        int[] best = new int[tokens];
        lattice.FindBest(scores, best, new LatticeScratch());
        Assert.Equal(all.MaxBy(one => one.Score).Sequence, best);

        double[] forward = new double[scores.Length];
        double[] backward = new double[scores.Length];
        Assert.Equal(sum, lattice.Sum(scores, tokens, forward, backward), 9);

        float[] probabilities = new float[tokens];
        lattice.FindProbabilities(scores, best, probabilities, new LatticeScratch());
        for (int token = 0; token < tokens; token++)
            Assert.Equal(all.Where(one => one.Sequence[token] == best[token]).Sum(one => Math.Exp(one.Score - sum)), probabilities[token], 5);
    }

    [Theory]
    [InlineData("O B-X I-X B-Y I-Y")]
    [InlineData("O B-X I-X E-X S-X B-Y E-Y S-Y I-Y")]
    public void Forbidden_steps_are_never_taken_however_much_the_scores_ask_for_them(string tags)
    {
        TagSet set = Set(tags);
        for (int seed = 0; seed < 200; seed++)
        {
            int tokens = 1 + (seed % 12);
            (TagLattice lattice, float[] scores) = Random(set, tokens, seed, scale: 300);
            int[] best = new int[tokens];
            lattice.FindBest(scores, best, new LatticeScratch());
            Assert.True(set.Allows(best), string.Join(' ', best.Select(tag => set.Names[tag])));
            float[] probabilities = new float[tokens];
            lattice.FindProbabilities(scores, best, probabilities, new LatticeScratch());
            Assert.All(probabilities, probability => Assert.InRange(probability, 0, 1));
        }
    }

    [Fact]
    public void A_scratch_serves_rows_of_any_length()
    {
        TagSet set = Set("O B-X I-X");
        var scratch = new LatticeScratch();
        foreach (int tokens in new[] { 5, 0, 1, 300, 2 })
        {
            (TagLattice lattice, float[] scores) = Random(set, tokens, tokens);
            int[] best = new int[tokens];
            int[] again = new int[tokens];
            lattice.FindBest(scores, best, scratch);
            lattice.FindBest(scores, again, new LatticeScratch());
            Assert.Equal(again, best);
            lattice.FindProbabilities(scores, best, new float[tokens], scratch);
        }
    }

    private static TagSet Set(string tags) => new(tags.Split(' '), TagSet.RulesOf(tags.Split(' ')));

    private static (TagLattice Lattice, float[] Scores) Random(TagSet set, int tokens, int seed, float scale = 4)
    {
        var random = new Random(seed);
        return (new TagLattice(set, Numbers(set.Count), Numbers(set.Count * set.Count), Numbers(set.Count)), Numbers(tokens * set.Count));

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => scale * (random.NextSingle() - 0.5f))];
    }

    private static IEnumerable<int[]> Sequences(int tags, int tokens) => tokens == 0
        ? [[]]
        : Sequences(tags, tokens - 1).SelectMany(before => Enumerable.Range(0, tags).Select(tag => (int[])[.. before, tag]));

    private static double Score(TagLattice lattice, float[] scores, int[] sequence)
    {
        double score = lattice.Begin(sequence[0]) + lattice.End(sequence[^1]);
        for (int i = 0; i < sequence.Length; i++)
        {
            score += scores[(i * lattice.Count) + sequence[i]];
            if (i > 0) score += lattice.Transition(sequence[i - 1], sequence[i]);
        }

        return score;
    }
}
