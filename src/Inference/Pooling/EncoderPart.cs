using DistillEmb.Encoder;

namespace DistillEmb.Pooling;

/// <summary>The part of an encoder's vectors that rows are made of: all of it, or one head.</summary>
internal sealed class EncoderPart
{
    private readonly string? _head;

    /// <param name="encoder">The encoder.</param>
    /// <param name="head">The name of the one head; null for all.</param>
    /// <exception cref="ArgumentException">The encoder has no such head.</exception>
    public EncoderPart(DistillEmbEncoder encoder, string? head)
    {
        Encoder = encoder;
        _head = head;
        (Offset, Size) = encoder.Range(head);
    }

    public DistillEmbEncoder Encoder { get; }

    /// <summary>Where the part begins in a vector.</summary>
    public int Offset { get; }

    /// <summary>Values of the part.</summary>
    public int Size { get; }

    /// <summary>What the values are called.</summary>
    public IEnumerable<string> SlotNames()
    {
        IEnumerable<EncoderHead> heads = Encoder.Heads.Where(head => _head is null || head.Name == _head);
        return EncoderHead.PartsOf(heads).SelectMany(part => Slots(string.Join('+', part.Select(head => head.Name)), part.Key.Dimension));
    }

    /// <summary>A cache for the part.</summary>
    public WordVectorCache? CreateCache(int megabytes) => WordVectorCache.Create(megabytes, Size);

    /// <summary>What gives a cursor's rows their vectors.</summary>
    /// <param name="cache">The vectors of words seen before; null for none.</param>
    public RowVectors Open(WordVectorCache? cache) => new EncoderRow(this, cache);

    private static IEnumerable<string> Slots(string part, int dimension) => Enumerable.Range(0, dimension).Select(i => $"{part}.{i}");
}
