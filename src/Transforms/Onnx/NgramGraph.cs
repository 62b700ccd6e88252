using DistillEmb.Network;

namespace DistillEmb.MLNet.Onnx;

/// <summary>
/// The bag of <see cref="NgramBag"/> as ONNX operations: the buckets by the same hash, in 64-bit integers, which hold every product of it.
/// </summary>
internal sealed class NgramGraph(OnnxGraph graph, NgramBag ngrams, int sequenceLength)
{
    private const long WordMask = uint.MaxValue;

    /// <summary>Adds the bag.</summary>
    /// <param name="characters">Character ids, [words, sequence length].</param>
    /// <param name="present">Which of them are no padding.</param>
    /// <param name="table">The rows of the buckets.</param>
    /// <returns>[words, size]</returns>
    public string Add(string characters, string present, float[] table)
    {
        (string hashes, string exist) = Hash(characters, present);
        (string buckets, exist) = Find(hashes, exist);

        // An n-gram that reaches into the padding, or has no bucket, has the row after the last bucket, which is zero.
        string rows = graph.Weight(PositionalArchitecture.Tensors.Ngrams, [.. table, .. new float[ngrams.Size]], ngrams.Buckets + 1, ngrams.Size);
        string gathered = graph.Add("Gather", [rows, graph.Add("Where", [exist, buckets, graph.Constant(ngrams.Buckets)])]);
        string sum = graph.Add("ReduceSum", [gathered, graph.List(1)], OnnxGraph.Attribute("keepdims", 0));
        string count = graph.Add("ReduceSum", [graph.Add("Cast", [exist], OnnxGraph.Attribute("to", (long)TensorProto.Types.DataType.Float)), graph.List(1)]);
        return graph.Add("Div", [sum, graph.Add("Sqrt", [graph.Add("Max", [count, graph.Constant(1f)])])]);
    }

    // Row by row: the n-grams of one length that begin at each position, then those of the next.
    private (string Hashes, string Exist) Hash(string characters, string present)
    {
        var hashes = new List<string>();
        var exist = new List<string>();
        string? hash = null;
        for (int length = 1; length <= Math.Min(ngrams.Longest, sequenceLength); length++)
        {
            int positions = sequenceLength - length + 1;
            string next = graph.Slice(characters, length - 1, sequenceLength);
            hash = Step(hash is null ? graph.Constant(NgramBag.HashStart) : graph.Slice(hash, 0, positions), next);
            if (length < ngrams.Shortest) continue;
            hashes.Add(hash);
            exist.Add(graph.Slice(present, length - 1, sequenceLength));
        }

        if (hashes.Count == 0)
        {
            // The sequence is shorter than the shortest n-gram: one that never exists.
            hashes.Add(graph.Slice(characters, 0, 1));
            exist.Add(graph.Add("Less", [hashes[0], graph.Constant(0L)]));
        }

        return (graph.Add("Concat", hashes, OnnxGraph.Attribute("axis", 1)), graph.Add("Concat", exist, OnnxGraph.Attribute("axis", 1)));
    }

    private string Step(string hash, string character)
    {
        string mixed = graph.Add("Mul", [graph.Add("BitwiseXor", [hash, character]), graph.Constant(NgramBag.HashFactor)]);
        string low = graph.Add("BitwiseAnd", [mixed, graph.Constant(WordMask)]);
        return graph.Add("BitwiseXor", [low, Shift(low, NgramBag.HashShift)]);
    }

    // As NgramVocabulary does, where n-grams have buckets of their own.
    private (string Buckets, string Exist) Find(string hashes, string exist)
    {
        string first = Bucket(hashes);
        if (ngrams.Vocabulary is not NgramVocabulary vocabulary) return (first, exist);
        string fingerprints = graph.Integers("ngrams.fingerprints", [.. vocabulary.Fingerprints.ToArray().Select(fingerprint => (long)fingerprint)], ngrams.Buckets);
        string fingerprint = graph.Add("Max", [Shift(hashes, NgramVocabulary.FingerprintShift), graph.Constant(1L)]);

        // The factor less 2^32: the same in the 32 bits that are kept, and no product leaves 64.
        string product = graph.Add("BitwiseAnd", [graph.Add("Mul", [hashes, graph.Constant((long)unchecked((int)NgramVocabulary.SecondFactor))]), graph.Constant(WordMask)]);
        string second = Bucket(graph.Add("BitwiseXor", [product, Shift(hashes, NgramVocabulary.SecondShift)]));
        string isFirst = graph.Add("Equal", [graph.Add("Gather", [fingerprints, first]), fingerprint]);
        string isSecond = graph.Add("Equal", [graph.Add("Gather", [fingerprints, second]), fingerprint]);
        return (graph.Add("Where", [isFirst, first, second]), graph.Add("And", [exist, graph.Add("Or", [isFirst, isSecond])]));
    }

    private string Bucket(string hashes) => graph.Add("Mod", [hashes, graph.Constant(ngrams.Buckets)]);

    private string Shift(string values, int bits) => graph.Add("Div", [values, graph.Constant(1L << bits)]);
}
