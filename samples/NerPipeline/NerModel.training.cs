using DistillEmb;
using DistillEmb.MLNet;
using Microsoft.ML;

namespace NerPipeline;

public partial class NerModel
{
    /// <summary>Distils the encoder: word vectors of two teachers into a network over characters.</summary>
    /// <param name="folder">A folder with <c>corpus.txt</c>, <c>word2vec-50.vec.gz</c> and <c>fasttext-50.vec.gz</c>.</param>
    /// <param name="settings">How it is trained.</param>
    /// <param name="progress">Told how training goes.</param>
    /// <param name="cancellation">Stops training; the best encoder so far is returned.</param>
    public static DistillEmbEncoder TrainEncoder(string folder, NerSettings settings, IProgress<DistillationProgress>? progress = null, CancellationToken cancellation = default)
    {
        var mlContext = new MLContext(settings.Seed);
        IDataView corpus = mlContext.Data.LoadFromEnumerable(File.ReadLines(Path.Combine(folder, "corpus.txt")).Select(line => new ModelInput { Tokens = line.Split(' ') }));
        var options = new DistillEmbOptions
        {
            Epochs = settings.Encoder.Epochs,
            BatchSize = settings.Encoder.BatchSize,
            Threads = settings.Threads,
            Progress = progress,
            CancellationToken = cancellation,

            // A third of the default's width: there are only four thousand words to learn.
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
        return mlContext.Transforms.DistillEmbed("Vectors", "Tokens", options).Fit(corpus).Encoder;
    }

    /// <summary>Trains the tagger from the encoder on, and saves it.</summary>
    /// <param name="mlContext">Where the seed comes from.</param>
    /// <param name="settings">How it is trained, and the <c>.zip</c> to write.</param>
    /// <param name="encoder">The encoder; null for one that starts at random.</param>
    /// <param name="train">Tagged sentences to train on.</param>
    /// <param name="dev">Tagged sentences that choose the best epoch.</param>
    /// <param name="progress">Told how training goes.</param>
    /// <param name="cancellation">Stops training; the best tagger so far is saved.</param>
    public static ITransformer Train(
        MLContext mlContext,
        NerSettings settings,
        DistillEmbEncoder? encoder,
        IDataView train,
        IDataView dev,
        IProgress<SentenceTrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var options = new DistillEmbNerOptions
        {
            LabelColumnName = "Tags",
            Encoder = encoder,
            FreezeEncoder = settings.Tagger.FreezeEncoder,
            Epochs = settings.Tagger.Epochs,
            HiddenSize = settings.Tagger.HiddenSize,
            Layers = settings.Tagger.Layers,
            Threads = settings.Threads,
            ValidationSet = dev,
            Progress = progress,
            CancellationToken = cancellation,
        };
        ITransformer model = BuildPipeline(mlContext, options).Fit(train);
        mlContext.Model.SaveAtomically(model, train.Schema, settings.OutputModel);
        return model;
    }

    /// <summary>The tagger; then its tags as text, and the names that they mark.</summary>
    public static IEstimator<ITransformer> BuildPipeline(MLContext mlContext, DistillEmbNerOptions options) =>
        mlContext.MulticlassClassification.Trainers.DistillEmbNer(options)
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedTags", "PredictedLabel"))
            .Append(mlContext.Transforms.TagsToEntities("Entities", confidencesColumnName: "Confidence"));
}
