using DistillEmb.MLNet.SkipGram;

namespace DistillEmb.MLNet.Teachers;

/// <summary>Word vectors that are trained from a corpus when they are asked for.</summary>
/// <param name="lines">The corpus.</param>
/// <param name="options">Checked options, which nobody else changes.</param>
/// <param name="name">The teacher's name.</param>
internal sealed class CorpusTeacher(TokenLines lines, WordVectorOptions options, string name) : Teacher(name)
{
    internal override string Description => $"The teacher '{Name}' (trained from a corpus)";

    internal override void CheckExists() => lines.CheckExists();

    internal override WordVectors Load(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, options.CancellationToken);
        WordVectorOptions own = options.Clone();
        own.CancellationToken = stop.Token;
        using TrainedWordVectors trained = WordVectorTraining.Train(lines, own);
        cancellation.ThrowIfCancellationRequested();
        WordVectors vectors = TrainedTeacher.Copy(trained);
        if (trained.Reading is not null) vectors.Find(trained.Reading);
        vectors.Find($"The teacher '{Name}' is trained on {trained.Census}");
        foreach (string message in trained.Messages) vectors.Find($"The teacher '{Name}': {message}");
        return vectors;
    }
}
