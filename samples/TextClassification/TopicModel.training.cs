using DistillEmb;
using DistillEmb.MLNet;
using Microsoft.ML;

namespace TextClassification;

public partial class TopicModel
{
    /// <summary>Distils the encoder: word vectors of two teachers into a network over characters.</summary>
    /// <param name="folder">A folder with <c>corpus.txt</c>, <c>word2vec-50.vec.gz</c> and <c>fasttext-50.vec.gz</c>.</param>
    /// <param name="settings">How it is trained.</param>
    /// <param name="progress">Told how training goes.</param>
    /// <param name="cancellation">Stops training; the best encoder so far is returned.</param>
    public static DistillEmbEncoder TrainEncoder(string folder, TopicSettings settings, IProgress<DistillationProgress>? progress = null, CancellationToken cancellation = default)
    {
        var mlContext = new MLContext(settings.Seed);
        IDataView corpus = mlContext.Data.LoadFromEnumerable(File.ReadLines(Path.Combine(folder, "corpus.txt")).Select(line => new { Tokens = line.Split(' ') }));
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

    /// <summary>Trains the classifier from the encoder on, and saves it.</summary>
    /// <param name="mlContext">Where the seed comes from.</param>
    /// <param name="settings">How it is trained, and the <c>.zip</c> to write.</param>
    /// <param name="encoder">The encoder; null for one that starts at random.</param>
    /// <param name="train">Texts to train on.</param>
    /// <param name="dev">Texts that choose the best epoch.</param>
    /// <param name="progress">Told how training goes.</param>
    /// <param name="cancellation">Stops training; the best classifier so far is saved.</param>
    public static ITransformer Train(
        MLContext mlContext,
        TopicSettings settings,
        DistillEmbEncoder? encoder,
        IDataView train,
        IDataView dev,
        IProgress<SentenceTrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        // The columns that the trainer reads, of both parts, made in the same way.
        ITransformer tokens = BuildTokenizer(mlContext).Fit(train);
        var options = new DistillEmbTextClassificationOptions
        {
            Encoder = encoder,
            FreezeEncoder = settings.Classifier.FreezeEncoder,
            Epochs = settings.Classifier.Epochs,
            HiddenSize = settings.Classifier.HiddenSize,
            Pooling = settings.Classifier.Pooling,
            MaxTokens = settings.Classifier.MaxTokens,
            Threads = settings.Threads,
            ValidationSet = tokens.Transform(dev),
            Progress = progress,
            CancellationToken = cancellation,
        };
        ITransformer classifier = BuildClassifier(mlContext, options).Fit(tokens.Transform(train));
        var model = new Microsoft.ML.Data.TransformerChain<ITransformer>(tokens, classifier);
        mlContext.Model.SaveAtomically(model, train.Schema, settings.OutputModel);
        return model;
    }

    /// <summary>A text's signs are written in one way, and it is cut into tokens.</summary>
    public static IEstimator<ITransformer> BuildTokenizer(MLContext mlContext) =>
        mlContext.Transforms.Text.NormalizeEthiopic("Normalized", "Text")
            .Append(mlContext.Transforms.Text.TokenizeEthiopic("Tokens", "Normalized"));

    /// <summary>The classifier; then its topic as text.</summary>
    public static IEstimator<ITransformer> BuildClassifier(MLContext mlContext, DistillEmbTextClassificationOptions options) =>
        mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options)
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedTopic", "PredictedLabel"));
}
