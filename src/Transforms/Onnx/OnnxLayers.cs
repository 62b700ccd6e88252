using DistillEmb.Network;

namespace DistillEmb.MLNet.Onnx;

/// <summary>The layers that the networks share, as ONNX operations.</summary>
internal static class OnnxLayers
{
    /// <summary>A dense layer over [words, inputs].</summary>
    public static string Dense(this OnnxGraph graph, string values, NetworkWeights weights, string weight, string bias) =>
        graph.Add("Gemm", [values, graph.Weight(weights, weight), graph.Weight(weights, bias)]);

    /// <summary>Layer normalisation over all dimensions but the first.</summary>
    public static string Normalize(this OnnxGraph graph, string values, string scale, string shift) =>
        graph.Add("LayerNormalization", [values, scale, shift], OnnxGraph.Attribute("axis", 1), OnnxGraph.Attribute("epsilon", LayerNormalization.Epsilon));

    /// <summary>The Gaussian error linear unit in the form that runtimes know, and join to one operation.</summary>
    public static string Gelu(this OnnxGraph graph, string values)
    {
        string error = graph.Add("Erf", [graph.Add("Div", [values, graph.Constant(MathF.Sqrt(2f))])]);
        string twice = graph.Add("Mul", [values, graph.Add("Add", [error, graph.Constant(1f)])]);
        return graph.Add("Mul", [twice, graph.Constant(0.5f)]);
    }

    /// <summary>A weight of the network as it stands in memory.</summary>
    public static string Weight(this OnnxGraph graph, NetworkWeights weights, string name) =>
        graph.Weight(name, weights[name], weights.Shapes.Single(shape => shape.Name == name).Dimensions);

    /// <summary>A stretch of the second dimension.</summary>
    public static string Slice(this OnnxGraph graph, string values, int start, int end) =>
        graph.Add("Slice", [values, graph.List(start), graph.List(end), graph.List(1)]);
}
