namespace DistillEmb.MLNet;

/// <summary>What a teacher word is used for. A stable hash of the word decides, so it is the same in every run.</summary>
public enum WordSubset
{
    /// <summary>Words that the encoder is trained on: 90 %.</summary>
    Train = 0,

    /// <summary>Words that choose the best epoch: 5 %. The encoder is not trained on them.</summary>
    Dev = 1,

    /// <summary>Words that figures are reported on: 5 %. Neither training nor choosing sees them.</summary>
    Test = 2,
}
