using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Text;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>
/// Tells the topics of documents without any vectors: ML.NET's <c>FeaturizeText</c> (word n-grams of 1 and 2, character n-grams of 1 to 4, each bag of
/// length 1) and its multinomial logistic regression on one thread; learnt from texts and from bare headlines.
/// </summary>
internal sealed class BagOfNgramsTask : DownstreamTask
{
    private const int WordNgram = 2;
    private const int CharacterNgram = 4;

    private readonly MLContext _mlContext = new();
    private readonly string _folder;
    private readonly ITransformer _bag;
    private readonly IDataView _train;

    public BagOfNgramsTask(string folder, NgramExtractingEstimator.WeightingCriteria weighting)
    {
        _folder = folder;
        IDataView rows = View(TopicDocument.ReadTraining(folder));
        _bag = _mlContext.Transforms.Conversion.MapValueToKey(nameof(Row.Label))
            .Append(_mlContext.Transforms.Text.FeaturizeText("Features", OptionsOf(weighting), nameof(Row.Text)))
            .Fit(rows);
        _train = _mlContext.Data.Cache(_bag.Transform(rows), nameof(Row.Label), "Features");
    }

    /// <summary>Different n-grams of the training documents.</summary>
    public int Size => ((VectorDataViewType)_train.Schema["Features"].Type).Size;

    /// <summary>The n-grams that are counted.</summary>
    public static TextFeaturizingEstimator.Options OptionsOf(NgramExtractingEstimator.WeightingCriteria weighting) => new()
    {
        WordFeatureExtractor = new WordBagEstimator.Options { NgramLength = WordNgram, UseAllLengths = true, Weighting = weighting },
        CharFeatureExtractor = new WordBagEstimator.Options { NgramLength = CharacterNgram, UseAllLengths = true, Weighting = weighting },
        Norm = TextFeaturizingEstimator.NormFunction.L2,
        KeepPunctuations = true,
    };

    protected override IReadOnlyList<float> Weights => [1, 0.1f, 0.01f, 0.001f];

    protected override Func<string, Predictions> Learn(float l2)
    {
        ITransformer model = _mlContext.MulticlassClassification.Trainers
            .LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options { L1Regularization = 0, L2Regularization = l2, NumberOfThreads = 1, HistorySize = 5 })
            .Append(_mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
            .Fit(_train);
        return part =>
        {
            TopicDocument[] documents = TopicDocument.ReadPart(_folder, part);
            return TopicDocument.Score(documents, [.. model.Transform(_bag.Transform(View(documents))).GetColumn<string>("PredictedLabel")]);
        };
    }

    private IDataView View(TopicDocument[] documents) =>
        _mlContext.Data.LoadFromEnumerable(documents.Select(document => new Row { Label = document.Label, Text = string.Join(' ', document.Tokens) }));

    private sealed class Row
    {
        public string Label { get; set; } = "";

        public string Text { get; set; } = "";
    }
}
