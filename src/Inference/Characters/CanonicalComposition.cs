using System.Runtime.CompilerServices;

namespace DistillEmb.Characters;

/// <summary>
/// Turns a word into the Unicode scalar values of its Normalization Form C (UAX #15).
/// </summary>
/// <remarks>
/// <para>
/// <see cref="string.Normalize()"/> does nothing under the invariant globalization mode, and
/// elsewhere depends on the version of the machine's ICU. A model must see the same characters
/// on every machine, so the library brings its own table of one Unicode version.
/// </para>
/// <para>
/// The work is done segment by segment. A segment runs from one normalisation boundary to the
/// next: a starter whose decomposition composes with nothing before it (UAX #15, sections 9.1
/// and 14.1). What stands before a boundary cannot change what stands after it, or the other way
/// round; hence the first scalars of a long word are exact without a look at its end.
/// </para>
/// </remarks>
internal static class CanonicalComposition
{
    /// <summary>
    /// Stands for a lone surrogate, which is no scalar value. It is a starter that composes with
    /// nothing.
    /// </summary>
    public const int LoneSurrogate = -1;

    /// <summary>
    /// The most scalars which one UTF-16 code unit of a word gives: U+FB2C gives three. A
    /// destination of this many times the word's length always takes the whole result.
    /// </summary>
    public const int MaxScalarsPerChar = 3;

    /// <summary>
    /// Writes the first scalar values of the Normalization Form C of <paramref name="word"/>.
    /// </summary>
    /// <param name="word">UTF-16 text. It may hold lone surrogates and U+0000.</param>
    /// <param name="destination">
    /// Takes the scalars, or <see cref="LoneSurrogate"/>, and may be shorter than the result. It
    /// then holds the beginning of the form of the whole word.
    /// </param>
    /// <returns>How many scalars were written.</returns>
    public static int ToScalars(ReadOnlySpan<char> word, Span<int> destination)
    {
        CanonicalTable table = CanonicalTable.Instance;
        int written = 0;
        int start = 0;
        while (written < destination.Length && start < word.Length)
        {
            int end = start;
            int scalar = Utf16.Decode(word, ref end);
            int segmentEnd = scalar == LoneSurrogate ? end : FindBoundary(table, word, end);
            if (segmentEnd == end && table.IsStable(scalar))
            {
                destination[written++] = scalar;
            }
            else
            {
                ReadOnlySpan<char> segment = word[start..segmentEnd];
                written += NormalizeSegment(table, segment, destination[written..]);
            }

            start = segmentEnd;
        }

        return written;
    }

    /// <summary>Returns the first boundary at or after <paramref name="position"/>.</summary>
    /// <remarks>
    /// After a lone surrogate there is a boundary too, whatever follows. It begins a segment of
    /// its own here, so it is never inside the segment of other characters.
    /// </remarks>
    private static int FindBoundary(CanonicalTable table, ReadOnlySpan<char> word, int position)
    {
        while (position < word.Length)
        {
            int end = position;
            if (table.HasBoundaryBefore(Utf16.Decode(word, ref end)))
            {
                break;
            }

            position = end;
        }

        return position;
    }

    // Kept out of the loop above so that usual words do not pay for clearing the inline buffer.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int NormalizeSegment(
        CanonicalTable table, ReadOnlySpan<char> segment, Span<int> destination)
    {
        using var characters = new CanonicalSegment(
            table, stackalloc ClassedScalar[CanonicalSegment.InlineLength]);
        for (int position = 0; position < segment.Length;)
        {
            characters.AddDecomposed(Utf16.Decode(segment, ref position));
        }

        characters.Order();
        characters.Compose();
        return characters.CopyTo(destination);
    }
}
