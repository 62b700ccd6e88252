using DistillEmb.MLNet.Host;
using Microsoft.ML;

namespace DistillEmb.MLNet.Distillation;

/// <summary>The tokens of a corpus that the teachers hold, in their order, as indexes into the vocabulary.</summary>
internal static class CorpusTokens
{
    private const int RowsBetweenChecks = 1024;

    /// <summary>Reads a corpus.</summary>
    /// <returns>None where there are no rows.</returns>
    /// <exception cref="ArgumentException">There is no such column, or it holds something else.</exception>
    /// <exception cref="InvalidDataException">There are rows, but no token of theirs is a teacher's word.</exception>
    public static int[] Read(IDataView data, string columnName, TeacherVocabulary vocabulary, Action checkAlive)
    {
        DataViewSchema.Column column = InputColumn.OfTexts(columnName).In(data.Schema, "corpus");

        var indexes = new List<int>();
        (long rows, long tokens) = (0, 0);
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        var row = new RowTokens(cursor, column);
        while (cursor.Advance())
        {
            if (rows++ % RowsBetweenChecks == 0) checkAlive();
            foreach (ReadOnlyMemory<char> token in row.Read())
            {
                tokens++;
                if (vocabulary.TryGetIndex(token.Span, out int index)) indexes.Add(index);
            }
        }

        if (indexes.Count == 0 && rows > 0)
        {
            throw new InvalidDataException(
                $"None of the {tokens} tokens in column '{columnName}' of the corpus is a teacher's word, so it tells nothing of them; is the text tokenised as the teachers' was?");
        }

        return [.. indexes];
    }

    /// <summary>How often a corpus has each word of the vocabulary.</summary>
    /// <param name="corpus">Its tokens, as indexes into the vocabulary.</param>
    /// <param name="words">Words of the vocabulary.</param>
    public static int[] Count(int[] corpus, int words)
    {
        int[] counts = new int[words];
        foreach (int token in corpus) counts[token]++;
        return counts;
    }

    /// <summary>How often words occur that stand in the order of their frequency: the nth 1/n as often as the first (Zipf 1949), the last once.</summary>
    public static int[] CountByOrder(int words) => [.. Enumerable.Range(1, words).Select(place => words / place)];
}
