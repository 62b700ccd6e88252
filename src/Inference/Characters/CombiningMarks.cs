using System.Buffers;

namespace DistillEmb.Characters;

/// <summary>
/// A stable sort of combining marks by their combining class.
/// </summary>
/// <remarks>
/// Words hold one to three marks in a row, for which insertion is best. It is quadratic, so
/// hostile runs are counted out instead, in linear time.
/// </remarks>
internal static class CombiningMarks
{
    private const int ClassCount = 256;
    private const int LongestInsertion = 32;

    /// <summary>Sorts one run of non-starters in place.</summary>
    public static void Sort(Span<ClassedScalar> marks)
    {
        if (marks.Length <= LongestInsertion)
        {
            SortByInsertion(marks);
        }
        else
        {
            SortByCounting(marks);
        }
    }

    private static void SortByInsertion(Span<ClassedScalar> marks)
    {
        for (int i = 1; i < marks.Length; i++)
        {
            ClassedScalar mark = marks[i];
            int position = i;
            while (position > 0 && mark.CombiningClass < marks[position - 1].CombiningClass)
            {
                marks[position] = marks[position - 1];
                position--;
            }

            marks[position] = mark;
        }
    }

    private static void SortByCounting(Span<ClassedScalar> marks)
    {
        Span<int> next = stackalloc int[ClassCount];
        next.Clear();
        foreach (ClassedScalar mark in marks)
        {
            next[mark.CombiningClass]++;
        }

        int position = 0;
        foreach (ref int start in next)
        {
            int count = start;
            start = position;
            position += count;
        }

        ClassedScalar[] sorted = ArrayPool<ClassedScalar>.Shared.Rent(marks.Length);
        foreach (ClassedScalar mark in marks)
        {
            sorted[next[mark.CombiningClass]++] = mark;
        }

        sorted.AsSpan(0, marks.Length).CopyTo(marks);
        ArrayPool<ClassedScalar>.Shared.Return(sorted);
    }
}
