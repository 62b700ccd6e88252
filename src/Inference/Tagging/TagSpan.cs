namespace DistillEmb.Tagging;

/// <summary>Tokens that are one entity.</summary>
/// <param name="Type">Its type.</param>
/// <param name="First">The place of its first token, from 0.</param>
/// <param name="Last">The place of its last token.</param>
internal readonly record struct TagSpan(string Type, int First, int Last)
{
    /// <summary>Its tokens, with single blanks between them.</summary>
    public string Join(IReadOnlyList<string> tokens) => string.Join(' ', tokens.Skip(First).Take(Last - First + 1));

    /// <summary>How sure it is, of how sure its tokens are.</summary>
    public float Confidence(IReadOnlyList<float> tokens, EntityConfidence form)
    {
        IEnumerable<float> own = tokens.Skip(First).Take(Last - First + 1);
        return form == EntityConfidence.Minimum ? own.Min() : own.Average();
    }
}
