using System.Diagnostics;
using DistillEmb.MLNet.Speed;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>
/// Rows a second of a whole pipeline, loaded from its zip: of one that is given (<c>--model</c>), or of <c>LbfgsMaximumEntropy</c> over an encoder's averages
/// (<c>--encoder</c>), over ML.NET's own <c>ApplyWordEmbedding</c> (<c>--vectors</c>) or over a bag of n-grams (<c>--bag</c>), which is trained and saved first.
/// </summary>
internal static class RowsVerb
{
    private const string Usage = "rows --data FOLDER (--model ZIP | --encoder ZIP | --vectors VEC | --bag)";
    private const string Features = "Features";
    private const int Rounds = 5;

    public static int Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(args, Usage, ["data", "model", "encoder", "vectors"], ["bag"]);
        arguments.OneOf("model", "encoder", "vectors", "bag");
        string folder = arguments.Required("data");
        var mlContext = new MLContext(seed: 1);
        string file = arguments["model"] ?? Path.GetTempFileName();
        try
        {
            if (!arguments.Has("model")) Save(arguments, mlContext, folder, file);
            cancellation.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            ITransformer model = mlContext.Model.LoadVerified(file, out _);
            double load = watch.Elapsed.TotalSeconds;
            Row[] rows = [.. TopicDocument.ReadPart(folder, "test").Select(Row.Of)];
            IDataView predicted = model.Transform(mlContext.Data.LoadFromEnumerable(rows));
            var speed = new Series();
            for (int round = 0; round <= Rounds; round++)
            {
                double start = ProcessorClock.Seconds();
                Read(predicted, cancellation);
                if (round > 0) speed.Add(rows.Length / (ProcessorClock.Seconds() - start)); // The first one is for the compiler and the cache of words.
            }

            Console.WriteLine(FormattableString.Invariant(
                $"{new FileInfo(file).Length / 1e6:F2} MB, loaded in {load:F2} s; {rows.Length} rows of {rows.Average(row => row.Tokens.Length):F0} tokens, rows a second of processor time, median of {Rounds} (least, most): {speed:F0}"));
            return 0;
        }
        finally
        {
            if (!arguments.Has("model")) File.Delete(file);
        }
    }

    private static void Save(VerbArguments arguments, MLContext mlContext, string folder, string file)
    {
        IDataView train = mlContext.Data.LoadFromEnumerable(TopicDocument.ReadTraining(folder).Select(Row.Of));
        IEstimator<ITransformer> vectors = arguments["encoder"] is string encoder
            ? mlContext.Transforms.ApplyDistillEmb(Features, encoder, nameof(Row.Tokens), DistillEmbOutput.Average)
            : arguments["vectors"] is string table
                ? mlContext.Transforms.Text.ApplyWordEmbedding(Features, table, nameof(Row.Tokens))
                : mlContext.Transforms.Text.FeaturizeText(Features, BagOfNgramsTask.OptionsOf(Microsoft.ML.Transforms.Text.NgramExtractingEstimator.WeightingCriteria.TfIdf), nameof(Row.Text));
        ITransformer model = mlContext.Transforms.Conversion.MapValueToKey(nameof(Row.Label))
            .Append(vectors)
            .AppendCacheCheckpoint(mlContext)
            .Append(mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
            .Fit(train);
        mlContext.Model.Save(model, train.Schema, file);
    }

    private static void Read(IDataView predicted, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        DataViewSchema.Column column = predicted.Schema["PredictedLabel"];
        using DataViewRowCursor cursor = predicted.GetRowCursor([column]);
        Action read = column.Type is KeyDataViewType ? Reader<uint>(cursor, column) : Reader<ReadOnlyMemory<char>>(cursor, column);
        while (cursor.MoveNext()) read();
    }

    private static Action Reader<TValue>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<TValue> getter = row.GetGetter<TValue>(column);
        TValue value = default!;
        return () => getter(ref value);
    }

    private sealed class Row
    {
        public string Label { get; set; } = "";

        public string[] Tokens { get; set; } = [];

        public string Text { get; set; } = "";

        public static Row Of(TopicDocument document) => new() { Label = document.Label, Tokens = document.Tokens, Text = string.Join(' ', document.Tokens) };
    }
}
