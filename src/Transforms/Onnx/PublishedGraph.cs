using DistillEmb.Network;
using Names = DistillEmb.PublishedArchitecture.Tensors;

namespace DistillEmb.MLNet.Onnx;

/// <summary>The networks of <see cref="PublishedArchitecture"/> as ONNX operations. Maps are [words, channels, positions].</summary>
internal sealed class PublishedGraph(OnnxGraph graph, PublishedArchitecture architecture, NetworkWeights weights, int sequenceLength)
{
    /// <summary>Adds the network.</summary>
    /// <param name="characters">Character ids, [words, sequence length].</param>
    /// <returns>The raw vectors, [words, vector size].</returns>
    public string Add(string characters)
    {
        string map = graph.Add("Gather", [graph.Weight(weights, Names.Embedding), characters]);
        map = graph.Normalize(map, graph.Weight(weights, Names.EmbeddingScale), graph.Weight(weights, Names.EmbeddingShift));
        IReadOnlyList<ConvolutionStage> stages = architecture.Stages(sequenceLength);
        for (int i = 0; i < stages.Count; i++) map = Add(map, stages[i], i);

        // The dense layers take the values position by position.
        string features = graph.Add("Flatten", [graph.Add("Transpose", [map], OnnxGraph.Attribute("perm", 0, 2, 1))]);
        if (architecture.HiddenSize > 0)
        {
            features = Activate(graph.Dense(features, weights, Names.HiddenWeight, Names.HiddenBias));
            features = graph.Normalize(features, graph.Weight(weights, Names.HiddenScale), graph.Weight(weights, Names.HiddenShift));
        }

        return graph.Dense(features, weights, Names.OutputWeight, Names.OutputBias);
    }

    private string Add(string map, ConvolutionStage stage, int number)
    {
        float[] filters = Reverse(weights[Names.Weight(number)], stage.Width, stage.InputChannels, stage.Channels);
        map = graph.Add("Conv", [map, graph.Weight(Names.Weight(number), filters, stage.Channels, stage.InputChannels, stage.Width), graph.Weight(weights, Names.Bias(number))]);
        if (stage.Pool > 1) map = graph.Add("MaxPool", [map], OnnxGraph.Attribute("kernel_shape", [stage.Pool]), OnnxGraph.Attribute("strides", [stage.Pool]));
        return graph.Normalize(Activate(map), Turned(Names.Scale(number), stage), Turned(Names.Shift(number), stage));
    }

    private string Activate(string values) => architecture.Activation == Activation.Mish
        ? graph.Add("Mish", [values])
        : graph.Add("LeakyRelu", [values], OnnxGraph.Attribute("alpha", LeakyRelu.Slope));

    private string Turned(string name, ConvolutionStage stage) =>
        graph.Weight(name, Reverse(weights[name], 1, stage.Length, stage.Channels), stage.Channels, stage.Length);

    /// <summary>The values of a tensor with its three dimensions in the reverse order.</summary>
    private static float[] Reverse(float[] values, int first, int second, int third)
    {
        float[] reversed = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int row, int z) = Math.DivRem(i, third);
            (int x, int y) = Math.DivRem(row, second);
            reversed[(((z * second) + y) * first) + x] = values[i];
        }

        return reversed;
    }
}
