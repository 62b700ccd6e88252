namespace DistillEmb.Network;

/// <summary>Values from -8 to 7, two a byte: the first in the lower four bits, in two's complement.</summary>
internal static class Nibbles
{
    private const int Bits = 4;
    private const int Mask = (1 << Bits) - 1;

    public static int BytesOf(int values) => (values + 1) / 2;

    public static byte[] Pack(ReadOnlySpan<sbyte> values)
    {
        byte[] bytes = new byte[BytesOf(values.Length)];
        for (int i = 0; i < values.Length; i++) bytes[i / 2] |= (byte)((values[i] & Mask) << (i % 2 * Bits));
        return bytes;
    }

    public static sbyte[] Unpack(ReadOnlySpan<byte> bytes, int values)
    {
        sbyte[] unpacked = new sbyte[values];
        for (int i = 0; i < values; i++)
        {
            int nibble = (bytes[i / 2] >> (i % 2 * Bits)) & Mask;
            unpacked[i] = (sbyte)((nibble ^ 8) - 8);
        }

        return unpacked;
    }
}
