using System.Numerics.Tensors;
using DistillEmb.MLNet.Distillation;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>exact --model ZIP --corpus FILE --teacher FILE [--teacher FILE …] [--out ZIP]</c>: a trained encoder with 1,000 and 10,000 exact words:
/// how large its file is, how much of the corpus they are, and how exact and computed vectors lie beside each other. Neighbours
/// are searched among all teacher words. The teachers are those of training, in their order. <c>--out</c> keeps the encoder with 10,000.
/// </summary>
internal static class ExactWordComparison
{
    private const int Queries = 1000;
    private const int KeptCount = 10_000;

    public static int Run(string[] args)
    {
        var teachers = new List<Teacher>();
        string? modelFile = null;
        string? corpusFile = null;
        string? output = null;
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            if (args[i] == "--model") modelFile = args[i + 1];
            else if (args[i] == "--corpus") corpusFile = args[i + 1];
            else if (args[i] == "--out") output = args[i + 1];
            else if (args[i] == "--teacher") teachers.Add(Teacher.FromFile(args[i + 1]));
            else throw new ArgumentException($"Unexpected argument '{args[i]}'.");
        }

        DistillEmbEncoder network = DistillEmbEncoder.Load(modelFile ?? throw new ArgumentException("--model is missing.")).WithExactWords(null);
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(teachers);
        IDataView corpus = Experiment.Corpus(new MLContext(), corpusFile ?? throw new ArgumentException("--corpus is missing."));
        int[] tokens = CorpusTokens.Read(corpus, "Tokens", vocabulary, () => { });
        long all = corpus.GetColumn<string[]>("Tokens").Sum(row => (long)row.Length);
        long size = PrecisionComparison.SizeOf(network);
        Console.WriteLine($"network alone: {size} bytes; {tokens.Length} of {all} tokens of the corpus are teacher words");
        foreach (int count in (int[])[1_000, KeptCount])
        {
            DistillEmbEncoder mixed = ExactWordChoice.Attach(network, vocabulary, tokens, count);
            if (count == KeptCount && output is not null) Save(mixed, corpus, output);
            long larger = PrecisionComparison.SizeOf(mixed);
            bool[] exact = [.. vocabulary.Words.Select(word => mixed.ExactWords!.Find(word) >= 0)];
            Console.WriteLine(FormattableString.Invariant($"{mixed.ExactWordCount} exact words: {larger} bytes, {(double)(larger - size) / mixed.ExactWordCount:F1} a word; {(double)tokens.Count(token => exact[token]) / all:P1} of the corpus"));
            foreach (EncoderHead head in network.Heads) Compare(network, mixed, vocabulary, head, exact);
        }

        return 0;
    }

    private static void Save(DistillEmbEncoder encoder, IDataView corpus, string file)
    {
        var mlContext = new MLContext();
        mlContext.Model.SaveAtomically(mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens").Fit(corpus), corpus.Schema, file);
    }

    private static void Compare(DistillEmbEncoder network, DistillEmbEncoder mixed, TeacherVocabulary vocabulary, EncoderHead head, bool[] exact)
    {
        string[] words = [.. vocabulary.Words.Where((_, i) => exact[i])];
        float[][] kept = Part(mixed, words, head);
        float[][] computed = Part(network, words, head);
        double cosine = kept.Zip(computed, (first, second) => (double)DistillEmbEncoder.Cosine(first, second)).Average();
        float[] keptMean = MeanOf(kept);
        float[] computedMean = MeanOf(computed);
        Console.WriteLine(FormattableString.Invariant($"  {head.Name}: cosine of exact and network vector {cosine:F3}; lengths of the means {TensorPrimitives.Norm<float>(keptMean):F3} and {TensorPrimitives.Norm<float>(computedMean):F3}, their cosine {DistillEmbEncoder.Cosine(keptMean, computedMean):F3}"));

        WordVectorTable teacher = WordVectorTable.FromVocabulary(vocabulary, head.Name);
        (string What, WordVectorTable Table)[] tables = [("teacher", teacher), ("network", WordVectorTable.FromEncoder(network, vocabulary.Words, head.Name)), ("mixed", WordVectorTable.FromEncoder(mixed, vocabulary.Words, head.Name))];
        HashSet<string> isExact = [.. words];
        foreach ((string queries, string[] list) in new[] { ("dev words", vocabulary.WordsOf(WordSubset.Dev).Take(Queries).ToArray()), ("exact words", [.. words.Take(Queries)]) })
        {
            foreach ((string what, WordVectorTable table) in tables)
            {
                double share = table.FindNeighbors(list, 10).Average(neighbors => neighbors.Count(neighbor => isExact.Contains(neighbor.Word)) / 10.0);
                Console.WriteLine(FormattableString.Invariant($"    {queries}, {what}: {share:P1} of ten neighbours are exact words; {NeighborOverlapEvaluator.Evaluate(teacher, table, list)} with the teacher's"));
            }
        }
    }

    private static float[][] Part(DistillEmbEncoder encoder, string[] words, EncoderHead head) =>
        [.. encoder.Embed(words).Select(vector => vector.AsSpan(head.Offset, head.Dimension).ToArray())];

    private static float[] MeanOf(float[][] vectors)
    {
        float[] mean = new float[vectors[0].Length];
        foreach (float[] vector in vectors) TensorPrimitives.Add(mean, vector, mean);
        TensorPrimitives.Divide(mean, vectors.Length, mean);
        return mean;
    }
}
