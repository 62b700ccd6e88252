namespace DistillEmb.MLNet.Samples.Generator.Grammar;

/// <summary>What can be said about one matter.</summary>
internal sealed class Topic
{
    private readonly Dictionary<string, Frame[]> bySubject;

    public Topic(string frames)
    {
        Frames = [.. Frame.List(frames)];
        bySubject = Frames
            .Where(frame => !frame.IsCopular)
            .SelectMany(frame => frame.Subjects.Select(subject => (subject, frame)))
            .GroupBy(pair => pair.subject, pair => pair.frame, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public Frame[] Frames { get; }

    /// <summary>Another frame that the same subject can take.</summary>
    public Frame? Another(SplitMix64 random, string subject, Frame first)
    {
        if (!bySubject.TryGetValue(subject, out Frame[]? frames))
        {
            return null;
        }

        Frame other = random.PickRanked(frames, 3);
        return other.Verb == first.Verb ? null : other;
    }
}
