namespace DistillEmb.MLNet.Speed;

/// <summary>A way to train whose speed is measured.</summary>
internal interface ITrainingContestant
{
    string Name { get; }

    TrainingArithmetic Arithmetic { get; }

    /// <summary>Trains for a while, warmed up.</summary>
    /// <param name="threads">Threads to train with.</param>
    TrainingPace Measure(int threads);
}
