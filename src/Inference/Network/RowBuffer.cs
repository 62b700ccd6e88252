using System.Runtime.CompilerServices;

namespace DistillEmb.Network;

/// <summary>Buffers that one row after another uses. They grow with a row; what a huge one made is let go after it, so that it burdens none of the later ones.</summary>
internal static class RowBuffer
{
    /// <summary>The most bytes of a buffer that wait for the next row.</summary>
    public const int LargestKept = 4 << 20;

    /// <summary>Room in a buffer, whose contents are lost if it has to grow.</summary>
    public static Span<T> Room<T>(ref T[] buffer, int count)
    {
        if (buffer.Length < count) buffer = new T[Capacity(buffer.Length, count)];
        return buffer.AsSpan(0, count);
    }

    /// <summary>Makes room in a buffer, whose contents stay.</summary>
    public static void Grow<T>(ref T[] buffer, int count)
    {
        if (buffer.Length < count) Array.Resize(ref buffer, Capacity(buffer.Length, count));
    }

    /// <summary>Lets a buffer go that is larger than what waits for the next row.</summary>
    public static void LetGo<T>(ref T[] buffer)
    {
        if ((long)buffer.Length * Unsafe.SizeOf<T>() > LargestKept) buffer = [];
    }

    /// <summary>How many values some tokens have together.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="size">Values of each.</param>
    /// <param name="what">What they are called.</param>
    /// <exception cref="InvalidDataException">They are more than an array holds.</exception>
    public static int LengthOf(long count, int size, string what = "tokens")
    {
        long values = count * size;
        return values <= Array.MaxLength
            ? (int)values
            : throw new InvalidDataException($"The row has {count} {what} of {size} values each; one array holds those of at most {Array.MaxLength / size}.");
    }

    private static int Capacity(int length, int count) => (int)Math.Max(count, Math.Min(Array.MaxLength, 2L * length));
}
