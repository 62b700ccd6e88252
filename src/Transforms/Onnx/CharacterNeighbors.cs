namespace DistillEmb.MLNet.Onnx;

/// <summary>
/// The characters that stand so many positions after each position, as ONNX operations. Positions that are padding have the
/// neighbours of the first position: they repeat its values, and so take no part in a maximum or minimum over positions.
/// </summary>
internal sealed class CharacterNeighbors
{
    private readonly OnnxGraph _graph;
    private readonly string _present;
    private readonly string _padded;
    private readonly int _left;
    private readonly int _sequenceLength;
    private readonly Dictionary<int, string> _known = [];

    public CharacterNeighbors(OnnxGraph graph, PositionalArchitecture architecture, string characters, string present, int sequenceLength)
    {
        _graph = graph;
        _present = present;
        _left = architecture.Convolutions.Max(bank => bank.Left);
        int right = architecture.Convolutions.Max(bank => bank.Width - 1 - bank.Left);
        _padded = graph.Add("Pad", [characters, graph.List(0, _left, 0, right)]);
        _sequenceLength = sequenceLength;
    }

    /// <summary>Character ids, [words, sequence length].</summary>
    /// <param name="offset">How many positions to the right; negative to the left.</param>
    public string At(int offset)
    {
        if (_known.TryGetValue(offset, out string? known)) return known;
        string shifted = _graph.Slice(_padded, _left + offset, _left + offset + _sequenceLength);
        return _known[offset] = _graph.Add("Where", [_present, shifted, _graph.Slice(shifted, 0, 1)]);
    }
}
