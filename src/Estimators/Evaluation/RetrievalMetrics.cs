namespace DistillEmb.MLNet;

/// <summary>How close an encoder places words to where one teacher has them.</summary>
/// <remarks>
/// For every queried word, its own teacher vector is ranked among the teacher's vectors of the whole vocabulary by cosine
/// with the encoder's vector; ties count against the encoder. All cosines are of vectors scaled to length 1.
/// </remarks>
public sealed class RetrievalMetrics
{
    internal RetrievalMetrics(string head, int queries, double hitsAt1, double hitsAt10, double meanReciprocalRank, double meanCosine, double centeredCosine)
    {
        Head = head;
        Queries = queries;
        HitsAt1 = hitsAt1;
        HitsAt10 = hitsAt10;
        MeanReciprocalRank = meanReciprocalRank;
        MeanCosine = meanCosine;
        CenteredCosine = centeredCosine;
    }

    /// <summary>The name of the teacher.</summary>
    public string Head { get; }

    /// <summary>How many words were asked for.</summary>
    public int Queries { get; }

    /// <summary>The share of words whose own vector ranks first, 0 to 1.</summary>
    public double HitsAt1 { get; }

    /// <summary>The share of words whose own vector is among the first ten, 0 to 1.</summary>
    public double HitsAt10 { get; }

    /// <summary>The mean of 1 / rank, 0 to 1.</summary>
    public double MeanReciprocalRank { get; }

    /// <summary>The mean cosine of a word's two vectors.</summary>
    public double MeanCosine { get; }

    /// <summary>The mean cosine after the mean of the teacher's vocabulary is subtracted from both vectors.</summary>
    public double CenteredCosine { get; }

    internal static RetrievalMetrics Read(BinaryReader reader) =>
        new(reader.ReadString(), reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Head);
        writer.Write(Queries);
        foreach (double figure in new[] { HitsAt1, HitsAt10, MeanReciprocalRank, MeanCosine, CenteredCosine }) writer.Write(figure);
    }

    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant(
        $"{Head}: hits@1 {HitsAt1:F3}, hits@10 {HitsAt10:F3}, MRR {MeanReciprocalRank:F3}, cosine {MeanCosine:F3}, centered {CenteredCosine:F3} ({Queries} words)");
}
