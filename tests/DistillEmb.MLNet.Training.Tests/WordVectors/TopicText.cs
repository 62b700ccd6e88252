namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>A made-up text: each line is of one topic and has words of that alone, beside those that all topics have.</summary>
internal static class TopicText
{
    public const int Topics = 4;
    public const int WordsPerTopic = 12;

    public static string Make(int lines, int seed = 1)
    {
        var random = new Random(seed);
        return string.Join('\n', Enumerable.Range(0, lines).Select(_ =>
        {
            int topic = random.Next(Topics);
            return string.Join(' ', Enumerable.Range(0, 12).Select(_ => random.Next(3) == 0 ? $"all{random.Next(5)}" : $"topic{topic}word{random.Next(WordsPerTopic)}"));
        }));
    }
}
