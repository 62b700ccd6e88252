using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DistillEmb.Characters;
using Names = DistillEmb.PositionalArchitecture.Tensors;

namespace DistillEmb.Network;

/// <summary>
/// What each character adds to each tap of each filter: the product of the character embedding with the convolution
/// weights, [characters, taps]. With it a convolution over characters is a few additions a filter and position.
/// A bank of width w and f filters takes w x f neighbouring taps, tap by tap.
/// </summary>
internal sealed class CharacterTable
{
    // A gigabyte. A hundred thousand characters times the default's taps fit; a damaged file must not fill the memory.
    private const int LargestTable = 1 << 28;

    private readonly ConvolutionBank[] _banks;
    private readonly float[] _table;
    private readonly int _taps;

    /// <param name="banks">The filters.</param>
    /// <param name="table">[characters, taps]; the row of the padding symbol has to be zero.</param>
    public CharacterTable(IReadOnlyList<ConvolutionBank> banks, float[] table)
    {
        _banks = [.. banks];
        _taps = banks.Sum(bank => bank.Width * bank.Filters);
        _table = table;
    }

    /// <summary>The filters, in the order of their taps.</summary>
    public ReadOnlySpan<ConvolutionBank> Banks => _banks;

    /// <summary>Taps a character.</summary>
    public int Taps => _taps;

    public static CharacterTable Create(PositionalArchitecture architecture, NetworkWeights weights)
    {
        float[] embedding = weights[Names.Embedding];
        int size = architecture.EmbeddingSize;
        int characters = embedding.Length / size;
        int taps = architecture.TapCount;
        if ((long)characters * taps > LargestTable)
            throw new InvalidDataException($"The character table has {characters} x {taps} values; expected at most {LargestTable}.");
        float[] table = new float[characters * taps];
        int offset = 0;
        for (int i = 0; i < architecture.Convolutions.Count; i++)
        {
            ConvolutionBank bank = architecture.Convolutions[i];
            int columns = bank.Width * bank.Filters;
            var matrix = new PackedMatrix(weights[Names.Convolution(i)], size, columns, bias: null);
            float[] part = new float[characters * columns];
            matrix.Multiply(embedding, characters, part);
            for (int row = 0; row < characters; row++)
                part.AsSpan(row * columns, columns).CopyTo(table.AsSpan((row * taps) + offset));
            offset += columns;
        }

        // Padding and what lies beyond the sequence add nothing, whatever the weights say.
        table.AsSpan(CharacterVocabulary.Padding * taps, taps).Clear();
        return new CharacterTable(architecture.Convolutions, table);
    }

    /// <summary>
    /// The highest and the lowest value of each filter over the positions of a word, padding excepted, without bias.
    /// </summary>
    public void PoolPositions(ReadOnlySpan<int> ids, Span<float> highest, Span<float> lowest)
    {
        // Rows of zeros on both sides: no position has to ask how many characters its filters see.
        int positions = PositionsOf(ids);
        Span<int> starts = stackalloc int[positions + (2 * ConvolutionBank.LargestWidth)];
        starts.Fill(CharacterVocabulary.Padding * _taps);
        FindRows(ids, _taps, _table, starts.Slice(ConvolutionBank.LargestWidth, positions));
        int tapOffset = 0;
        int column = 0;
        foreach (ConvolutionBank bank in _banks)
        {
            ReadOnlySpan<int> seen = starts.Slice(ConvolutionBank.LargestWidth - bank.Left, positions + bank.Width - 1);
            int filter = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; filter <= bank.Filters - PooledFilters.Wide; filter += PooledFilters.Wide)
                    PooledFilters.PoolWide(bank, ref _table[tapOffset + filter], seen, positions, ref highest[column + filter], ref lowest[column + filter]);
            }

