using DistillEmb.MLNet.Distillation;
using DistillEmb.Network;
using DistillEmb.Sequences;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Sequences;

/// <summary>A network over rows in training: encoder, LSTM and what stands on it, and all that moves their weights.</summary>
internal sealed class SentenceNetwork : IDisposable
{
    private const double GivenEncoderRate = 0.0003;

    private readonly SentenceTrainingOptions _options;
    private readonly DistillEmbEncoder _encoder;
    private readonly TrainableNetwork? _network; // Null where the encoder is frozen.
    private readonly NetworkParameters _parameters;
    private readonly WordVectorPass _vectors;
    private readonly SentencePass _pass;
    private readonly AdamWOptimizer _optimizer;
    private readonly AdamWOptimizer? _encoderOptimizer;
    private readonly WeightAverage? _average;
    private readonly Parameter[] _all;

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
        (_encoder, _options) = (encoder, options);
        int workers = device.type == DeviceType.CPU ? SentenceTrainer.ThreadsOf(options) : 1;
        _parameters = new NetworkParameters([.. shape.DescribeTensors(), .. head.Shapes], weight => InitialValues(weight, shape, head, random), device);
        _network = options.FreezeEncoder ? null : StartingEncoder.ToNetwork(encoder, random, device);
        _vectors = _network is null ? new FrozenVectorPass(encoder, words.All, device) : TrainedVectorPass.Create(_network, encoder, words, options, workers);
        _pass = new SentencePass(shape, head, _vectors, _parameters, options, new TokenRows(tables, words.All), workers);
        _optimizer = new AdamWOptimizer(_parameters.All.Select(weight => weight.Parameter), options.WeightDecay);
        if (_network is not null) _encoderOptimizer = new AdamWOptimizer(_network.Parameters.Select(weight => weight.Parameter), options.WeightDecay);
        (string Name, Parameter Parameter)[] all = [.. _parameters.All, .. _network?.Parameters ?? []];
        if (options.AverageWeights) _average = new WeightAverage(all);
        _all = [.. all.Select(weight => weight.Parameter)];
    }

    /// <summary>The rate of the encoder at its largest.</summary>
    public double EncoderRate => _options.EncoderLearningRate ?? (_options.Encoder is null ? _options.LearningRate : GivenEncoderRate);

    /// <summary>Trains on a batch.</summary>
    /// <param name="batch">The rows; at least one has a token.</param>
    /// <param name="rate">The rate of this step, as a share of the largest.</param>
    /// <returns>The mean loss of its rows, before the step.</returns>
    public double Step(SentenceBatch batch, double rate)
    {
        double loss = _pass.Run(batch);
        if (!double.IsFinite(loss)) return loss;
        if (_options.GradientClip > 0) nn.utils.clip_grad_norm_(_all, _options.GradientClip);
        _optimizer.Step(rate * _options.LearningRate);
        _encoderOptimizer?.Step(rate * EncoderRate);
        _average?.Update();
        return loss;
    }

    /// <summary>A copy of the network as it is now, rounded as it will be stored.</summary>
    /// <exception cref="InvalidDataException">A weight is no longer finite: training has diverged.</exception>
    public (DistillEmbEncoder Encoder, NetworkWeights Weights) Export()
    {
        NetworkWeights weights = _parameters.Export(name => _average is null ? _parameters[name] : _average[name]).Round(_options.WeightPrecision);
        if (_network is null) return (_encoder, weights);
        NetworkWeights encoder = _average is null ? _network.Export() : _network.Export(name => _average[name]);
        return (_encoder.With(encoder.Round(_options.WeightPrecision)), weights);
    }

    public void Dispose()
    {
        _average?.Dispose();
        _encoderOptimizer?.Dispose();
        _optimizer.Dispose();
        _pass.Dispose();
        _vectors.Dispose();
        _network?.Dispose();
        _parameters.Dispose();
    }

    private static float[] InitialValues(TensorShape weight, SentenceShape shape, SentenceHead head, Random random)
    {
        if (weight.Name is SentenceShape.Tensors.Words or SentenceShape.Tensors.WordShapes)
        {
            float[] values = new float[weight.Length];
            InitialWeights.FillNormal(values, 1, random);
            values.AsSpan(0, weight.Dimensions[1]).Clear(); // All others begin as none.
            return values;
        }

        return head.Shapes.Contains(weight) ? head.Initialize(weight, random) : BilstmPass.Initialize(weight, shape.HiddenSize, random);
    }
}
