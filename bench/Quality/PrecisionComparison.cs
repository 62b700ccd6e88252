using Microsoft.ML;

namespace DistillEmb.MLNet.Bench;

/// <summary>
/// <c>precision --model ZIP --teacher FILE [--teacher FILE …] [--test]</c>: what rounding a trained encoder's weights costs, on
/// dev words (and with <c>--test</c> on test words), and how large its file is. The teachers are those of training, in their order.
/// </summary>
internal static class PrecisionComparison
{
    public static int Run(string[] args)
    {
        var teachers = new List<Teacher>();
        string? modelFile = null;
        WordSubset[] subsets = [WordSubset.Dev];
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--test") subsets = [WordSubset.Dev, WordSubset.Test];
            else if (args[i] == "--model") modelFile = Value(args, ++i);
            else if (args[i] == "--teacher") teachers.Add(Teacher.FromFile(Value(args, ++i)));
            else throw new ArgumentException($"Unexpected argument '{args[i]}'.");
        }

        DistillEmbEncoder encoder = DistillEmbEncoder.Load(modelFile ?? throw new ArgumentException("--model is missing."));
        var evaluator = new RetrievalEvaluator(TeacherVocabulary.Load(teachers));
        foreach (WeightPrecision precision in Enum.GetValues<WeightPrecision>())
        {
            DistillEmbEncoder rounded = encoder.WithPrecision(precision);
            Console.WriteLine($"{precision}: {SizeOf(rounded)} bytes");
            foreach (WordSubset subset in subsets)
            {
                foreach (RetrievalMetrics metrics in evaluator.Evaluate(rounded, subset)) Console.WriteLine($"  {subset} {metrics}");
            }
        }

        return 0;
    }

    private static string Value(string[] args, int index) => index < args.Length ? args[index] : throw new ArgumentException($"{args[index - 1]} needs a value.");

    internal static long SizeOf(DistillEmbEncoder encoder)
    {
        string file = Path.GetTempFileName();
        try
        {
            var mlContext = new MLContext();
            IDataView none = mlContext.Data.LoadFromEnumerable(Array.Empty<Row>());
            mlContext.Model.SaveAtomically(mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens").Fit(none), none.Schema, file);
            return new FileInfo(file).Length;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];
    }
}
