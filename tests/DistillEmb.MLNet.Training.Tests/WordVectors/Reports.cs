namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>Hands reports on, at once and on the thread that makes them.</summary>
internal sealed class Reports(Action<WordVectorProgress> tell) : IProgress<WordVectorProgress>
{
    public void Report(WordVectorProgress value) => tell(value);
}
