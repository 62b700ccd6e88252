using DistillEmb.Network;

namespace DistillEmb.Sequences;

/// <summary>
/// The shape of a network that reads a row of tokens: the encoder's vector of a token, joined by those of tables of frequent
/// words and of shapes of words where there are such, and a bidirectional LSTM over all. What tags tokens, or tells classes of rows, stands on it.
/// </summary>
/// <param name="EncoderSize">Dimension of a vector of the encoder.</param>
/// <param name="Words">The table of frequent words.</param>
/// <param name="WordShapes">The table of shapes of words.</param>
/// <param name="HiddenSize">Hidden units of each direction of the LSTM.</param>
/// <param name="Layers">Layers of the LSTM.</param>
internal sealed record SentenceShape(int EncoderSize, TableShape Words, TableShape WordShapes, int HiddenSize, int Layers)
{
    public const int LargestTableSize = 4096;

    public BilstmShape Lstm { get; } = new(EncoderSize + Words.InputSize + WordShapes.InputSize, HiddenSize, Layers);

    public IEnumerable<TensorShape> DescribeTensors() =>
    [
        .. Describe(Tensors.Words, Words),
        .. Describe(Tensors.WordShapes, WordShapes),
        .. Lstm.DescribeTensors(),
    ];

    /// <summary>
    /// What an encoder's vectors are multiplied by, so that their values are of the size of 1: heads of length 1 are the
    /// smaller, the more values they have.
    /// </summary>
    public static float ScaleOf(DistillEmbEncoder encoder) =>
        encoder.NormalizeHeads ? MathF.Sqrt((float)encoder.VectorSize / EncoderHead.PlacesOf(encoder.Heads).Length) : 1;

    private static TensorShape[] Describe(string name, TableShape table) => table.IsPresent ? [new TensorShape(name, table.Rows, table.Size) { ChannelAxis = 0 }] : [];

    /// <summary>The names of the tables' weights, as they stand in model files.</summary>
    public static class Tensors
    {
        public const string Words = "words";
        public const string WordShapes = "shapes";
    }
}
