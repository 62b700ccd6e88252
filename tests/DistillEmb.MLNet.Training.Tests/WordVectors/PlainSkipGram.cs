using DistillEmb.MLNet.SkipGram;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>Skip-gram with negative sampling as fastText writes it down: for each pair, the mean of the center's rows, then row by row score, gradient and update, then all rows of the center. In double precision.</summary>
internal sealed class PlainSkipGram
{
    private readonly InputRows _rows;

    public PlainSkipGram(SkipGramModel model, InputRows rows)
    {
        _rows = rows;
        Input = Copy(model.Input);
        Output = Copy(model.Output);
    }

    public double[][] Input { get; }

    public double[][] Output { get; }

    public void Train(WindowBatch batch)
    {
        int at = 0;
        for (int i = 0; i < batch.CenterCount; i++)
        {
            for (int pair = 0; pair < batch.Pairs[i]; pair++, at += batch.RowsPerPair) Train(batch.Centers[i], batch.Rows.AsSpan(at, batch.RowsPerPair), batch.Rates[i]);
        }
    }

    private void Train(int center, ReadOnlySpan<int> rows, double rate)
    {
        int[] inputs = _rows[center].ToArray();
        int dimension = Input[0].Length;
        double[] hidden = [.. Enumerable.Range(0, dimension).Select(d => inputs.Average(row => Input[row][d]))];
        double[] gradient = new double[dimension];
        for (int i = 0; i < rows.Length; i++)
        {
            double[] row = Output[rows[i] < 0 ? ~rows[i] : rows[i]];
            double score = row.Zip(hidden, (x, h) => x * h).Sum();
            double step = rate * ((i == 0 ? 1 : 0) - (1 / (1 + Math.Exp(-score))));
            for (int d = 0; d < dimension; d++)
            {
                gradient[d] += step * row[d];
                row[d] += step * hidden[d];
            }
        }

        foreach (int row in inputs)
        {
            for (int d = 0; d < dimension; d++) Input[row][d] += gradient[d];
        }
    }

    private static double[][] Copy(EmbeddingMatrix matrix) => [.. Enumerable.Range(0, matrix.Rows).Select(row => Array.ConvertAll(matrix[row].ToArray(), value => (double)value))];
}
