namespace DistillEmb;

/// <summary>How a text classifier makes one vector of those that its LSTM gives for the tokens of a row.</summary>
public enum TextPooling
{
    /// <summary>What each direction of the LSTM gives when it has read the whole row.</summary>
    FinalStates,

    /// <summary>A mean over the tokens, weighted by how much each matters (P. Zhou et al., "Attention-based bidirectional LSTM networks for relation classification", 2016).</summary>
    Attention,

    /// <summary>The largest value of each number over the tokens.</summary>
    Maximum,
}
