using System.Numerics.Tensors;
using DistillEmb.MLNet.Bench;
using TorchSharp;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// <c>parity [--corpus FILE]</c>: how far the managed kernel, ONNX Runtime and TorchSharp are apart, for every architecture with random weights, over different words:
/// the largest difference of a number, as a share of the root mean square of all.
/// </summary>
internal static class ParityTable
{
    public const string Usage = "parity [--corpus FILE]";

    private const int MostWords = 20_000;
    private const int BatchSize = 512;

    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, Usage, ["corpus"], []);
        string[] words = SpeedWords.Take(arguments["corpus"], MostWords);
        torch.set_num_threads(1);
        Console.WriteLine($"{words.Length} different words in batches of {BatchSize}; the largest difference of a number, as a share of the root mean square of all numbers");
        Console.WriteLine();
        Console.WriteLine("| | parameters | managed, ONNX Runtime | managed, TorchSharp | ONNX Runtime, TorchSharp |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (SpeedNetwork network in SpeedNetwork.All(words, only: null).Concat(Larger(words)))
        {
            using (network) Print(network, [.. words.Chunk(BatchSize).Where(chunk => chunk.Length == BatchSize)]);
        }

        return 0;
    }

    private static IEnumerable<SpeedNetwork> Larger(string[] words)
    {
        yield return new SpeedNetwork("published medium", EncoderArchitecture.Medium, words);
        yield return new SpeedNetwork("published large", EncoderArchitecture.Large, words);
    }

    private static void Print(SpeedNetwork network, string[][] batches)
    {
        IInferenceContestant[] contestants = [new ManagedKernel(network, BatchSize), new OnnxNetwork(network, BatchSize), new TorchNetwork(network)];
        (float onnx, float torch, float both, double squares, long numbers) = (0, 0, 0, 0, 0);
        foreach (string[] words in batches)
        {
            WordBatch batch = WordBatch.Of(words, network.Sequence);
            float[][] vectors = [.. contestants.Select(contestant => contestant.VectorsOf(batch))];
            squares += TensorPrimitives.SumOfSquares<float>(vectors[0]);
            numbers += vectors[0].Length;
            onnx = Math.Max(onnx, Difference(vectors[0], vectors[1]));
            torch = Math.Max(torch, Difference(vectors[0], vectors[2]));
            both = Math.Max(both, Difference(vectors[1], vectors[2]));
        }

        double scale = 1 / Math.Sqrt(squares / numbers);
        Console.WriteLine(FormattableString.Invariant($"| {network.Name} | {network.Weights.ParameterCount:N0} | {onnx * scale:E1} | {torch * scale:E1} | {both * scale:E1} |"));
        foreach (IInferenceContestant contestant in contestants) contestant.Dispose();
    }

    private static float Difference(float[] first, float[] second)
    {
        float[] difference = new float[first.Length];
        TensorPrimitives.Subtract(first, second, difference);
        return Math.Abs(TensorPrimitives.MaxMagnitude<float>(difference));
    }
}
