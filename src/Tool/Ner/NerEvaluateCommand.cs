using System.CommandLine;
using DistillEmb.MLNet.Tool.Evaluation;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary><c>ner evaluate</c>: a tagger's scores on tagged sentences.</summary>
internal sealed class NerEvaluateCommand() : LabeledEvaluateCommand(
    "Counts how many names a tagger finds: precision, recall and F1 over whole spans, by type.",
    "tagger",
    $"Tagged sentences: {TaggedFiles.Form}; plain or .gz",
    "tags",
    "distillemb ner evaluate ner.zip test.txt",
    "distillemb ner evaluate ner.zip am/test.txt ti/test.txt --json",
    "distillemb ner evaluate ner.zip test.txt --report ner.html")
{
    protected override LabeledScores Score(string modelFile, string[] files, bool forReport, ParseResult arguments, CancellationToken stop)
    {
        var mlContext = new MLContext();
        DistillEmbNerTransformer tagger = TaggerModel.Load(mlContext, modelFile, stop);
        IDataView sentences = TaggedFiles.Load(files, stop, tagger.TokensColumnName);
        NerMetrics metrics = mlContext.MulticlassClassification.EvaluateNer(tagger.Transform(sentences), TaggedFiles.Tags, tagger.PredictedLabelColumnName);
        return new LabeledScores(
            NerResult.Of(metrics),
            ConfusionTable.Of(metrics.Confusion, "Tokens by tag (rows) and predicted tag (columns):"),
            page => NerReport.Add(page, mlContext, tagger, sentences, metrics));
    }
}
