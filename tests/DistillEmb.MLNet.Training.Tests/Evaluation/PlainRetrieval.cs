using DistillEmb.MLNet.Teachers;

namespace DistillEmb.MLNet.Training.Tests.Evaluation;

/// <summary>The figures of retrieval by their definitions, one word and one pair at a time in double precision.</summary>
internal static class PlainRetrieval
{
    public static RetrievalMetrics Evaluate(DistillEmbEncoder encoder, TeacherVocabulary vocabulary, TeacherHead head, IReadOnlyList<string> queries)
    {
        EncoderHead part = encoder.Heads.Single(candidate => candidate.Name == head.Name);
        double[][] teachers = [.. Enumerable.Range(0, vocabulary.Words.Count).Select(word => Unit(head[word]))];
        double[] mean = [.. Enumerable.Range(0, head.Dimension).Select(i => teachers.Average(vector => vector[i]))];
        var ranks = new List<int>();
        var cosines = new List<double>();
        var centered = new List<double>();
        foreach (string query in queries)
        {
            double[] vector = Unit(encoder.Embed(query).AsSpan(part.Offset, part.Dimension));
            double[] own = teachers[vocabulary.Words.IndexOf(query)];
            double score = Dot(vector, own);
            ranks.Add(1 + teachers.Count(other => !ReferenceEquals(other, own) && Dot(vector, other) >= score));
            cosines.Add(score);
            double[] first = Subtract(vector, mean);
            double[] second = Subtract(own, mean);
            centered.Add(Dot(first, second) / Math.Sqrt(Dot(first, first) * Dot(second, second)));
        }

        return new RetrievalMetrics(
            head.Name,
            queries.Count,
            ranks.Count(rank => rank == 1) / (double)queries.Count,
            ranks.Count(rank => rank <= 10) / (double)queries.Count,
            ranks.Average(rank => 1.0 / rank),
            cosines.Average(),
            centered.Average());
    }

    private static int IndexOf(this IReadOnlyList<string> words, string word) => words.Index().First(item => item.Item == word).Index;

    private static double[] Unit(ReadOnlySpan<float> vector)
    {
        double[] numbers = [.. vector.ToArray().Select(number => (double)number)];
        double length = Math.Sqrt(Dot(numbers, numbers));
        return [.. numbers.Select(number => number / length)];
    }

    private static double[] Subtract(double[] first, double[] second) => [.. first.Zip(second, (a, b) => a - b)];

    private static double Dot(double[] first, double[] second) => first.Zip(second, (a, b) => a * b).Sum();
}
