namespace DistillEmb.MLNet.Fuzz;

/// <summary>A reader that is given any bytes at all.</summary>
/// <param name="name">What it is called on the command line.</param>
internal abstract class FuzzTarget(string name)
{
    public string Name => name;

    /// <summary>Bytes of the longest input that is worth trying.</summary>
    public virtual int LongestInput => 1 << 13;

    /// <summary>
    /// What a reader may allocate in all, whatever the input: its buffers, and what one word, line or tensor may have at most. Each reads small
    /// inputs through buffers made for large files.
    /// </summary>
    public virtual long Allowance => 32L << 20;

    /// <summary>Inputs to begin from: good ones of each kind, so that what is mutated is reached.</summary>
    public abstract IEnumerable<(string Name, byte[] Bytes)> Seeds();

    /// <summary>Reads an input.</summary>
    /// <exception cref="InvalidDataException">The input is bad, and the message says how: the one exception that readers promise.</exception>
    public abstract void Read(byte[] input);

    /// <summary>Whether a message says what the reader promises to say.</summary>
    public virtual bool IsTold(InvalidDataException fault) => fault.Message.Length > 0;
}
