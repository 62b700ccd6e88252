using System.Globalization;
using DistillEmb.Characters;

namespace DistillEmb.Ethiopic;

/// <summary>
/// Reads Ethiopic numbers. A number is written in groups of ten thousands with ፼ after each but the last; a group is up to two numerals with ፻ behind
/// them for its hundreds (no numeral: one hundred), and up to two for what is below; two numerals are a ten and a unit.
/// </summary>
internal static class EthiopicNumerals
{
    private const char Ten = '\u1372'; // ፲
    private const char One = '\u1369'; // ፩
    private const int GroupDigits = 4;

    /// <summary>Whether numerals make one number: no group has two tens, two units or two hundreds, and no unit stands before its ten.</summary>
    public static bool IsNumber(ReadOnlySpan<char> numerals)
    {
        bool hundreds = false;
        bool tens = false;
        bool units = false;
        foreach (char numeral in numerals)
        {
            switch (numeral)
            {
                case EthiopicScript.TenThousand:
                    (hundreds, tens, units) = (false, false, false);
                    break;
                case EthiopicScript.Hundred:
                    if (hundreds) return false;
                    (hundreds, tens, units) = (true, false, false);
                    break;
                case >= Ten:
                    if (tens || units) return false;
                    tens = true;
                    break;
                default:
                    if (units) return false;
                    units = true;
                    break;
            }
        }

        return true;
    }

    /// <summary>Writes a number in Latin digits, of any length.</summary>
    public static void Write(ReadOnlySpan<char> numerals, ref TextBuilder builder)
    {
        bool first = true;
        int hundreds = 0;
        int rest = 0;
        foreach (char numeral in numerals)
        {
            switch (numeral)
            {
                case EthiopicScript.TenThousand:
                    WriteGroup(first && hundreds + rest == 0 ? 1 : hundreds + rest, first, ref builder);
                    (first, hundreds, rest) = (false, 0, 0);
                    break;
                case EthiopicScript.Hundred:
                    (hundreds, rest) = (100 * Math.Max(rest, 1), 0);
                    break;
                case >= Ten:
                    rest += 10 * (numeral - Ten + 1);
                    break;
                default:
                    rest += numeral - One + 1;
                    break;
            }
        }

        WriteGroup(hundreds + rest, first, ref builder);
    }

    private static void WriteGroup(int value, bool first, ref TextBuilder builder)
    {
        Span<char> digits = stackalloc char[GroupDigits];
        value.TryFormat(digits, out int written, first ? "D" : "D4", CultureInfo.InvariantCulture);
        builder.Append(digits[..written]);
    }
}
