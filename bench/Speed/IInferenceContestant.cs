namespace DistillEmb.MLNet.Speed;

/// <summary>A way to run a trained network whose speed is measured.</summary>
internal interface IInferenceContestant : IDisposable
{
    string Name { get; }

    /// <summary>Computes the vectors of a batch, on one thread.</summary>
    void Run(WordBatch batch);

    /// <summary>Vectors of a batch, [words, vector size], to compare.</summary>
    float[] VectorsOf(WordBatch batch);
}
