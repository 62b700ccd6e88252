using DistillEmb.MLNet.Context;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Sequences;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Training.Tests.Context;

public class NeighborHeadTests
{
    private const int Hidden = 3;
    private const int Size = 4;

    private static readonly int[][] Rows = [[0, 1, 0, 2], [3], [2, 4]]; // Numbers of words.

    [Fact]
    public void The_loss_is_that_of_the_words_beside_each_token()
    {
        using var network = new Network();
        float[] outputs = NetworkParameters.NumbersOf(network.Outputs);
        var losses = new List<double>();
        (int Token, int Neighbor)[][] pairs = [[(0, 1), (1, 0), (2, 2), (5, 4)], [(1, 0), (2, 1), (3, 0), (6, 2)]]; // By hand: behind, before.
        foreach (bool backward in (bool[])[false, true])
        {
            float[] weight = NetworkParameters.NumbersOf(network.Parameters[NeighborHead.Tensors.Weight(backward)]);
            float[] bias = NetworkParameters.NumbersOf(network.Parameters[NeighborHead.Tensors.Bias(backward)]);
            foreach ((int token, int neighbor) in pairs[backward ? 1 : 0])
            {
                double[] asked = [.. Enumerable.Range(0, Size).Select(i => bias[i] + Enumerable.Range(0, Hidden).Sum(k => (double)outputs[(token * 2 * Hidden) + (backward ? Hidden : 0) + k] * weight[(k * Size) + i]))];
                double[] scores = [.. Enumerable.Range(0, 5).Select(word => Enumerable.Range(0, Size).Sum(i => asked[i] * network.Vector(word, i)))];
                losses.Add(Math.Log(scores.Sum(Math.Exp)) - scores[neighbor]);
            }
        }

        Assert.Equal(losses.Average(), network.Differentiate(), 1e-5);
    }

    [Fact]
    public void The_gradient_is_that_of_the_loss()
    {
        using var network = new Network();
        network.Differentiate();
        const double Step = 1e-2;
        foreach (TensorShape shape in network.Head.Shapes)
        {
            float[] slopes = NetworkParameters.NumbersOf(network.Weights[shape.Name].grad!);
            for (int i = 0; i < shape.Length; i++) Assert.Equal((network.LossWith(shape.Name, i, Step) - network.LossWith(shape.Name, i, -Step)) / (2 * Step), slopes[i], 2e-3);
            Assert.Contains(slopes, slope => Math.Abs(slope) > 0.01);
        }
    }

    [Fact]
    public void Two_workers_have_the_loss_and_the_gradient_of_one()
    {
        using var network = new Network();
        using Tensor one = network.Outputs.detach().requires_grad_(true);
        double loss = network.Differentiate(one, new BatchShare(0, 3));
        using Tensor two = network.Outputs.detach().requires_grad_(true);
        double sum = network.Differentiate(two.narrow(0, 0, 4), new BatchShare(0, 1)) + network.Differentiate(two.narrow(0, 4, 3), new BatchShare(1, 2));
        Assert.Equal(loss, sum, 1e-5);
        float[] expected = NetworkParameters.NumbersOf(one.grad!);
        float[] found = NetworkParameters.NumbersOf(two.grad!);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-5f);

        const double Step = 1e-2;
        for (int i = 0; i < expected.Length; i++) Assert.Equal((network.LossAt(i, Step) - network.LossAt(i, -Step)) / (2 * Step), expected[i], 2e-3);
        Assert.Contains(expected, slope => Math.Abs(slope) > 0.01);
    }

    private sealed class Network : IDisposable
    {
        private readonly DisposeScope _scope = NewDisposeScope();
        private readonly SentenceBatch _batch = new([.. Rows.Select(row => new Sentence(row, []))], seed: 1);
        private readonly Tensor _vectors;

        public Network()
        {
            var random = new Random(1);
            Head = new NeighborHead(ContextModel.ShapeOf(Size, Hidden));
            Parameters = new NetworkParameters(Head.Shapes, weight => Numbers(weight.Length), CPU);
            Weights = new SharedWeights(Parameters.All);
            Outputs = tensor(Numbers(7 * 2 * Hidden), [7, 2 * Hidden]);
            _vectors = tensor(Numbers(5 * Size), [5, Size]);

            float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => 3 * (random.NextSingle() - 0.5f))];
        }

        public NeighborHead Head { get; }

        public NetworkParameters Parameters { get; }

        public SharedWeights Weights { get; private set; }

        public Tensor Outputs { get; }

        public float Vector(int word, int place) => _vectors[word, place].item<float>();

        public double Differentiate() => Head.Differentiate(Outputs, new BatchRows(_batch, new BatchShare(0, Rows.Length), _vectors), Weights);

        public double Differentiate(Tensor outputs, BatchShare share) => Head.Differentiate(outputs, new BatchRows(_batch, share, _vectors), Weights);

        public double LossAt(int place, double step)
        {
            float[] numbers = NetworkParameters.NumbersOf(Outputs);
            numbers[place] += (float)step;
            using Tensor moved = tensor(numbers, Outputs.shape);
            return Differentiate(moved, new BatchShare(0, Rows.Length));
        }

        public double LossWith(string name, int place, double step)
        {
            Set(step);
            using var moved = new SharedWeights(Parameters.All);
            double loss = Head.Differentiate(Outputs, new BatchRows(_batch, new BatchShare(0, Rows.Length), _vectors), moved);
            Set(-step);
            return loss;

            void Set(double by)
            {
                using IDisposable noGradient = no_grad();
                float[] numbers = NetworkParameters.NumbersOf(Parameters[name]);
                numbers[place] += (float)by;
                Parameters[name].copy_(tensor(numbers, Parameters[name].shape));
            }
        }

        public void Dispose()
        {
            Weights.Dispose();
            Parameters.Dispose();
            _scope.Dispose();
        }
    }
}
