using System.Buffers.Binary;

namespace DistillEmb.Characters;

/// <summary>
/// The one-step canonical decompositions of the table and their inverse, the primary composites.
/// </summary>
/// <remarks>
/// Both are searched in the bytes of the resource <c>nfc.bin</c> as they are. Few words need
/// them, so that to turn them into arrays first would cost more than it gives.
/// </remarks>
internal sealed class CanonicalMappings
{
    /// <summary>The bytes of a decomposition: code point, first part, second part.</summary>
    public const int DecompositionSize = 3 * PartSize;

    /// <summary>The bytes of a composition: the position of its decomposition.</summary>
    public const int CompositionSize = sizeof(ushort);

    private const int PartSize = 3;

    private readonly byte[] _decompositions;
    private readonly byte[] _compositions;

    /// <summary>Wraps the two sections of the resource.</summary>
    /// <param name="decompositions">The decompositions, ascending by code point.</param>
    /// <param name="compositions">The compositions, ascending by their two parts.</param>
    public CanonicalMappings(byte[] decompositions, byte[] compositions)
    {
        _decompositions = decompositions;
        _compositions = compositions;
    }

    /// <summary>
    /// Gives the decomposition of a scalar, if there is one. The second part is zero where a
    /// single character stands for the scalar.
    /// </summary>
    public bool TryDecompose(int scalar, out int first, out int second)
    {
        int low = 0;
        int high = (_decompositions.Length / DecompositionSize) - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = CodePoint(middle) - scalar;
            if (order == 0)
            {
                (first, second) = (FirstPart(middle), SecondPart(middle));
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        (first, second) = (0, 0);
        return false;
    }

    /// <summary>Gives the primary composite of two scalars, if there is one.</summary>
    public bool TryCompose(int first, int second, out int composite)
    {
        int low = 0;
        int high = (_compositions.Length / CompositionSize) - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int position = BinaryPrimitives.ReadUInt16LittleEndian(
                _compositions.AsSpan(middle * CompositionSize));
            int order = FirstPart(position) - first;
            order = order != 0 ? order : SecondPart(position) - second;
            if (order == 0)
            {
                composite = CodePoint(position);
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        composite = 0;
        return false;
    }

    private int CodePoint(int position) => Read(position * DecompositionSize);

    private int FirstPart(int position) => Read((position * DecompositionSize) + PartSize);

    private int SecondPart(int position) => Read((position * DecompositionSize) + (2 * PartSize));

    private int Read(int offset)
    {
        ReadOnlySpan<byte> bytes = _decompositions.AsSpan(offset, PartSize);
        return bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
    }
}
