using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Reads a number in letters into the nearest <see cref="float"/>, the same bits as <see cref="float.Parse(string)"/> in the
/// invariant culture, several times as fast where the number is as short as vector files have them.
/// </summary>
internal static class DecimalNumber
{
    private const int MostDigits = 18; // So many never overflow 64 bits.
    private const ulong LargestExact = 1UL << 53;
    private const int LargestPower = 22; // 10^22 is the largest power of 10 that is a double.
    private const int LowBits = 29; // Bits of a double's fraction that a float has not.
    private const long LowMask = (1L << LowBits) - 1;
    private const long Midpoint = 1L << (LowBits - 1);

    private static readonly double[] Powers = [.. Enumerable.Range(0, LargestPower + 1).Select(power => double.Parse($"1e{power}", CultureInfo.InvariantCulture))];

    private static ReadOnlySpan<ulong> Shifts => [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Reads the number that ends at the first space, or with the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number; infinite where it is too large.</param>
    /// <param name="length">How long it is, the space not counted.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out float value, out int length)
    {
        if (TryReadCommon(text, out value, out length) || TryReadShort(text, out value, out length)) return true;
        length = text.IndexOf((byte)' ');
        if (length < 0) length = text.Length;
        return float.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    // What nearly all numbers of vector files are: a digit, a point and up to seven digits. There is no branch on the sign or
    // on the number of digits, which no processor could foresee.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadCommon(ReadOnlySpan<byte> text, out float value, out int length)
    {
        (value, length) = (0, 0);
        if (text.Length < sizeof(ulong) + 3) return false;
        int sign = text[0] == '-' ? 1 : 0;
        uint first = (uint)(text[sign] - '0');
        ulong letters = BinaryPrimitives.ReadUInt64LittleEndian(text[(sign + 2)..]);
        int count = CountDigits(letters);
        if (first > 9 || text[sign + 1] != '.' || count is 0 or sizeof(ulong) || (byte)(letters >> (count * 8)) != ' ') return false;
        double nearest = ((first * Shifts[count]) + Join(letters, count)) / Powers[count];
        if ((BitConverter.DoubleToInt64Bits(nearest) & LowMask) == Midpoint) return false;
        value = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits((float)nearest) | (sign << 31));
        length = sign + 2 + count;
        return true;
    }

    // Digits and power of ten are exact doubles, so their product or quotient is the double nearest to the number. That
    // double, rounded again, is the float nearest to the number unless it lies just between two floats.
    private static bool TryReadShort(ReadOnlySpan<byte> text, out float value, out int length)
    {
        value = 0;
        length = 0;
        int at = 0;
        bool negative = text.Length > 0 && text[0] == '-';
        if (negative) at++;
        ulong digits = 0;
        int count = ReadDigits(text, ref at, ref digits);
        int power = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            power = -ReadDigits(text, ref at, ref digits);
            count -= power;
        }

        if (count is 0 or > MostDigits) return false;
        if (at < text.Length && text[at] is (byte)'e' or (byte)'E' && !TryReadExponent(text, ref at, ref power)) return false;
        if ((at < text.Length && text[at] != ' ') || digits > LargestExact || power is < -LargestPower or > LargestPower) return false;
        length = at;
        double nearest = power < 0 ? digits / Powers[-power] : digits * Powers[power];
        if ((BitConverter.DoubleToInt64Bits(nearest) & LowMask) == Midpoint) return false;
        value = (float)(negative ? -nearest : nearest);
        return true;
    }

    private static int ReadDigits(ReadOnlySpan<byte> text, ref int at, ref ulong digits)
    {
        int start = at;
        while (at <= text.Length - sizeof(ulong))
        {
            ulong letters = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]);
            int count = CountDigits(letters);
            if (count > 0) digits = (digits * Shifts[count]) + Join(letters, count);
            at += count;
            if (count < sizeof(ulong)) return at - start;
        }

        for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++) digits = (digits * 10) + (uint)(text[at] - '0');
        return at - start;
    }

    // How many of eight letters are digits, up to the first that is none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountDigits(ulong letters) =>
        BitOperations.TrailingZeroCount(((letters + 0x4646464646464646) | (letters - 0x3030303030303030)) & 0x8080808080808080) >> 3;

    // The number that the first letters are: moved to the end of the eight, behind zeros, they are joined to pairs, to fours
    // and to one number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Join(ulong letters, int count)
    {
        ulong value = (letters - 0x3030303030303030) << ((sizeof(ulong) - count) * 8);
        value = ((value * 10) + (value >> 8)) & 0x00FF00FF00FF00FF;
        value = ((value * 100) + (value >> 16)) & 0x0000FFFF0000FFFF;
        return ((value * 10_000) + (value >> 32)) & 0xFFFFFFFF;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, ref int at, ref int power)
    {
        at++;
        bool negative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is (byte)'-' or (byte)'+') at++;
        ulong digits = 0;
        if (ReadDigits(text, ref at, ref digits) is 0 or > MostDigits || digits > 2 * LargestPower) return false;
        power += negative ? -(int)digits : (int)digits;
        return true;
    }
}
