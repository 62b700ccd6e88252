using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.Classification;

/// <summary>The shape of a classifier of rows: a network that reads rows, pooling over tokens, and a dense layer to the scores of classes.</summary>
/// <param name="Sentence">What reads a row.</param>
/// <param name="Pooling">What makes one vector of those of the tokens.</param>
/// <param name="Classes">Classes that there are.</param>
/// <param name="MaxTokens">Tokens of a row that are read; those behind them are ignored.</param>
internal sealed record TextClassifierShape(SentenceShape Sentence, TextPooling Pooling, int Classes, int MaxTokens)
{
    public const int MostClasses = 1 << 16;

    public const int MostTokens = 1 << 20;

    public IReadOnlyList<TensorShape> DescribeTensors() => [.. Sentence.DescribeTensors(), .. DescribeClasses()];

    public IEnumerable<TensorShape> DescribeClasses() =>
    [
        .. Pooling == TextPooling.Attention ? new[] { new TensorShape(Tensors.Attention, Sentence.Lstm.OutputSize) } : [],
        new(Tensors.Weight, Sentence.Lstm.OutputSize, Classes) { ChannelAxis = 1 },
        new(Tensors.Bias, Classes),
    ];

    /// <summary>The names of the weights, as they stand in model files.</summary>
    public static class Tensors
    {
        public const string Attention = "attention";
        public const string Weight = "classes.weight";
        public const string Bias = "classes.bias";
    }
}
