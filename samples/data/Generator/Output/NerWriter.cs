using DistillEmb.MLNet.Samples.Generator.Grammar;

namespace DistillEmb.MLNet.Samples.Generator.Output;

/// <summary>
/// The tagged named-entity set: a token and its tag a line, an empty line after each sentence. No sentence occurs
/// twice, and none occurs in the corpus; development and test sentences also hold names kept back from the rest.
/// </summary>
internal sealed class NerWriter(string folder, HashSet<string> seen)
{
    private const int PercentWithoutNames = 25;
    private const ulong TrainSeed = 31_01;
    private const ulong HeldOutSeed = 77_03;

    private readonly SplitMix64 random = new(TrainSeed + HeldOutSeed);

    public void Write()
    {
        SentenceMaker heldOut = new(HeldOutSeed, withKeptBack: true);
        WritePart("dev.txt", heldOut, 200);
        WritePart("test.txt", heldOut, 300);
        WritePart("train.txt", new SentenceMaker(TrainSeed, withKeptBack: false), 1_500);
    }

    private void WritePart(string name, SentenceMaker maker, int count)
    {
        List<string> lines = [];
        for (int left = count; left > 0;)
        {
            IReadOnlyList<Token> tokens = maker.Next();
            bool named = tokens.Any(token => token.Tag != Token.Outside);
            bool kept = named || random.Chance(PercentWithoutNames);
            if (!kept || !seen.Add(string.Join(' ', tokens.Select(token => token.Text))))
            {
                continue;
            }

            lines.AddRange(tokens.Select(token => $"{token.Text} {token.Tag}"));
            lines.Add(string.Empty);
            left--;
        }

        TextFile.Write(Path.Combine(folder, "amharic-ner", name), lines);
    }
}
