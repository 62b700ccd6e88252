using DistillEmb.MLNet.Learning;
using DistillEmb.Network;
using DistillEmb.Sequences;
using static TorchSharp.torch;
using Names = DistillEmb.Sequences.BilstmShape.Tensors;

namespace DistillEmb.MLNet.Sequences;

/// <summary>
/// A layer of a bidirectional LSTM in TorchSharp, over rows of different lengths at once: the longest first, so that each step is
/// over the rows that are not at their end yet, and nothing is computed for padding. Both directions go side by side.
/// </summary>
internal sealed class BilstmPass
{
    private readonly long[] _forward; // Of each step's rows, one step after another, the token that the forward direction reads.
    private readonly long[] _backward;
    private readonly long[] _active; // Rows of each step.

    /// <param name="lengths">Tokens of each row, 1 or more.</param>
    public BilstmPass(IReadOnlyList<int> lengths)
    {
        int[] starts = new int[lengths.Count];
        for (int row = 1; row < starts.Length; row++) starts[row] = starts[row - 1] + lengths[row - 1];
        int[] order = [.. Enumerable.Range(0, lengths.Count).OrderByDescending(row => lengths[row])];
        _active = new long[lengths.Max()];
        int tokens = lengths.Sum();
        (_forward, _backward) = (new long[tokens], new long[tokens]);
        int place = 0;
        for (int step = 0; step < _active.Length; step++)
        {
            foreach (int row in order)
            {
                if (lengths[row] <= step) break;
                _forward[place] = starts[row] + step;
                _backward[place++] = starts[row] + lengths[row] - 1 - step;
                _active[step]++;
            }
        }
    }

    /// <summary>Runs a layer.</summary>
    /// <param name="shape">The shape of the whole LSTM.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="x">[tokens, input size], one row after another.</param>
    /// <param name="weightOf">Gives a weight by its name.</param>
    /// <returns>[tokens, 2 x hidden size]</returns>
    public Tensor Forward(BilstmShape shape, int layer, Tensor x, Func<string, Tensor> weightOf)
    {
        long size = shape.HiddenSize;
        Tensor gates = stack([Project(backward: false), Project(backward: true)]);
        Tensor recurrent = stack([weightOf(Names.Recurrent(layer, false)), weightOf(Names.Recurrent(layer, true))]);
        Tensor[] steps = gates.split(_active, 1);
        var outputs = new Tensor[steps.Length];
        Tensor? hidden = null;
        Tensor? cell = null;
        for (int step = 0; step < steps.Length; step++)
        {
            Tensor sums = steps[step];
            if (step > 0)
            {
                hidden = hidden!.narrow(1, 0, _active[step]);
                cell = cell!.narrow(1, 0, _active[step]);
                sums = sums.Plus(hidden.bmm(recurrent));
            }

            Tensor open = sums.narrow(2, 0, 3 * size).sigmoid();
            Tensor added = open.narrow(2, 0, size).mul(sums.narrow(2, 3 * size, size).tanh());
            cell = cell is null ? added : open.narrow(2, size, size).mul(cell).Plus(added);
            hidden = open.narrow(2, 2 * size, size).mul(cell.tanh());
            outputs[step] = hidden;
        }

        Tensor all = cat(outputs, 1);
        return cat([all.select(0, 0).index_select(0, Inverse(_forward)), all.select(0, 1).index_select(0, Inverse(_backward))], 1);

        Tensor Project(bool backward) => addmm(weightOf(Names.Bias(layer, backward)), x, weightOf(Names.Input(layer, backward)), 1, 1)
            .index_select(0, tensor(backward ? _backward : _forward, device: x.device));

        Tensor Inverse(long[] places)
        {
            long[] inverse = new long[places.Length];
            for (int i = 0; i < places.Length; i++) inverse[places[i]] = i;
            return tensor(inverse, device: x.device);
        }
    }

    /// <summary>What a weight begins with: uniform within 1 / sqrt(hidden size), as PyTorch has it, and forget gates that are open (Jozefowicz et al. 2015).</summary>
    public static float[] Initialize(TensorShape shape, int hiddenSize, Random random)
    {
        float[] values = new float[shape.Length];
        if (shape.Dimensions.Length > 1) InitialWeights.FillUniform(values, hiddenSize, random);
        else values.AsSpan(hiddenSize, hiddenSize).Fill(1);
        return values;
    }
}
