using System.Text;
using DistillEmb.MLNet.Samples.Generator.Grammar;
using DistillEmb.MLNet.Samples.Generator.Topics;

namespace DistillEmb.MLNet.Samples.Generator.Output;

/// <summary>
/// Texts and their topics: a label, a tab and a text of two to four sentences a line. Only part of a text is about its topic. Signs stand at the words as people
/// write them, and some texts have the old wordspace between words. No sentence occurs twice, and none occurs in the corpus or the named-entity set.
/// </summary>
internal sealed class TopicWriter(string folder, HashSet<string> seen)
{
    private const int PercentOfTopic = 55; // Of the sentences behind the first.
    private const int PercentOldSpelling = 15;
    private const ulong TrainSeed = 53_09;
    private const ulong HeldOutSeed = 91_07;

    private static readonly (string Label, Topic Topic)[] Labels =
    [
        ("agriculture", new Topic(FarmFrames.Text)),
        ("business", new Topic(MarketFrames.Text)),
        ("education", new Topic(SchoolFrames.Text)),
        ("health", new Topic(HealthFrames.Text)),
        ("sport", new Topic(FootballFrames.Text)),
        ("weather", new Topic(WeatherFrames.Text)),
    ];

    private readonly SplitMix64 random = new(TrainSeed + HeldOutSeed);

    public void Write()
    {
        SentenceMaker heldOut = new(HeldOutSeed, withKeptBack: true);
        WritePart("dev.tsv", heldOut, 120);
        WritePart("test.tsv", heldOut, 240);
        WritePart("train.tsv", new SentenceMaker(TrainSeed, withKeptBack: false), 600);
    }

    private void WritePart(string name, SentenceMaker maker, int count)
    {
        List<string> lines = ["label\ttext"];
        for (int i = 0; i < count; i++)
        {
            (string label, Topic topic) = Labels[i % Labels.Length];
            lines.Add($"{label}\t{MakeText(maker, topic)}");
        }

        TextFile.Write(Path.Combine(folder, "amharic-topics", name), lines);
    }

    private string MakeText(SentenceMaker maker, Topic topic)
    {
        char space = random.Chance(PercentOldSpelling) ? '\u1361' : ' ';
        StringBuilder text = new();
        int sentences = 2 + random.Below(3);
        for (int i = 0; i < sentences; i++)
        {
            IReadOnlyList<Token> tokens = MakeSentence(maker, i == 0 || random.Chance(PercentOfTopic) ? topic : null);
            if (i > 0)
            {
                text.Append(' ');
            }

            text.AppendJoin(space, tokens.Take(tokens.Count - 1).Select(token => token.Text)).Append(tokens[^1].Text);
        }

        return text.ToString();
    }

    private IReadOnlyList<Token> MakeSentence(SentenceMaker maker, Topic? topic)
    {
        while (true)
        {
            IReadOnlyList<Token> tokens = maker.Next(topic);
            if (seen.Add(string.Join(' ', tokens.Select(token => token.Text))))
            {
                return tokens;
            }
        }
    }
}
