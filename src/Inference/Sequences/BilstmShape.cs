using DistillEmb.Network;

namespace DistillEmb.Sequences;

/// <summary>The shape of a bidirectional LSTM (Hochreiter and Schmidhuber 1997; Graves and Schmidhuber 2005), as a value.</summary>
/// <param name="InputSize">Values a token that the first layer reads.</param>
/// <param name="HiddenSize">Values a token that each direction gives.</param>
/// <param name="Layers">Layers, each over the output of the one before.</param>
/// <remarks>The four gates of a cell stand in one matrix, in the order input, forget, output, candidate.</remarks>
internal sealed record BilstmShape(int InputSize, int HiddenSize, int Layers)
{
    public const int Gates = 4;

    public const int MostLayers = 8;
    public const int LargestHiddenSize = 2048;

    /// <summary>Values a token of the output: those of the forward direction, then those of the backward one.</summary>
    public int OutputSize => 2 * HiddenSize;

    public int InputSizeOf(int layer) => layer == 0 ? InputSize : OutputSize;

    public IEnumerable<TensorShape> DescribeTensors()
    {
        for (int layer = 0; layer < Layers; layer++)
        {
            foreach (bool backward in (bool[])[false, true])
            {
                yield return new TensorShape(Tensors.Input(layer, backward), InputSizeOf(layer), Gates * HiddenSize) { ChannelAxis = 1 };
                yield return new TensorShape(Tensors.Recurrent(layer, backward), HiddenSize, Gates * HiddenSize) { ChannelAxis = 1 };
                yield return new TensorShape(Tensors.Bias(layer, backward), Gates * HiddenSize);
            }
        }
    }

    /// <summary>The names of the weights, as they stand in model files.</summary>
    public static class Tensors
    {
        public const string BiasName = ".bias";

        public static string Input(int layer, bool backward) => $"{Cell(layer, backward)}.input";

        public static string Recurrent(int layer, bool backward) => $"{Cell(layer, backward)}.recurrent";

        public static string Bias(int layer, bool backward) => $"{Cell(layer, backward)}{BiasName}";

        private static string Cell(int layer, bool backward) => $"lstm.{layer}.{(backward ? "backward" : "forward")}";
    }
}
