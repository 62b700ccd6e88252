using System.CommandLine;
using DistillEmb.MLNet.Tool.Evaluation;
using DistillEmb.Tagging;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary><c>ner evaluate</c>: a tagger's scores on tagged sentences.</summary>
internal sealed class NerEvaluateCommand : LabeledEvaluateCommand
{
    private readonly TaggedTextArguments _files = new();

    public NerEvaluateCommand()
        : base(
            "Counts how many names a tagger finds: precision, recall and F1 over whole spans, by type; of tags that mark no spans, token accuracy.",
            "tagger",
            $"Tagged sentences: {TaggedTextArguments.Files}; plain or .gz",
            "tags",
            "distillemb ner evaluate ner.zip test.txt",
            "distillemb ner evaluate ner.zip am/test.txt ti/test.txt --json",
            "distillemb ner evaluate pos.zip test.conllu --tag-column XPOS",
            "distillemb ner evaluate ner.zip test.txt --report ner.html")
    {
        foreach (Option option in _files.Options) Options.Add(option);
    }

    protected override string Worded(string message) => TaggedTextArguments.Worded(base.Worded(message));

    protected override LabeledScores Score(string modelFile, string[] files, bool forReport, ParseResult arguments, CancellationToken stop)
    {
        var mlContext = new MLContext();
        DistillEmbNerTransformer tagger = TaggerModel.Load(mlContext, modelFile, stop);
        var reading = new TaggedReading();
        IDataView sentences = TaggedFiles.Load(files, _files.Of(arguments), reading, stop, tagger.TokensColumnName);
        NerMetrics metrics = mlContext.MulticlassClassification.EvaluateNer(tagger.Transform(sentences), TaggedFiles.Tags, tagger.PredictedLabelColumnName);
        reading.Check();
        TaggedFiles.Tell("evaluated", reading, TagFindings.Unknown(reading.Census, tagger.Tags, "the tagger's"));
        return new LabeledScores(
            NerResult.Of(metrics),
            ConfusionTable.Of(metrics.Confusion, "Tokens by tag (rows) and predicted tag (columns):"),
            page => NerReport.Add(page, mlContext, tagger, sentences, metrics));
    }
}
