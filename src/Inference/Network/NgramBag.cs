using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using DistillEmb.Network;

namespace DistillEmb;

/// <summary>
/// A bag of hashed character n-grams beside the convolutions, as in fastText (Bojanowski et al. 2017): every stretch of
/// characters of a word, marks included, has a row of a table; the rows of a word are added and divided by the square root of
/// their number.
/// </summary>
/// <remarks>
/// By default training gives each row to one n-gram, the most frequent ones of the training words, and all others are left out:
/// of hundreds of thousands, most occur in a word or two and would only blur the rows that they share.
/// </remarks>
/// <param name="Buckets">Rows of the table of n-grams, 1 to 4194304.</param>
/// <param name="Size">Values in a row of the table: a multiple of 8 up to 1024.</param>
/// <param name="Shortest">Characters of the shortest n-grams, 1 to 16.</param>
/// <param name="Longest">Characters of the longest n-grams, at least <paramref name="Shortest"/> and at most 16.</param>
/// <param name="MinimumCount">
/// In how many training words an n-gram has to occur to get a row of its own; 0 for no choice among them: all n-grams of one
/// hash share a row, as in fastText.
/// </param>
public sealed record NgramBag(int Buckets, int Size, int Shortest = 2, int Longest = 5, int MinimumCount = 2)
{
    private const int MostBuckets = 1 << 22;
    private const int LargestSize = 1024;
    private const int LongestNgram = 16;
    private const int WideStep = 32; // Values of a row that are summed at once.
    private const int WideCodes = 64; // The same of a row in codes.
    private const int Granularity = 8; // Lanes of a 256-bit vector: keeps the kernel free of tails.

    // FNV-1a, with a shift that carries high bits down to where the buckets are chosen.
    internal const uint HashStart = 2166136261;
    internal const uint HashFactor = 16777619;
    internal const int HashShift = 15;

    /// <summary>The n-grams that have a row; null where all of one hash share one.</summary>
    internal NgramVocabulary? Vocabulary { get; init; }

    /// <summary>The most n-grams that a word of so many positions has.</summary>
    internal int LargestCount(int positions) => (Longest - Shortest + 1) * positions;

    /// <summary>The buckets of those of a word's n-grams that have one. They are part of the model's format.</summary>
    /// <param name="ids">The word's character ids without padding.</param>
    /// <param name="buckets">Receives them; room for <see cref="LargestCount"/>.</param>
    /// <returns>How many there are.</returns>
    internal int Collect(ReadOnlySpan<int> ids, Span<int> buckets)
    {
        Span<uint> hashes = stackalloc uint[buckets.Length];
        hashes = hashes[..Hash(ids, hashes)];
        if (Vocabulary is NgramVocabulary vocabulary) return vocabulary.Find(hashes, buckets);
        for (int i = 0; i < hashes.Length; i++) buckets[i] = (int)(hashes[i] % (uint)Buckets);
        return hashes.Length;
    }

    /// <summary>The hashes of a word's n-grams.</summary>
    /// <param name="ids">The word's character ids without padding.</param>
    /// <param name="hashes">Receives them; room for <see cref="LargestCount"/>.</param>
    /// <returns>How many there are.</returns>
    internal int Hash(ReadOnlySpan<int> ids, Span<uint> hashes)
    {
        int count = 0;
        for (int start = 0; start + Shortest <= ids.Length; start++)
        {
            uint hash = HashStart;
            int longest = Math.Min(Longest, ids.Length - start);
            for (int length = 1; length <= longest; length++)
            {
                hash = (hash ^ (uint)ids[start + length - 1]) * HashFactor;
                hash ^= hash >> HashShift;
                if (length >= Shortest) hashes[count++] = hash;
            }
        }

        return count;
    }

    /// <summary>The bag of some n-grams.</summary>
    /// <param name="buckets">Their buckets.</param>
    /// <param name="table">[buckets, size]</param>
    /// <param name="bag">Receives it, [size].</param>
    internal void Sum(ReadOnlySpan<int> buckets, ReadOnlySpan<float> table, Span<float> bag)
    {
        int column = 0;
        for (; column <= Size - WideStep; column += WideStep) SumWide(buckets, table[column..], bag[column..]);
        for (; column < Size; column += Granularity)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            foreach (int bucket in buckets) sum += Vector256.LoadUnsafe(in table[(bucket * Size) + column]);
            sum.StoreUnsafe(ref bag[column]);
        }

