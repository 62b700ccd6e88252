using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.Tagging;

/// <summary>The shape of a tagger: a network that reads rows, a dense layer to the scores of tags, and a conditional random field.</summary>
/// <param name="Sentence">What reads a row.</param>
/// <param name="Tags">Tags that there are.</param>
internal sealed record TaggerShape(SentenceShape Sentence, int Tags)
{
    public IReadOnlyList<TensorShape> DescribeTensors() => [.. Sentence.DescribeTensors(), .. DescribeTags()];

    public IEnumerable<TensorShape> DescribeTags() =>
    [
        new(Tensors.Weight, Sentence.Lstm.OutputSize, Tags) { ChannelAxis = 1 },
        new(Tensors.Bias, Tags),
        new(Tensors.Begin, Tags),
        new(Tensors.Transitions, Tags, Tags),
        new(Tensors.End, Tags),
    ];

    /// <summary>The names of the weights, as they stand in model files.</summary>
    public static class Tensors
    {
        public const string Weight = "tags.weight";
        public const string Bias = "tags.bias";
        public const string Begin = "transitions.begin";
        public const string Transitions = "transitions";
        public const string End = "transitions.end";
    }
}
