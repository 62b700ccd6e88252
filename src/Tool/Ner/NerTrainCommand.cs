using System.CommandLine;
using DistillEmb.MLNet.Text;
using DistillEmb.MLNet.Tool.Models;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Reports;
using DistillEmb.MLNet.Tool.Training;
using DistillEmb.Tagging;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary><c>ner train</c>: tagged sentences in, a tagger out.</summary>
internal sealed class NerTrainCommand : SentenceTrainCommand<DistillEmbNerOptions>
{
    private readonly TaggedTextArguments _files;
    private TagCensus? _learned; // The tags of the training sentences, once they are read.

    public NerTrainCommand()
        : this(new TaggedTextArguments())
    {
    }

    private NerTrainCommand(TaggedTextArguments files)
        : base(
            "Trains a tagger of names (or of other tags of tokens) on an encoder. Ctrl+C saves the best so far.",
            new TrainingNames("Tagger", "sentences", TaggedTextArguments.Files),
            files.Options,
            "distillemb ner train --train train.txt --dev dev.txt --encoder am.zip --out ner.zip --report ner.html",
            "distillemb ner train --train train.txt --dev dev.txt --encoder am.zip --frozen --epochs 20 --out ner.zip",
            "distillemb ner train --train am/train.txt ti/train.txt --dev am/dev.txt --out ner.zip",
            "distillemb ner train --train treebank-train.conllu --dev treebank-dev.conllu --format conllu --tag-column UPOS --out pos.zip") => _files = files;

    protected override string Worded(string message) => TaggedTextArguments.Worded(base.Worded(message));

    // Into memory, where training has them anyway: so a pipe is read once, and everything odd is told before the first epoch.
    protected override IDataView Load(MLContext mlContext, string[] paths, ParseResult arguments, DistillEmbNerOptions options, CancellationToken stop)
    {
        var reading = new TaggedReading();
        ConllDataView sentences = TaggedFiles.Load(paths, _files.Of(arguments), reading, stop).Keep();
        reading.Check();
        if (_learned is null)
        {
            _learned = reading.Census;
            string[] tags = [.. _learned.Tags.Select(tag => tag.Tag)];
            TaggedFiles.Tell("train", reading, TagFindings.Of(_learned, options.KeepTagRules ? TagSet.Of(tags, _learned) : new TagSet(tags, null)));
        }
        else TaggedFiles.Tell("dev", reading, TagFindings.Unknown(reading.Census, _learned.Tags.Select(tag => tag.Tag), "the training data's"));
        return sentences;
    }

    protected override IEstimator<ITransformer> Trainer(MLContext mlContext, DistillEmbNerOptions options)
    {
        options.LabelColumnName = TaggedFiles.Tags;
        options.TellsOfTags = false; // They were told of with file and line.
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
