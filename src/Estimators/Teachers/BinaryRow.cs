using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DistillEmb.MLNet.Teachers;

/// <summary>A word and its values in word2vec's binary format, before it is certain where the word ends.</summary>
/// <param name="dimension">How many values a vector has.</param>
internal sealed class BinaryRow(int dimension)
{
    private readonly float[] _values = new float[dimension];

    /// <summary>The word's bytes, up to the first space.</summary>
    public byte[] Word { get; set; } = [];

    /// <summary>The bytes behind the space: the values, or the rest of a word with a space in it and all but the last bytes of the values.</summary>
    public byte[] Bytes { get; } = new byte[dimension * sizeof(float)];

    /// <summary>The values; not finite where they are none.</summary>
    public ReadOnlySpan<float> Values()
    {
        Bytes.CopyTo(MemoryMarshal.AsBytes(_values.AsSpan()));
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> bits = MemoryMarshal.Cast<float, int>(_values.AsSpan());
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }

        return _values;
    }

    /// <summary>
    /// Where what follows is no word: whether this word has a space in it, so that it goes on where values were read, and the values go on
    /// where the next word was read. If so, it is mended.
    /// </summary>
    /// <param name="next">What was read as the next word; where the row was mended, the next word.</param>
    /// <remarks>Of several places where the word may end, that is right with which no value is larger than need be: bytes of other numbers make wild ones.</remarks>
    public bool TryMend(ref ReadOnlySpan<byte> next)
    {
        byte[] best = [];
        int taken = 0;
        float smallest = float.PositiveInfinity;
        byte[] read = [.. Bytes];
        for (int end = read.IndexOf((byte)' '); end >= 0 && end < next.Length; end = Next(read, end))
        {
            if (!IsText(read.AsSpan(0, end))) break;
            if (!IsText(WithoutLineEnd(next[(end + 1)..]))) continue;
            read.AsSpan(end + 1).CopyTo(Bytes);
            next[..(end + 1)].CopyTo(Bytes.AsSpan(read.Length - end - 1));
            float largest = TensorPrimitives.MaxMagnitude(Values());
            if (!(largest < smallest)) continue;
            (best, taken, smallest) = ([.. Bytes], end + 1, largest);
        }

        (taken > 0 ? best : read).CopyTo(Bytes, 0);
        if (taken == 0) return false;
        Word = [.. Word, (byte)' ', .. read.AsSpan(0, taken - 1)];
        next = WithoutLineEnd(next[taken..]);
        return true;
    }

    private static int Next(byte[] bytes, int space)
    {
        int next = bytes.AsSpan(space + 1).IndexOf((byte)' ');
        return next < 0 ? -1 : space + 1 + next;
    }

    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> bytes) => bytes is [(byte)'\n', ..] ? bytes[1..] : bytes;

    private static bool IsText(ReadOnlySpan<byte> bytes) => VectorLine.ReadWord(bytes, out string word) is null && !word.AsSpan().ContainsAny('\n', '\r', '\t');
}
