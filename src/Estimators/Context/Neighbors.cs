namespace DistillEmb.MLNet.Context;

/// <summary>Which word stands beside which token.</summary>
internal static class Neighbors
{
    /// <param name="rows">Of each row, the number of each token's word.</param>
    /// <param name="backward">Whether the words before are asked for, rather than those behind.</param>
    /// <returns>Pairs of a token, counted over all rows, and the word beside it; tokens at the end have none.</returns>
    public static List<(int Token, int Neighbor)> Of(IEnumerable<int[]> rows, bool backward)
    {
        var pairs = new List<(int Token, int Neighbor)>();
        int start = 0;
        foreach (int[] row in rows)
        {
            for (int i = 1; i < row.Length; i++) pairs.Add(backward ? (start + i, row[i - 1]) : (start + i - 1, row[i]));
            start += row.Length;
        }

        return pairs;
    }
}
