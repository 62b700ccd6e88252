using DistillEmb.MLNet;
using Microsoft.ML;
using Microsoft.ML.Transforms.Text;

namespace NerPipeline;

public partial class NerModel
{
    /// <summary>Distils the encoder: word vectors of two teachers into a network over characters.</summary>
    /// <param name="folder">A folder with <c>corpus.txt</c>, <c>word2vec-50.vec.gz</c> and <c>fasttext-50.vec.gz</c>.</param>
    /// <param name="progress">Told how training goes.</param>
    /// <param name="cancellation">Stops training; the best encoder so far is returned.</param>
    public static DistillEmbEncoder TrainEncoder(string folder, IProgress<DistillationProgress>? progress = null, CancellationToken cancellation = default)
    {
        var mlContext = new MLContext(seed: 1);
        IDataView corpus = mlContext.Data.LoadFromEnumerable(File.ReadLines(Path.Combine(folder, "corpus.txt")).Select(line => new Sentence { Tokens = line.Split(' ') }));
        var options = new DistillEmbOptions
        {
            Epochs = 30,
            BatchSize = 128,
            Progress = progress,
            CancellationToken = cancellation,

            // A third of the default's width: three copies of it go into the pipeline, one a column.
            Architecture = new PositionalArchitecture
            {
                EmbeddingSize = 32,
                Convolutions = [new(1, 32), new(2, 64), new(3, 64), new(4, 64)],
                HiddenSize = 128,
                Ngrams = new NgramBag(Buckets: 4096, Size: 32),
            },
        };
        options.Teachers.Add(Teacher.FromFile(Path.Combine(folder, "word2vec-50.vec.gz")));
        options.Teachers.Add(Teacher.FromFile(Path.Combine(folder, "fasttext-50.vec.gz")));
        return mlContext.Transforms.DistillEmb("Vectors", "Tokens", options).Fit(corpus).Encoder;
    }

    /// <summary>Trains the tagger over the encoder's vectors, and saves it.</summary>
    public static ITransformer Train(MLContext mlContext, DistillEmbEncoder encoder, IDataView rows, string outputModelPath)
    {
        ITransformer model = BuildPipeline(mlContext, encoder).Fit(rows);
        mlContext.Model.SaveAtomically(model, rows.Schema, outputModelPath);
        return model;
    }

    /// <summary>The vectors of a token and of its neighbours, then one of ML.NET's own multiclass trainers.</summary>
    public static IEstimator<ITransformer> BuildPipeline(MLContext mlContext, DistillEmbEncoder encoder) =>
        mlContext.Transforms.ApplyDistillEmb("PreviousVector", encoder, nameof(ModelInput.Previous), DistillEmbOutput.Tokens)
            .Append(mlContext.Transforms.ApplyDistillEmb("TokenVector", encoder, nameof(ModelInput.Token), DistillEmbOutput.Tokens))
            .Append(mlContext.Transforms.ApplyDistillEmb("NextVector", encoder, nameof(ModelInput.Next), DistillEmbOutput.Tokens))
            .Append(mlContext.Transforms.Concatenate("Features", "PreviousVector", "TokenVector", "NextVector"))
            .Append(mlContext.Transforms.Conversion.MapValueToKey("Label", nameof(ModelInput.Tag)))
            .AppendCacheCheckpoint(mlContext)
            .Append(mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: 0, l2Regularization: 0.01f))
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedTag", "PredictedLabel"));

    private sealed class Sentence
    {
        public string[] Tokens { get; set; } = [];
    }
}
