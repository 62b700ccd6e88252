using DistillEmb.Characters;
using DistillEmb.Network;
using Names = DistillEmb.PositionalArchitecture.Tensors;

namespace DistillEmb.MLNet.Onnx;

/// <summary>
/// The network of <see cref="PositionalArchitecture"/> as ONNX operations. As in <see cref="CharacterTable"/>, what a character
/// adds to a tap is looked up, five times as fast in ONNX Runtime as its convolution; the tables are products of constants,
/// which runtimes work out when they load the model, so that the file does not grow.
/// </summary>
internal sealed class PositionalGraph(OnnxGraph graph, PositionalArchitecture architecture, NetworkWeights weights, int sequenceLength)
{
    /// <summary>Adds the network.</summary>
    /// <param name="characters">Character ids, [words, sequence length].</param>
    /// <returns>The raw vectors, [words, vector size].</returns>
    public string Add(string characters)
    {
        string present = graph.Add("Greater", [characters, graph.Constant(CharacterVocabulary.Padding)]);
        string features = PoolPositions(new CharacterNeighbors(graph, architecture, characters, present, sequenceLength));
        string? bag = architecture.Ngrams is null ? null : new NgramGraph(graph, architecture.Ngrams, sequenceLength).Add(characters, present, weights[Names.Ngrams]);
        if (bag is not null) features = graph.Add("Concat", [features, bag], OnnxGraph.Attribute("axis", 1));
        features = graph.Normalize(features, graph.Weight(weights, Names.FeatureScale), graph.Weight(weights, Names.FeatureShift));
        string hidden = graph.Gelu(graph.Dense(features, weights, Names.HiddenWeight, Names.HiddenBias));
        hidden = graph.Normalize(hidden, graph.Weight(weights, Names.HiddenScale), graph.Weight(weights, Names.HiddenShift));
        string vectors = graph.Dense(hidden, weights, Names.OutputWeight, Names.OutputBias);
        return bag is null ? vectors : graph.Add("Add", [vectors, graph.Add("MatMul", [bag, graph.Weight(weights, Names.NgramOutput)])]);
    }

    // One number a filter: the larger of GELU at the highest and at the lowest of the positions, see Gelu.LargerOf.
    private string PoolPositions(CharacterNeighbors neighbors)
    {
        string embedding = Embedding();
        string[] banks = [.. architecture.Convolutions.Select((bank, i) => Convolve(embedding, bank, Names.Convolution(i), neighbors))];
        string bias = graph.Weight(weights, Names.ConvolutionBias);
        return graph.Add("Max", [Activate("ReduceMax", banks, bias), Activate("ReduceMin", banks, bias)]);
    }

    private string Activate(string reduction, string[] banks, string bias)
    {
        IEnumerable<string> ends = [.. banks.Select(bank => graph.Add(reduction, [bank, graph.List(1)], OnnxGraph.Attribute("keepdims", 0)))];
        return graph.Gelu(graph.Add("Add", [graph.Add("Concat", ends, OnnxGraph.Attribute("axis", 1)), bias]));
    }

    /// <summary>The values of a bank's filters, [words, positions, filters], without bias.</summary>
    private string Convolve(string embedding, ConvolutionBank bank, string name, CharacterNeighbors neighbors)
    {
        string? sum = null;
        for (int tap = 0; tap < bank.Width; tap++)
        {
            string table = graph.Add("MatMul", [embedding, graph.Weight($"{name}.{tap}", TapOf(weights[name], bank, tap), architecture.EmbeddingSize, bank.Filters)]);
            string values = graph.Add("Gather", [table, neighbors.At(tap - bank.Left)]);
            sum = sum is null ? values : graph.Add("Add", [sum, values]);
        }

        return sum!;
    }

    /// <summary>One tap of the filters, [embedding, filters].</summary>
    private float[] TapOf(float[] convolution, ConvolutionBank bank, int tap)
    {
        float[] part = new float[architecture.EmbeddingSize * bank.Filters];
        for (int row = 0; row < architecture.EmbeddingSize; row++)
            convolution.AsSpan(((row * bank.Width) + tap) * bank.Filters, bank.Filters).CopyTo(part.AsSpan(row * bank.Filters));
        return part;
    }

    // Padding adds nothing, whatever the weights say.
    private string Embedding()
    {
        int size = architecture.EmbeddingSize;
        float[] embedding = [.. weights[Names.Embedding]];
        embedding.AsSpan(CharacterVocabulary.Padding * size, size).Clear();
        return graph.Weight(Names.Embedding, embedding, embedding.Length / size, size);
    }
}