            for (; filter <= bank.Filters - PooledFilters.Usual; filter += PooledFilters.Usual)
                PooledFilters.PoolUsual(bank, ref _table[tapOffset + filter], seen, positions, ref highest[column + filter], ref lowest[column + filter]);
            if (filter < bank.Filters)
                PooledFilters.PoolEight(bank, ref _table[tapOffset + filter], seen, positions, ref highest[column + filter], ref lowest[column + filter]);
            tapOffset += bank.Width * bank.Filters;
            column += bank.Filters;
        }
    }

    /// <summary>As the other, and where the values are: among equal ones the first position.</summary>
    public void PoolPositions(ReadOnlySpan<int> ids, Span<float> highest, Span<float> lowest, Span<int> highestAt, Span<int> lowestAt)
    {
        Span<int> starts = stackalloc int[PositionsOf(ids)];
        FindRows(ids, _taps, _table, starts);
        int tapOffset = 0;
        int column = 0;
        foreach (ConvolutionBank bank in _banks)
        {
            int end = column + bank.Filters;
            for (int tap = tapOffset; column < end;)
            {
                bool isWide = Vector512.IsHardwareAccelerated && end - column >= Vector512<float>.Count;
                int lanes = isWide ? Vector512<float>.Count : Vector256<float>.Count;
                Span<float> high = highest.Slice(column, lanes), low = lowest.Slice(column, lanes);
                Span<int> highAt = highestAt.Slice(column, lanes), lowAt = lowestAt.Slice(column, lanes);
                if (isWide) PoolSixteen(bank, ref _table[tap], starts, high, low, highAt, lowAt);
                else PoolEight(bank, ref _table[tap], starts, high, low, highAt, lowAt);
                column += lanes;
                tap += lanes;
            }

            tapOffset += bank.Width * bank.Filters;
        }
    }

    /// <summary>Where the rows of a word's characters begin in a table of characters.</summary>
    /// <param name="ids">The characters.</param>
    /// <param name="taps">Values of a row.</param>
    /// <param name="table">The table.</param>
    /// <param name="starts">Receives them, of as many characters as it has room for.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in the table.</exception>
    public static void FindRows(ReadOnlySpan<int> ids, int taps, ReadOnlySpan<float> table, Span<int> starts)
    {
        for (int i = 0; i < starts.Length; i++)
        {
            starts[i] = ids[i] * taps;
            _ = table.Slice(starts[i], taps);
        }
    }

    private static void PoolSixteen(ConvolutionBank bank, ref float table, ReadOnlySpan<int> starts, Span<float> highest, Span<float> lowest, Span<int> highestAt, Span<int> lowestAt)
    {
        Vector512<float> high = Vector512.Create(float.MinValue);
        Vector512<float> low = Vector512.Create(float.MaxValue);
        Vector512<int> highAt = Vector512<int>.Zero;
        Vector512<int> lowAt = Vector512<int>.Zero;
        for (int position = 0; position < starts.Length; position++)
        {
            (int at, int end) = Reach(bank, position, starts.Length);
            Vector512<float> sum = Vector512<float>.Zero;
            for (int tap = (at - position + bank.Left) * bank.Filters; at < end; at++, tap += bank.Filters)
                sum += Vector512.LoadUnsafe(ref Unsafe.Add(ref table, starts[at] + tap));
            Vector512<int> here = Vector512.Create(position);
            highAt = Vector512.ConditionalSelect(Vector512.GreaterThan(sum, high).AsInt32(), here, highAt);
            lowAt = Vector512.ConditionalSelect(Vector512.LessThan(sum, low).AsInt32(), here, lowAt);
            high = Vector512.Max(high, sum);
            low = Vector512.Min(low, sum);
        }

        high.CopyTo(highest);
        low.CopyTo(lowest);
        highAt.CopyTo(highestAt);
        lowAt.CopyTo(lowestAt);
    }

    private static void PoolEight(ConvolutionBank bank, ref float table, ReadOnlySpan<int> starts, Span<float> highest, Span<float> lowest, Span<int> highestAt, Span<int> lowestAt)
    {
        Vector256<float> high = Vector256.Create(float.MinValue);
        Vector256<float> low = Vector256.Create(float.MaxValue);
        Vector256<int> highAt = Vector256<int>.Zero;
        Vector256<int> lowAt = Vector256<int>.Zero;
        for (int position = 0; position < starts.Length; position++)
        {
            (int at, int end) = Reach(bank, position, starts.Length);
            Vector256<float> sum = Vector256<float>.Zero;
            for (int tap = (at - position + bank.Left) * bank.Filters; at < end; at++, tap += bank.Filters)
                sum += Vector256.LoadUnsafe(ref Unsafe.Add(ref table, starts[at] + tap));
            Vector256<int> here = Vector256.Create(position);
            highAt = Vector256.ConditionalSelect(Vector256.GreaterThan(sum, high).AsInt32(), here, highAt);
            lowAt = Vector256.ConditionalSelect(Vector256.LessThan(sum, low).AsInt32(), here, lowAt);
            high = Vector256.Max(high, sum);
            low = Vector256.Min(low, sum);
        }

        high.CopyTo(highest);
        low.CopyTo(lowest);
        highAt.CopyTo(highestAt);
        lowAt.CopyTo(lowestAt);
    }

    /// <summary>Positions of a word that are not padding.</summary>
    public static int PositionsOf(ReadOnlySpan<int> ids)
    {
        int padding = ids.IndexOf(CharacterVocabulary.Padding);
        return padding < 0 ? ids.Length : padding;
    }

    /// <summary>The characters that filters of a bank see from a position: from the first to before the end.</summary>
    public static (int First, int End) Reach(ConvolutionBank bank, int position, int positions) =>
        (Math.Max(0, position - bank.Left), Math.Min(positions, position - bank.Left + bank.Width));
}
