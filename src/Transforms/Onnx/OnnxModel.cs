using DistillEmb.Characters;

namespace DistillEmb.MLNet.Onnx;

/// <summary>An encoder as an ONNX model: character ids in, vectors out, what it takes to make the rows in the properties.</summary>
internal static class OnnxModel
{
    public const string Characters = "characters";
    public const string Vectors = "vectors";

    // The first ones with LayerNormalization, Mish and operations on bits: ONNX 1.13, early 2023.
    private const int IrVersion = 8;
    private const int OperatorSet = 18;

    public static ModelProto Create(DistillEmbEncoder encoder)
    {
        var graph = new OnnxGraph();
        graph.Proto.Name = "DistillEmb";
        string raw = encoder.Architecture switch
        {
            PositionalArchitecture positional => new PositionalGraph(graph, positional, encoder.Weights, encoder.SequenceLength).Add(Characters),
            PublishedArchitecture published => new PublishedGraph(graph, published, encoder.Weights, encoder.SequenceLength).Add(Characters),
            _ => throw new NotSupportedException($"The network '{encoder.Architecture.Name}' has no ONNX graph."),
        };
        string vectors = encoder.NormalizeHeads ? NormalizeHeads(graph, raw, EncoderHead.PlacesOf(encoder.Heads)) : raw;
        graph.Output(Vectors, graph.Add("Where", [HasCharacters(graph), vectors, graph.Constant(0f)]));
        graph.Proto.Input.Add(Describe(Characters, TensorProto.Types.DataType.Int64, encoder.SequenceLength, "Rows of words as DistillEmbEncoder.EncodeCharacters gives them."));
        graph.Proto.Output.Add(Describe(Vectors, TensorProto.Types.DataType.Float, encoder.VectorSize, "The words' vectors, the heads one after another."));
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "DistillEmb.MLNet",
            ProducerVersion = OnnxProperties.PackageVersion,
            DocString = "Gives words their vectors, from their characters alone. How to turn a word into rows stands in the model's properties.",
            Graph = graph.Proto,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
        foreach ((string name, string value) in OnnxProperties.Of(encoder)) model.MetadataProps.Add(new StringStringEntryProto { Key = name, Value = value });
        return model;
    }

    // Marks and padding are no characters, and the word without any has the vector zero.
    private static string HasCharacters(OnnxGraph graph)
    {
        string unknown = graph.Add("Equal", [Characters, graph.Constant(CharacterVocabulary.Unknown)]);
        string known = graph.Add("GreaterOrEqual", [Characters, graph.Constant(CharacterVocabulary.FirstCharacter)]);
        string character = graph.Add("Cast", [graph.Add("Or", [unknown, known])], OnnxGraph.Attribute("to", (long)TensorProto.Types.DataType.Int64));
        return graph.Add("Greater", [graph.Add("ReduceMax", [character, graph.List(1)]), graph.Constant(0L)]);
    }

    // Each head by its length, where that is not next to nothing.
    private static string NormalizeHeads(OnnxGraph graph, string vectors, (int Offset, int Dimension)[] parts)
    {
        IEnumerable<string> heads = parts.Select(part =>
        {
            string head = graph.Slice(vectors, part.Offset, part.Offset + part.Dimension);
            string length = graph.Add("ReduceL2", [head, graph.List(1)]);
            string divisor = graph.Add("Where", [graph.Add("Greater", [length, graph.Constant(DistillEmbEncoder.ShortestLength)]), length, graph.Constant(1f)]);
            return graph.Add("Div", [head, divisor]);
        });
        return graph.Add("Concat", [.. heads], OnnxGraph.Attribute("axis", 1));
    }

    private static ValueInfoProto Describe(string name, TensorProto.Types.DataType type, int size, string description)
    {
        var shape = new TensorShapeProto
        {
            Dim = { new TensorShapeProto.Types.Dimension { DimParam = "words" }, new TensorShapeProto.Types.Dimension { DimValue = size } },
        };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = type, Shape = shape } }, DocString = description };
    }
}
