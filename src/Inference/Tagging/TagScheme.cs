namespace DistillEmb;

/// <summary>How tags mark the spans of entities, where a reading is to be strict. <c>O</c> is outside of all of them.</summary>
public enum TagScheme
{
    /// <summary><c>B-</c> begins a span, <c>I-</c> of the same type goes on with it; an <c>I-</c> without that is no entity.</summary>
    Iob2,

    /// <summary><c>B-</c> begins, <c>I-</c> goes on, <c>E-</c> ends a span of several tokens, all of one type; <c>S-</c> is a span of a single token. A span that does not end is no entity.</summary>
    Iobes,

    /// <summary>As <see cref="Iobes"/>, with <c>L-</c> (last) for <c>E-</c> and <c>U-</c> (unit) for <c>S-</c>.</summary>
    Bilou,
}
