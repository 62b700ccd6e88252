using System.Numerics.Tensors;
using DistillEmb.MLNet.Evaluation;

namespace DistillEmb.MLNet;

/// <summary>
/// Solves analogies by vector arithmetic: the answer to "a is to b as c is to what?" is the word whose vector has the
/// highest cosine with b - a + c, all vectors of length 1, the three words of the question left out.
/// </summary>
/// <remarks>
/// The method is that of T. Mikolov, W. Yih and G. Zweig, "Linguistic Regularities in Continuous Space Word Representations"
/// (2013), which O. Levy and Y. Goldberg (2014) call 3CosAdd; the counting is that of word2vec's <c>compute-accuracy</c>,
/// except that case is not folded.
/// </remarks>
public static class AnalogyEvaluator
{
    /// <summary>Solves questions and counts the right answers.</summary>
    /// <param name="table">The words that answers are chosen from. Among words with the same cosine, the earlier one is chosen.</param>
    /// <param name="questions">
    /// The questions, see <see cref="AnalogyQuestion.LoadFile"/>. A question is covered when its four words are known: listed,
    /// or, the answer aside, computed. One whose answer stands in the question itself cannot be solved, and counts.
    /// </param>
    /// <param name="limit">Only the first so many words of the table count as listed; 0 for all.</param>
    /// <param name="listedWordsOnly">
    /// Whether words that are not listed count as unknown though the table computes them: the same questions are then asked
    /// as of a file with the same words.
    /// </param>
    /// <param name="cancellation">Stops the evaluation.</param>
    /// <exception cref="ArgumentException">There are no questions.</exception>
    public static AnalogyReport Evaluate(
        WordVectorTable table,
        IEnumerable<AnalogyQuestion> questions,
        int limit = 0,
        bool listedWordsOnly = false,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        AnalogyQuestion[] all = [.. questions];
        if (all.Length == 0) throw new ArgumentException("There are no questions.", nameof(questions));
        int words = limit == 0 ? table.Words.Count : Math.Min(limit, table.Words.Count);
        List<AskedAnalogy> asked = Ask(table.Vectors, all, words, listedWordsOnly, cancellation);
        bool[] correct = Solve(table.Vectors, asked, words, cancellation);
        ILookup<string, int> coveredBySection = Enumerable.Range(0, asked.Count).ToLookup(i => all[asked[i].Question].Section);
        return new AnalogyReport([.. all.GroupBy(question => question.Section).Select(section => new AnalogyMetrics(
            section.Key,
            section.Count(),
            coveredBySection[section.Key].Count(),
            coveredBySection[section.Key].Count(i => correct[i])))]);
    }

    private static List<AskedAnalogy> Ask(UnitVectors vectors, AnalogyQuestion[] questions, int words, bool listedOnly, CancellationToken cancellation)
    {
        var asked = new List<AskedAnalogy>();
        var found = new Dictionary<string, KnownWord?>(StringComparer.Ordinal); // A word stands in many questions, and may have to be computed.
        for (int i = 0; i < questions.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            (_, string a, string b, string c, string answer) = questions[i];
            if (!vectors.TryGetIndex(answer, out int expected) || expected >= words) continue;
            if (Find(a) is KnownWord first && Find(b) is KnownWord second && Find(c) is KnownWord third)
                asked.Add(new AskedAnalogy(i, first, second, third, expected));
        }

        return asked;

        KnownWord? Find(string word)
        {
            if (!found.TryGetValue(word, out KnownWord? known))
                found[word] = known = vectors.TryFind(word, words, listedOnly, out KnownWord hit) ? hit : null;
            return known;
        }
    }

    private static bool[] Solve(UnitVectors vectors, List<AskedAnalogy> asked, int words, CancellationToken cancellation)
    {
        void WriteTarget(int query, Span<float> target)
        {
            // Not scaled to length 1: that changes no order.
            AskedAnalogy question = asked[query];
            TensorPrimitives.Subtract(vectors.VectorOf(question.B), vectors.VectorOf(question.A), target);
            TensorPrimitives.Add(target, vectors.VectorOf(question.C), target);
        }

        // One word more than a question has, so that one is left when the question's own are taken out.
        const int Most = 4;
        NearestList[] nearest = NearestWords.Find(vectors, words, asked.Count, Most, WriteTarget, cancellation);
        return [.. asked.Select((question, i) => nearest[i].Except([question.A.Index, question.B.Index, question.C.Index], 1).Any(best => best.Word == question.Answer))];
    }
}
