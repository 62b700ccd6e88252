namespace DistillEmb;

/// <summary>What the confidence of an entity is, of those of its tokens' tags.</summary>
public enum EntityConfidence
{
    /// <summary>The smallest: an entity is no surer than its least sure token.</summary>
    Minimum,

    /// <summary>The mean.</summary>
    Mean,
}
