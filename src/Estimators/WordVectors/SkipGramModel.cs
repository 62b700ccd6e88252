using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// The two matrices of skip-gram with negative sampling, and their update: fastText's (Bojanowski et al. 2017), rearranged. The rows of a word change by the
/// gradients of its own window alone, so they are averaged once a window. After each pair the mean moves as it would if all rows had moved, and the rows
/// themselves are moved by the sum of the gradients when the window is through.
/// </summary>
internal sealed class SkipGramModel : IDisposable
{
    private const int PairsAhead = 2; // Of the one that is trained, memory is asked for their rows.
    private const int PairsPerLoss = 32; // The loss is taken of one pair in so many.

    private readonly InputRows _rows;
    private readonly EmbeddingMatrix _window; // The mean of a word's rows, and the sum of its gradients.
    private int _pairs;

    public SkipGramModel(InputRows rows, int dimension)
    {
        _rows = rows;
        Input = new EmbeddingMatrix(rows.Count, dimension);
        Output = new EmbeddingMatrix(rows.Words, dimension);
        _window = new EmbeddingMatrix(2, dimension);
    }

    public EmbeddingMatrix Input { get; }

    public EmbeddingMatrix Output { get; }

    /// <summary>Both.</summary>
    public IReadOnlyList<EmbeddingMatrix> Matrices => [Input, Output];

    /// <summary>Whether all values are numbers within the bounds of a model; otherwise training has diverged.</summary>
    public bool IsBounded => Input.IsBounded() && Output.IsBounded();

    /// <summary>The sum of the losses that were taken, and how many they are.</summary>
    public (double Sum, long Count) Loss { get; set; }

    /// <summary>Begins anew: input values of ±1/dimension at random, all of them, and output values of zero.</summary>
    public void Initialize(int seed, CancellationToken cancellation)
    {
        Input.Randomize(1f / Input.Dimension, seed, cancellation);
        Output.Clear(0, Output.Rows);
        (Loss, _pairs) = ((0, 0), 0);
    }

    /// <summary>Trains the windows of a batch.</summary>
    public void Train(WindowBatch batch)
    {
        _pairs = 0; // So that the pairs whose loss is taken do not depend on what was trained before.
        Span<int> rows = batch.Rows.AsSpan(0, batch.RowCount);
        int at = 0;
        for (int i = 0; i < batch.CenterCount; i++)
        {
            if (i + 1 < batch.CenterCount) Prefetch(batch.Centers[i + 1]);
            int length = batch.Pairs[i] * batch.RowsPerPair;
            TrainWindow(batch.Centers[i], rows, at, at + length, batch.RowsPerPair, batch.Rates[i]);
            at += length;
        }
    }

    /// <summary>The mean loss of the pairs of a batch, without training.</summary>
    public (double Sum, long Count) Score(WindowBatch batch)
    {
        (double sum, int at) = (0, 0);
        for (int i = 0; i < batch.CenterCount; i++)
        {
            Span<float> hidden = _window.Whole(0);
            Average(batch.Centers[i], hidden);
            for (int end = at + (batch.Pairs[i] * batch.RowsPerPair); at < end; at++)
            {
                int row = batch.Rows[at];
                sum += PairKernel.Loss(PairKernel.Score(ref Output.First(row < 0 ? ~row : row), ref hidden[0], Output.Stride), at % batch.RowsPerPair == 0);
            }
        }

        return (sum, batch.RowCount / batch.RowsPerPair);
    }

    /// <summary>The vectors of all words, each the mean of its rows. No more can be trained or scored then: they take the place of a matrix, which is the input's where words alone are trained.</summary>
    public EmbeddingMatrix TakeVectors()
    {
        if (_rows.Buckets == 0) return Input;
        for (int word = 0; word < _rows.Words; word++) Average(word, Output.Whole(word));
        return Output;
    }

    public void Dispose() => Dispose([]);

    /// <summary>Gives all memory back but that of some matrices.</summary>
    public void Dispose(params ReadOnlySpan<EmbeddingMatrix?> kept)
    {
        foreach (EmbeddingMatrix matrix in Matrices.Append(_window))
        {
            if (!kept.Contains(matrix)) matrix.Dispose();
        }
    }

    private void TrainWindow(int center, Span<int> rows, int start, int end, int rowsPerPair, float rate)
    {
        ReadOnlySpan<int> inputs = _rows[center];
        bool isMean = inputs.Length > 1;
        float share = _rows.OwnShare(center);
        ref float hidden = ref isMean ? ref _window.First(0) : ref Input.First(inputs[0]);
        ref float sum = ref _window.First(1);
        if (isMean)
        {
            Average(center, _window.Whole(0));
            _window.Clear(1, 1);
        }

        for (int at = start; at < end; at += rowsPerPair)
        {
            Ask(rows, at + (PairsAhead * rowsPerPair), rowsPerPair);
            if (rows[at] >= 0 && rowsPerPair == PairKernel.SixRows)
            {
                Vector256<float> scores = isMean
                    ? PairKernel.UpdateSix(Output, ref rows[at], ref hidden, ref sum, share, rate)
                    : PairKernel.UpdateSix(Output, ref rows[at], ref hidden, rate);
                if (_pairs++ % PairsPerLoss == 0) TakeLoss(scores);
            }
            else
            {
                UpdateOneByOne(rows.Slice(at, rowsPerPair), ref hidden, isMean, share, rate);
            }
        }

        if (!isMean) return;
        foreach (int row in inputs) PairKernel.Add(ref Input.First(row), ref sum, 1, Input.Stride);
    }

    private void UpdateOneByOne(Span<int> rows, ref float hidden, bool isMean, float share, float rate)
    {
        Span<float> gradient = stackalloc float[Output.Stride];
        gradient.Clear();
        double loss = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            int row = rows[i] < 0 ? ~rows[i] : rows[i];
            float score = PairKernel.UpdateOne(ref Output.First(row), ref hidden, ref gradient[0], Output.Stride, i == 0 ? 1 : 0, rate);
            if (_pairs % PairsPerLoss == 0) loss += PairKernel.Loss(score, i == 0);
        }

        if (_pairs++ % PairsPerLoss == 0) Loss = (Loss.Sum + loss, Loss.Count + 1);
        if (isMean) PairKernel.Add(ref _window.First(1), ref gradient[0], 1, Output.Stride);
        PairKernel.Add(ref hidden, ref gradient[0], share, Output.Stride);
    }

    private void TakeLoss(Vector256<float> scores)
    {
        double loss = 0;
        for (int i = 0; i < PairKernel.SixRows; i++) loss += PairKernel.Loss(scores[i], i == 0);
        Loss = (Loss.Sum + loss, Loss.Count + 1);
    }

    private void Average(int word, Span<float> mean)
    {
        ReadOnlySpan<int> rows = _rows[word];
        if (rows.Length == 1)
        {
            Input.Whole(rows[0]).CopyTo(mean);
            return;
        }

        mean.Clear();
        float share = 1f / rows.Length;
        foreach (int row in rows) PairKernel.Add(ref mean[0], ref Input.First(row), share, Input.Stride);
    }

    private void Prefetch(int word)
    {
        foreach (int row in _rows[word]) Input.Prefetch(row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ask(Span<int> rows, int at, int count)
    {
        if (at + count > rows.Length) return;
        int positive = rows[at];
        Output.Prefetch(positive < 0 ? ~positive : positive);
        for (int i = 1; i < count; i++) Output.Prefetch(rows[at + i]);
    }
}
