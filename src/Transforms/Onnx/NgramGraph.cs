namespace DistillEmb.MLNet.Onnx;

/// <summary>
/// The bag of <see cref="NgramBag"/> as ONNX operations: the buckets by the same hash, in 64-bit integers, which hold every product of it.
/// </summary>
internal sealed class NgramGraph(OnnxGraph graph, NgramBag ngrams, int sequenceLength)
{
    private const long WordMask = uint.MaxValue;

    /// <summary>Adds the bag.</summary>
    /// <param name="characters">Character rows, [words, sequence length].</param>
    /// <param name="present">Which of them are no padding.</param>
    /// <param name="table">The rows of the buckets.</param>
    /// <returns>[words, size]</returns>
    public string Add(string characters, string present, float[] table)
    {
        (string buckets, string exist) = Collect(characters, present);

        // An n-gram that reaches into the padding has the row after the last bucket, which is zero.
        string rows = graph.Weight(PositionalArchitecture.Tensors.Ngrams, [.. table, .. new float[ngrams.Size]], ngrams.Buckets + 1, ngrams.Size);
        string gathered = graph.Add("Gather", [rows, graph.Add("Where", [exist, buckets, graph.Constant(ngrams.Buckets)])]);
        string sum = graph.Add("ReduceSum", [gathered, graph.List(1)], OnnxGraph.Attribute("keepdims", 0));
        string count = graph.Add("ReduceSum", [graph.Add("Cast", [exist], OnnxGraph.Attribute("to", (long)TensorProto.Types.DataType.Float)), graph.List(1)]);
        return graph.Add("Div", [sum, graph.Add("Sqrt", [graph.Add("Max", [count, graph.Constant(1f)])])]);
    }

    // Row by row: the n-grams of one length that begin at each position, then those of the next.
    private (string Buckets, string Exist) Collect(string characters, string present)
    {
        var buckets = new List<string>();
        var exist = new List<string>();
        string? hash = null;
        for (int length = 1; length <= Math.Min(ngrams.Longest, sequenceLength); length++)
        {
            int positions = sequenceLength - length + 1;
            string next = graph.Slice(characters, length - 1, sequenceLength);
            hash = Step(hash is null ? graph.Constant(NgramBag.HashStart) : graph.Slice(hash, 0, positions), next);
            if (length < ngrams.Shortest) continue;
            buckets.Add(graph.Add("Mod", [hash, graph.Constant(ngrams.Buckets)]));
            exist.Add(graph.Slice(present, length - 1, sequenceLength));
        }

        if (buckets.Count == 0)
        {
            // The sequence is shorter than the shortest n-gram: one that never exists.
            buckets.Add(graph.Slice(characters, 0, 1));
            exist.Add(graph.Add("Less", [buckets[0], graph.Constant(0L)]));
        }

        return (graph.Add("Concat", buckets, OnnxGraph.Attribute("axis", 1)), graph.Add("Concat", exist, OnnxGraph.Attribute("axis", 1)));
    }

    private string Step(string hash, string character)
    {
        string mixed = graph.Add("Mul", [graph.Add("BitwiseXor", [hash, character]), graph.Constant(NgramBag.HashFactor)]);
        string low = graph.Add("BitwiseAnd", [mixed, graph.Constant(WordMask)]);
        return graph.Add("BitwiseXor", [low, graph.Add("Div", [low, graph.Constant(1L << NgramBag.HashShift)])]);
    }
}
