using System.CommandLine;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using DistillEmb.MLNet.Tool.Training;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary><c>ner train</c>: tagged sentences in, a tagger out.</summary>
internal sealed class NerTrainCommand() : SentenceTrainCommand<DistillEmbNerOptions>(
    "Trains a tagger of names (or of other tags of tokens) on an encoder. Ctrl+C saves the best so far.",
    new TrainingNames("Tagger", "sentences", TaggedFiles.Form),
    [],
    "distillemb ner train --train train.txt --dev dev.txt --encoder am.zip --out ner.zip --report ner.html",
    "distillemb ner train --train train.txt --dev dev.txt --encoder am.zip --frozen --epochs 20 --out ner.zip",
    "distillemb ner train --train am/train.txt ti/train.txt --dev am/dev.txt --out ner.zip")
{
    protected override IDataView Load(MLContext mlContext, string[] paths, ParseResult arguments, CancellationToken stop) => TaggedFiles.Load(paths, stop);

    protected override IEstimator<ITransformer> Trainer(MLContext mlContext, DistillEmbNerOptions options)
    {
        options.LabelColumnName = TaggedFiles.Tags;
        return mlContext.MulticlassClassification.Trainers.DistillEmbNer(options)
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedTags", options.PredictedLabelColumnName))
            .Append(mlContext.Transforms.TagsToEntities("Entities", confidencesColumnName: options.ConfidenceColumnName));
    }

    protected override (Result Result, Action<ReportPage> Describe) Evaluate(MLContext mlContext, ITransformer model, IDataView rows)
    {
        DistillEmbNerTransformer tagger = ModelSteps.Of(model).OfType<DistillEmbNerTransformer>().First();
        NerMetrics metrics = mlContext.MulticlassClassification.EvaluateNer(model.Transform(rows), TaggedFiles.Tags);
        return (NerResult.Of(metrics), page => NerReport.Add(page, mlContext, tagger, rows, metrics));
    }
}