        if (buckets.Length > 0) TensorPrimitives.Multiply(bag, ScaleOf(buckets.Length), bag);
    }

    /// <summary>The same of a table that is held in codes, a scale a row; the same bits.</summary>
    internal void Sum(ReadOnlySpan<int> buckets, IntegerWeight table, Span<float> bag)
    {
        int column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; column <= Size - WideCodes; column += WideCodes) SumWide(buckets, table, column, bag[column..]);
        }

        for (; column < Size; column += Granularity)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            foreach (int bucket in buckets)
            {
                ref readonly sbyte codes = ref table.Codes.Slice((bucket * Size) + column, Granularity)[0];
                sum = Vector256.MultiplyAddEstimate(Codes.LoadEight(in codes, 0), Vector256.Create(table.Scales[bucket]), sum);
            }

            sum.StoreUnsafe(ref bag[column]);
        }

        if (buckets.Length > 0) TensorPrimitives.Multiply(bag, ScaleOf(buckets.Length), bag);
    }

    // A cache line of codes at a time.
    private void SumWide(ReadOnlySpan<int> buckets, IntegerWeight table, int column, Span<float> bag)
    {
        ReadOnlySpan<sbyte> all = table.Codes;
        ReadOnlySpan<float> scales = table.Scales;
        Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a;
        foreach (int bucket in buckets)
        {
            ref readonly sbyte row = ref all.Slice((bucket * Size) + column, WideCodes)[0];
            Vector512<float> scale = Vector512.Create(scales[bucket]);
            a = Vector512.MultiplyAddEstimate(Codes.LoadSixteen(in row, 0), scale, a);
            b = Vector512.MultiplyAddEstimate(Codes.LoadSixteen(in row, 16), scale, b);
            c = Vector512.MultiplyAddEstimate(Codes.LoadSixteen(in row, 32), scale, c);
            d = Vector512.MultiplyAddEstimate(Codes.LoadSixteen(in row, 48), scale, d);
        }

        a.CopyTo(bag);
        b.CopyTo(bag[16..]);
        c.CopyTo(bag[32..]);
        d.CopyTo(bag[48..]);
    }

    // Four vectors of sums: each row is read a cache line at a time, once.
    private void SumWide(ReadOnlySpan<int> buckets, ReadOnlySpan<float> table, Span<float> bag)
    {
        Vector256<float> a = Vector256<float>.Zero, b = a, c = a, d = a;
        foreach (int bucket in buckets)
        {
            ref readonly float row = ref table.Slice(bucket * Size, WideStep)[0];
            a += Vector256.LoadUnsafe(in row);
            b += Vector256.LoadUnsafe(in row, 8);
            c += Vector256.LoadUnsafe(in row, 16);
            d += Vector256.LoadUnsafe(in row, 24);
        }

        a.CopyTo(bag);
        b.CopyTo(bag[8..]);
        c.CopyTo(bag[16..]);
        d.CopyTo(bag[24..]);
    }

    /// <summary>What the sum of so many rows is multiplied by.</summary>
    internal static float ScaleOf(int count) => 1f / MathF.Sqrt(count);

    internal IEnumerable<string> Validate()
    {
        if (Buckets is < 1 or > MostBuckets) yield return $"Ngrams.{nameof(Buckets)} is {Buckets}; it must be 1 to {MostBuckets}.";
        if (Size is < Granularity or > LargestSize || Size % Granularity != 0)
            yield return $"Ngrams.{nameof(Size)} is {Size}; it must be a multiple of {Granularity}, {Granularity} to {LargestSize}.";
        if (Shortest is < 1 or > LongestNgram) yield return $"Ngrams.{nameof(Shortest)} is {Shortest}; it must be 1 to {LongestNgram}.";
        if (MinimumCount < 0) yield return $"Ngrams.{nameof(MinimumCount)} is {MinimumCount}; it must be 0 or more.";
        if (Longest < Shortest || Longest > LongestNgram) yield return $"Ngrams.{nameof(Longest)} is {Longest}; it must be {Shortest} to {LongestNgram}.";
    }
}
