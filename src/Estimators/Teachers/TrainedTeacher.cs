namespace DistillEmb.MLNet.Teachers;

/// <summary>Word vectors that were trained from a corpus.</summary>
internal sealed class TrainedTeacher(TrainedWordVectors trained, string name) : Teacher(name)
{
    internal override WordVectors Load(CancellationToken cancellation) => Copy(trained);

    /// <summary>The words and vectors, as teachers have them.</summary>
    public static WordVectors Copy(TrainedWordVectors trained)
    {
        var vectors = new WordVectors(trained.Dimension, "word");
        for (int word = 0; word < trained.Count; word++) vectors.Add(trained.WordAt(word), trained[word], word + 1);
        return vectors;
    }
}
