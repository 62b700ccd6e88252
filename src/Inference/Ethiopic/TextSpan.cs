namespace DistillEmb.Ethiopic;

/// <summary>A part of a text, in UTF-16 code units.</summary>
internal readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public Range ToRange() => Start..End;
}
