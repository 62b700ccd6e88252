namespace DistillEmb.MLNet.Evaluation;

/// <summary>Sums what was found for each queried word.</summary>
internal sealed class RetrievalTally(string head)
{
    private int _queries;
    private int _first;
    private int _amongTen;
    private double _reciprocalRanks;
    private double _cosines;
    private double _centeredCosines;

    public void Add(int rank, double cosine, double centeredCosine)
    {
        _queries++;
        if (rank <= 1) _first++;
        if (rank <= 10) _amongTen++;
        _reciprocalRanks += 1.0 / rank;
        _cosines += cosine;
        _centeredCosines += centeredCosine;
    }

    public RetrievalMetrics ToMetrics() => new(
        head,
        _queries,
        (double)_first / _queries,
        (double)_amongTen / _queries,
        _reciprocalRanks / _queries,
        _cosines / _queries,
        _centeredCosines / _queries);
}
