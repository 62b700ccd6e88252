namespace DistillEmb.MLNet.Learning;

/// <summary>How a model does on what it was not trained on, after an epoch.</summary>
internal interface IJudgement<TSelf>
    where TSelf : class, IJudgement<TSelf>
{
    /// <summary>The higher the better; null where nothing was held out, and the latest epoch is the best.</summary>
    double? Score { get; }

    void Write(BinaryWriter writer);

    static abstract TSelf Read(BinaryReader reader);
}
