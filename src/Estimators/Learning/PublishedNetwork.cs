using DistillEmb.Network;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;
using Names = DistillEmb.PublishedArchitecture.Tensors;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// The forward pass of <see cref="PublishedArchitecture"/> in TorchSharp. Maps are [words, positions, channels], so that a
/// convolution is one matrix product over windows of positions: faster on CPUs than libtorch's own.
/// </summary>
internal sealed class PublishedNetwork : TrainableNetwork
{
    private readonly PublishedArchitecture _architecture;
    private readonly IReadOnlyList<ConvolutionStage> _stages;

    public PublishedNetwork(
        PublishedArchitecture architecture, IReadOnlyList<TensorShape> shapes, int sequenceLength, Random random, ContinuedWeights? continued, Device device)
        : base(shapes, [], shape => Initialize(shapes, shape, random), continued, device)
    {
        _architecture = architecture;
        _stages = architecture.Stages(sequenceLength);
    }

    public override Tensor Forward(int[] ids, int words, Func<string, Tensor> weightOf, TrainingNoise? noise)
    {
        Tensor map = weightOf(Names.Embedding).index_select(0, IdTensor(ids, words).reshape(-1)).view(words, -1, _architecture.EmbeddingSize);
        map = Normalize(map, weightOf(Names.EmbeddingScale), weightOf(Names.EmbeddingShift)).transpose(1, 2).contiguous();
        for (int i = 0; i < _stages.Count; i++)
        {
            map = Pool(Convolve(map, _stages[i], weightOf(Names.Weight(i)), weightOf(Names.Bias(i))), _stages[i]);
            map = Normalize(Activate(map), weightOf(Names.Scale(i)), weightOf(Names.Shift(i)));
        }

        Tensor features = map.reshape(words, -1);
        if (_architecture.HiddenSize > 0)
        {
            features = Activate(addmm(weightOf(Names.HiddenBias), features, weightOf(Names.HiddenWeight), 1, 1));
            features = Normalize(features, weightOf(Names.HiddenScale), weightOf(Names.HiddenShift));
        }

        return addmm(weightOf(Names.OutputBias), features, weightOf(Names.OutputWeight), 1, 1);
    }

    private static Tensor Convolve(Tensor map, ConvolutionStage stage, Tensor weight, Tensor bias)
    {
        Tensor windows = cat([.. Enumerable.Range(0, stage.Width).Select(tap => map.narrow(1, tap, stage.ConvolvedLength))], 2);
        Tensor rows = windows.view(-1, stage.Width * stage.InputChannels);
        return addmm(bias, rows, weight.view(-1, stage.Channels), 1, 1).view(-1, stage.ConvolvedLength, stage.Channels);
    }

    private static Tensor Pool(Tensor convolved, ConvolutionStage stage) => stage.Pool == 1
        ? convolved
        : convolved.view(-1, stage.Length, stage.Pool, stage.Channels).amax([2]);

    // Over all of a word's values, whatever their dimensions.
    private static Tensor Normalize(Tensor map, Tensor scale, Tensor shift) =>
        Functional.layer_norm(map, scale.shape, scale, shift, LayerNormalization.Epsilon);

    private Tensor Activate(Tensor map) => _architecture.Activation == Activation.Mish ? map.Mish() : maximum(map, map.Times(LeakyRelu.Slope));

    private static float[] Initialize(IReadOnlyList<TensorShape> shapes, TensorShape shape, Random random)
    {
        float[] values = new float[shape.Length];
        if (shape.Name == Names.Embedding) InitialWeights.FillNormal(values, 1, random);
        else if (shape.Name.EndsWith(".scale", StringComparison.Ordinal)) Array.Fill(values, 1f);
        else if (shape.Name.EndsWith(".weight", StringComparison.Ordinal)) InitialWeights.FillUniform(values, InputsOf(shape), random);
        else if (shape.Name.EndsWith(".bias", StringComparison.Ordinal)) InitialWeights.FillUniform(values, InputsOf(WeightOf(shapes, shape)), random);
        return values; // Shifts start at zero.
    }

    private static TensorShape WeightOf(IReadOnlyList<TensorShape> shapes, TensorShape bias) =>
        shapes.Single(shape => shape.Name == bias.Name[..^".bias".Length] + ".weight");

    private static int InputsOf(TensorShape weight) => weight.Length / weight.Dimensions[^1];
}
