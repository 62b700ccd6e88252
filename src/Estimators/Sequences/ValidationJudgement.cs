using DistillEmb.MLNet.Learning;

namespace DistillEmb.MLNet.Sequences;

/// <summary>How a model does on the validation rows.</summary>
/// <param name="Score">0 to 1; null where there are no such rows.</param>
internal sealed record ValidationJudgement(double? Score) : IJudgement<ValidationJudgement>
{
    public void Write(BinaryWriter writer) => writer.Write(Score ?? double.NaN);

    public static ValidationJudgement Read(BinaryReader reader) => new(reader.ReadDouble() is var score && double.IsNaN(score) ? null : score);
}
