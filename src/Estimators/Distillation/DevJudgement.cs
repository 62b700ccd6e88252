using DistillEmb.MLNet.Learning;

namespace DistillEmb.MLNet.Distillation;

/// <summary>How an encoder does on dev words.</summary>
/// <param name="Heads">One result a teacher; none where there are no dev words.</param>
internal sealed record DevJudgement(IReadOnlyList<RetrievalMetrics> Heads) : IJudgement<DevJudgement>
{
    /// <summary>The mean reciprocal rank, averaged over teachers.</summary>
    public double? Score => Heads.Count > 0 ? Heads.Average(metrics => metrics.MeanReciprocalRank) : null;

    public void Write(BinaryWriter writer)
    {
        writer.Write(Heads.Count);
        foreach (RetrievalMetrics metrics in Heads) metrics.Write(writer);
    }

    public static DevJudgement Read(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        if (count < 0) throw new InvalidDataException($"{count} heads are announced.");
        var heads = new List<RetrievalMetrics>(); // Of what is there, whatever was announced.
        while (heads.Count < count) heads.Add(RetrievalMetrics.Read(reader));
        return new DevJudgement(heads);
    }
}
