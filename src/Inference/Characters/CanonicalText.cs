using System.Buffers;

namespace DistillEmb.Characters;

/// <summary>Normalization Form C of text, as text: lone surrogates stay where they are.</summary>
internal static class CanonicalText
{
    private const char FirstUnstable = '\u0300'; // All before it are their own form, and compose with nothing before them.
    private const int PieceLength = 1024;

    /// <summary>Whether a look at each character is enough to say that the text is its own form.</summary>
    public static bool IsStable(ReadOnlySpan<char> text)
    {
        CanonicalTable table = CanonicalTable.Instance;
        for (int position = 0; position < text.Length;)
        {
            if (text[position] < FirstUnstable) position++;
            else if (!table.IsStable(Utf16.Decode(text, ref position))) return false;
        }

        return true;
    }

    /// <summary>The form of a text: itself where it is its own.</summary>
    public static string Of(string text)
    {
        if (IsStable(text)) return text;
        var builder = new TextBuilder(text.Length);
        Compose(text, ref builder);
        string composed = builder.Written.SequenceEqual(text) ? text : builder.Written.ToString();
        builder.Dispose();
        return composed;
    }

    /// <summary>Writes the form of the text, piece by piece from boundary to boundary.</summary>
    public static void Compose(ReadOnlySpan<char> text, ref TextBuilder builder)
    {
        int[] scalars = ArrayPool<int>.Shared.Rent(CanonicalComposition.MaxScalarsPerChar * PieceLength);
        for (int start = 0; start < text.Length;)
        {
            int end = PieceEnd(text, start, out bool lone);
            ReadOnlySpan<char> piece = text[start..(lone ? end - 1 : end)];
            int most = CanonicalComposition.MaxScalarsPerChar * piece.Length;
            if (scalars.Length < most)
            {
                ArrayPool<int>.Shared.Return(scalars);
                scalars = ArrayPool<int>.Shared.Rent(most);
            }

            int count = CanonicalComposition.ToScalars(piece, scalars);
            foreach (int scalar in scalars.AsSpan(0, count)) Append(scalar, ref builder);
            if (lone) builder.Append(text[end - 1]);
            start = end;
        }

        ArrayPool<int>.Shared.Return(scalars);
    }

    // Behind a lone surrogate, or before the first boundary after enough characters.
    private static int PieceEnd(ReadOnlySpan<char> text, int start, out bool lone)
    {
        CanonicalTable table = CanonicalTable.Instance;
        lone = false;
        int position = start;
        while (position < text.Length && !lone)
        {
            int next = position;
            int scalar = Utf16.Decode(text, ref next);
            if (position - start >= PieceLength && table.HasBoundaryBefore(scalar)) return position;
            lone = scalar == CanonicalComposition.LoneSurrogate;
            position = next;
        }

        return position;
    }

    private static void Append(int scalar, ref TextBuilder builder)
    {
        if (scalar <= char.MaxValue)
        {
            builder.Append((char)scalar);
            return;
        }

        Span<char> pair = stackalloc char[2];
        new System.Text.Rune(scalar).EncodeToUtf16(pair);
        builder.Append(pair);
    }
}
