using DistillEmb.Network;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// The published small network as modules of TorchSharp: convolutions along the embedding, with the positions of the
/// characters as input channels.
/// </summary>
internal sealed class PublishedNetwork : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Embedding _embedding;
    private readonly LayerNorm _embeddingNorm;
    private readonly Sequential _convolutions;
    private readonly Linear _output;

    public PublishedNetwork(int characters, int vectorSize)
        : base(nameof(PublishedNetwork))
    {
        PublishedArchitecture shape = EncoderArchitecture.Small;
        _embedding = nn.Embedding(characters, shape.EmbeddingSize);
        _embeddingNorm = nn.LayerNorm([shape.UsualWordLength, shape.EmbeddingSize]);
        _convolutions = nn.Sequential();
        IReadOnlyList<ConvolutionStage> stages = shape.Stages(shape.UsualWordLength);
        foreach (ConvolutionStage stage in stages)
        {
            string number = $"{_convolutions.Count}";
            _convolutions.append($"convolution{number}", nn.Conv1d(stage.InputChannels, stage.Channels, stage.Width));
            if (stage.Pool > 1) _convolutions.append($"pool{number}", nn.MaxPool1d(stage.Pool));
            _convolutions.append($"activation{number}", nn.LeakyReLU(LeakyRelu.Slope));
            _convolutions.append($"norm{number}", nn.LayerNorm([stage.Channels, stage.Length]));
        }

        _output = nn.Linear(stages[^1].Size, vectorSize);
        RegisterComponents();
    }

    public override Tensor forward(Tensor characters)
    {
        using Tensor embedded = _embedding.forward(characters);
        using Tensor normal = _embeddingNorm.forward(embedded);
        using Tensor map = _convolutions.forward(normal);
        using Tensor flat = map.flatten(1);
        return _output.forward(flat);
    }
}
