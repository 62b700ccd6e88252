using DistillEmb.MLNet.Learning;
using DistillEmb.Network;
using DistillEmb.Sequences;
using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>A network over rows in training: encoder, LSTM and what stands on it.</summary>
internal sealed class SentenceNetwork : IDisposable
{
    private readonly DistillEmbEncoder _encoder;
    private readonly TrainableNetwork? _trained; // Null where the encoder is frozen.
    private readonly NetworkParameters _parameters;
    private readonly WordVectorPass _vectors;
    private readonly SentencePass _pass;

    /// <param name="encoder">The encoder to start from.</param>
    /// <param name="tables">What has a vector of its own.</param>
    /// <param name="shape">What reads a row.</param>
    /// <param name="head">What stands on it.</param>
    /// <param name="words">The words of the training rows.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="random">Where weights come from.</param>
    /// <param name="device">Where they live.</param>
    public SentenceNetwork(
        DistillEmbEncoder encoder, TokenTables tables, SentenceShape shape, SentenceHead head, SentenceWords words, SentenceTrainingOptions options, Random random, Device device)
    {
        _encoder = encoder;
        int workers = device.type == DeviceType.CPU ? Workers.CountOf(options.Threads) : 1;
        _parameters = new NetworkParameters([.. shape.DescribeTensors(), .. head.Shapes], weight => InitialValues(weight, shape, head, random), device);
        _trained = options.FreezeEncoder ? null : StartingEncoder.ToNetwork(encoder, random, device);
        _vectors = _trained is null ? new FrozenVectorPass(encoder, words.All, device) : TrainedVectorPass.Create(_trained, encoder, words, options, workers);
        _pass = new SentencePass(shape, head, _vectors, _parameters, options, words.RowsIn(tables), workers);
    }

    /// <summary>All parameters but the encoder's, then those of the encoder, where it is trained.</summary>
    public IEnumerable<NetworkParameters> Groups => _trained is null ? [_parameters] : [_parameters, _trained];

    /// <summary>Gives the mean loss of a batch's rows, and leaves its gradient in the parameters.</summary>
    /// <param name="batch">The rows; at least one has a token.</param>
    public double Differentiate(SentenceBatch batch) => _pass.Run(batch);

    /// <summary>The encoder with weights of the second group, or as it was.</summary>
    public DistillEmbEncoder EncoderOf(IReadOnlyList<NetworkWeights> groups) => groups.Count == 1 ? _encoder : _encoder.With(groups[1]);

    public void Dispose()
    {
        _pass.Dispose();
        _vectors.Dispose();
        _trained?.Dispose();
        _parameters.Dispose();
    }

    private static float[] InitialValues(TensorShape weight, SentenceShape shape, SentenceHead head, Random random)
    {
        if (weight.Name == SentenceShape.Tensors.Words)
        {
            float[] values = new float[weight.Length];
            InitialWeights.FillNormal(values, 1, random);
            values.AsSpan(0, weight.Dimensions[1]).Clear(); // All others begin as none.
            return values;
        }

        return head.Shapes.Contains(weight) ? head.Initialize(weight, random) : BilstmPass.Initialize(weight, shape.HiddenSize, random);
    }
}
