using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using DistillEmb.Network;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>
/// The vectors that are trained, row by row, outside .NET's heap: a row begins where a line of the processor's cache does and is filled up with zeros to
/// whole lines, so that kernels need no remainders, and a matrix may have more values than an array.
/// </summary>
internal sealed unsafe partial class EmbeddingMatrix : IDisposable
{
    /// <summary>Values of a cache line: rows have a multiple of them.</summary>
    public const int LineValues = 16;

    private const int HugePage = 1 << 21;
    private const int AdviceHugePages = 14; // MADV_HUGEPAGE of Linux.

    private float* _values;

    public EmbeddingMatrix(int rows, int dimension)
    {
        (Rows, Dimension) = (rows, dimension);
        Stride = StrideOf(dimension);
        Bytes = Math.Max(1, (long)rows) * Stride * sizeof(float);
        bool large = Bytes >= HugePage;
        _values = (float*)NativeMemory.AlignedAlloc((nuint)Bytes, (nuint)(large ? HugePage : LineValues * sizeof(float)));
        if (large) AskForHugePages();
        Clear(0, rows);
    }

    ~EmbeddingMatrix() => Free();

    public int Rows { get; }

    public int Dimension { get; }

    /// <summary>Values from a row to the next.</summary>
    public int Stride { get; }

    public long Bytes { get; }

    /// <summary>The values of a row.</summary>
    public Span<float> this[int row] => new(Row(row), Dimension);

    /// <summary>The values of a row, those that fill it up included.</summary>
    public Span<float> Whole(int row) => new(Row(row), Stride);

    /// <summary>The same of several rows.</summary>
    public Span<float> Whole(int start, int count) => new(Row(start), checked(count * Stride));

    /// <summary>Values of a row of so many, filled up to whole cache lines.</summary>
    public static int StrideOf(int dimension) => (dimension + LineValues - 1) / LineValues * LineValues;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float First(int row) => ref *Row(row);

    /// <summary>Asks for a row's cache lines, which will be needed soon. Does nothing where the processor cannot be asked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int row)
    {
        if (!Sse.IsSupported) return;
        float* start = Row(row);
        float* end = start + Stride;
        for (; start < end; start += LineValues) Sse.Prefetch0(start);
    }

    /// <summary>Fills every row with values of -bound to bound.</summary>
    public void Randomize(float bound, int seed, CancellationToken cancellation)
    {
        const int RowsBetweenChecks = 1 << 14;
        for (int row = 0; row < Rows; row++)
        {
            if (row % RowsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            var random = new LineRandom(seed, 0, row);
            foreach (ref float value in this[row]) value = ((int)(random.Next() >> 40) * (1f / (1 << 23)) * bound) - bound;
        }
    }

    /// <summary>Sets rows to zero.</summary>
    public void Clear(int start, int count) => NativeMemory.Clear(Row(start), (nuint)count * (nuint)Stride * sizeof(float));

    /// <summary>Whether all values are numbers within <see cref="NetworkWeights.LargestMagnitude"/>, as those of any model.</summary>
    public bool IsBounded()
    {
        var most = Vector512.Create(NetworkWeights.LargestMagnitude);
        for (int row = 0; row < Rows; row++)
        {
            Span<float> values = Whole(row);
            for (int i = 0; i < values.Length; i += LineValues)
            {
                if (!Vector512.LessThanOrEqualAll(Vector512.Abs(Vector512.Create<float>(values[i..])), most)) return false; // NaN is not.
            }
        }

        return true;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float* Row(int row) => _values + ((nint)row * Stride);

    // Rows are read in no order: with pages of four kilobytes, the processor spends a good part of its time on looking up where they are.
    private void AskForHugePages()
    {
        if (OperatingSystem.IsLinux()) _ = Advise(_values, (nuint)Bytes, AdviceHugePages);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_values);
        _values = null;
    }
}
