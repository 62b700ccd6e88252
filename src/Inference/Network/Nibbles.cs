namespace DistillEmb.Network;

/// <summary>Numbers from -8 to 7, two a byte: the first in the lower four bits, in two's complement.</summary>
internal static class Nibbles
{
    private const int Bits = 4;
    private const int Mask = (1 << Bits) - 1;

    public static int BytesOf(int numbers) => (numbers + 1) / 2;

    public static byte[] Pack(ReadOnlySpan<sbyte> numbers)
    {
        byte[] bytes = new byte[BytesOf(numbers.Length)];
        for (int i = 0; i < numbers.Length; i++) bytes[i / 2] |= (byte)((numbers[i] & Mask) << (i % 2 * Bits));
        return bytes;
    }

    public static sbyte[] Unpack(ReadOnlySpan<byte> bytes, int numbers)
    {
        sbyte[] unpacked = new sbyte[numbers];
        for (int i = 0; i < numbers; i++)
        {
            int nibble = (bytes[i / 2] >> (i % 2 * Bits)) & Mask;
            unpacked[i] = (sbyte)((nibble ^ 8) - 8);
        }

        return unpacked;
    }
}
