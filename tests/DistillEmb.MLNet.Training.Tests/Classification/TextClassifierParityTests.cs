using DistillEmb.Classification;
using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Sequences;
using DistillEmb.MLNet.Training.Tests.Tagging;
using DistillEmb.Network;
using DistillEmb.Sequences;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Training.Tests.Classification;

/// <summary>The network in TorchSharp and the managed one give the same probabilities.</summary>
public class TextClassifierParityTests
{
    private static readonly string[][] Rows = [["ሰላም", "ለዓለም", "ሰላም"], ["አዲስ"], ["", "አበባ", "ኢትዮጵያ", "ውስጥ", "ናት", "።", "ተማሪ"], ["ለተማሪዎቻቸው", "ሰላም"]];

    [Theory]
    [InlineData(TextPooling.FinalStates, 1)]
    [InlineData(TextPooling.FinalStates, 2)]
    [InlineData(TextPooling.Attention, 1)]
    [InlineData(TextPooling.Attention, 2)]
    [InlineData(TextPooling.Maximum, 1)]
    [InlineData(TextPooling.Maximum, 2)]
    public void Probabilities_agree(TextPooling pooling, int layers)
    {
        using var network = new Network(pooling, layers);
        using DisposeScope scope = NewDisposeScope();
        Tensor scores = network.Head.Score(network.Outputs(), [.. Rows.Select(row => row.Length)], name => network.Parameters[name]);
        float[] expected = NetworkParameters.ValuesOf(scores.softmax(1));
        TextClassifier classifier = network.ToClassifier();
        float[] found = [.. Rows.SelectMany(row =>
        {
            var run = new TextClassifierRun(classifier);
            run.Read([.. row.Select(token => token.AsMemory())]);
            return run.Probabilities.ToArray();
        })];
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-4);
        Assert.True(expected.Max() - expected.Min() > 0.1); // Otherwise nothing was compared.
    }

    [Theory]
    [InlineData(TextPooling.FinalStates)]
    [InlineData(TextPooling.Attention)]
    [InlineData(TextPooling.Maximum)]
    public void The_gradient_is_that_of_the_loss(TextPooling pooling)
    {
        using var network = new Network(pooling, layers: 1);
        using DisposeScope scope = NewDisposeScope();
        using var weights = new SharedWeights(network.Parameters.Parameters);
        Tensor outputs = network.Outputs().detach();
        network.Head.Differentiate(outputs, network.Sentences, weights, share: 0.5);
        const double Step = 1e-2;
        foreach (TensorShape shape in network.Head.Shapes)
        {
            float[] slopes = NetworkParameters.ValuesOf(weights[shape.Name].grad!);
            for (int i = 0; i < shape.Length; i += 3)
            {
                Assert.Equal((Loss(i, Step) - Loss(i, -Step)) / (2 * Step), slopes[i], 3e-3);
            }

            double Loss(int place, double step)
            {
                using IDisposable noGradient = no_grad();
                float[] numbers = NetworkParameters.ValuesOf(network.Parameters[shape.Name]);
                numbers[place] += (float)step;
                Tensor moved = tensor(numbers, network.Parameters[shape.Name].shape);
                Tensor scores = network.Head.Score(outputs, [.. Rows.Select(row => row.Length)], name => name == shape.Name ? moved : network.Parameters[name]);
                float[] logarithms = NetworkParameters.ValuesOf(scores.log_softmax(1));
                return -0.5 * network.Sentences.Select((sentence, row) => (double)logarithms[(row * 3) + sentence.Labels[0]]).Sum();
            }
        }
    }

    private sealed class Network : IDisposable
    {
        private readonly DistillEmbEncoder _encoder;
        private readonly TextClassifierShape _shape;
        private readonly FrozenVectorPass _vectors;
        private readonly SentencePass _pass;

        public Network(TextPooling pooling, int layers)
        {
            var words = new SentenceWords();
            Sentences = [.. Rows.Select((row, i) => new Sentence(words.Add(row), [i % 3]))];
            var random = new Random(layers);
            var options = new DistillEmbTextClassificationOptions { Architecture = TaggedSample.SmallNetwork, VectorSize = 16, MinimumCharacterCount = 1, CharacterDropout = 0, NgramDropout = 0, Dropout = 0, WordDropout = 0 };
            _encoder = StartingEncoder.Of(options, words.All, random);
            _shape = new TextClassifierShape(new SentenceShape(_encoder.VectorSize, TableShape.None, TableShape.None, 8, layers), pooling, Classes: 3, MaxTokens: 100);
            Head = new TextClassifierHead(_shape);
            Parameters = new NetworkParameters(_shape.DescribeTensors(), weight => [.. Enumerable.Range(0, weight.Length).Select(_ => 2 * (random.NextSingle() - 0.5f))], CPU);
            _vectors = new FrozenVectorPass(_encoder, words.All, CPU);
            _pass = new SentencePass(_shape.Sentence, Head, _vectors, Parameters, options, words.RowsIn(TokenTables.None), workers: 1);
        }

        public TextClassifierHead Head { get; }

        public NetworkParameters Parameters { get; }

        public Sentence[] Sentences { get; }

        public Tensor Outputs()
        {
            var batch = new SentenceBatch(Sentences, seed: 1);
            return _pass.Read(batch, new BatchShare(0, Sentences.Length), _vectors.Forward(batch), name => Parameters[name], noise: null);
        }

        public TextClassifier ToClassifier() => new(_encoder, TokenTables.None, _shape, ["a", "b", "c"], Parameters.Export(name => Parameters[name]));

        public void Dispose()
        {
            _pass.Dispose();
            _vectors.Dispose();
            Parameters.Dispose();
        }
    }
}
