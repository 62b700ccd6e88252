using DistillEmb.MLNet.Encoder;

namespace DistillEmb.MLNet.Sequences;

/// <summary>
/// The shape of a network that reads a row of tokens: the encoder's vector of a token, joined by that of a table of frequent
/// words where there is one, and a bidirectional LSTM over both. What tags tokens, or tells classes of rows, stands on it.
/// </summary>
/// <param name="EncoderSize">Numbers in a vector of the encoder.</param>
/// <param name="WordRows">Rows of the table of frequent words; 0 for none.</param>
/// <param name="WordSize">Numbers in a row of it.</param>
/// <param name="HiddenSize">Numbers of each direction of the LSTM.</param>
/// <param name="Layers">Layers of the LSTM.</param>
internal sealed record SentenceShape(int EncoderSize, int WordRows, int WordSize, int HiddenSize, int Layers)
{
    /// <summary>The weight of the table, as it is named in model files.</summary>
    public const string Words = "words";

    public const int LargestWordSize = 4096;

    public BilstmShape Lstm { get; } = new(EncoderSize + (WordRows > 0 ? WordSize : 0), HiddenSize, Layers);

    public bool HasWords => WordRows > 0;

    public IEnumerable<TensorShape> DescribeTensors() =>
    [
        .. HasWords ? new[] { new TensorShape(Words, WordRows, WordSize) { ChannelAxis = 0 } } : [],
        .. Lstm.DescribeTensors(),
    ];

    /// <summary>
    /// What an encoder's vectors are multiplied by, so that their numbers are of the size of 1: heads of length 1 are the
    /// smaller, the more numbers they have.
    /// </summary>
    public static float ScaleOf(DistillEmbEncoder encoder) =>
        encoder.NormalizeHeads ? MathF.Sqrt((float)encoder.VectorSize / EncoderHead.PlacesOf(encoder.Heads).Length) : 1;
}
