using System.CommandLine;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Output;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Models;

/// <summary><c>info</c>: what a model is made of.</summary>
internal sealed class InfoCommand : ToolCommand
{
    private readonly Argument<string> _model = new("model") { Description = "A .zip with an encoder, a tagger or a classifier in it." };
    private readonly Option<bool> _json = SharedOptions.Json();

    public InfoCommand()
        : base("info", "Says what a model is made of.", "distillemb info am.zip", "distillemb info ner.zip --json")
    {
        Arguments.Add(_model);
        Options.Add(_json);
    }

    protected override void Run(ParseResult arguments, CancellationToken stop)
    {
        string path = arguments.GetValue(_model)!;
        ITransformer[] steps = [.. ModelSteps.Of(ModelInput.Pipeline(new MLContext(), path, stop).Model)];
        var result = new Result();
        result.Add("file", "file", path);
        result.Add("bytes", "bytes", new FileInfo(path).Length, "N0");
        result.Add("steps", "steps", string.Join(", ", steps.Select(step => step.GetType().Name)));
        foreach (ITransformer step in steps) Describe(step, result);
        if (result.Tables.Count == 0) throw new InvalidDataException($"The model '{path}' has no part of DistillEmb in it: its steps are {string.Join(", ", steps.Select(step => step.GetType().Name))}.");
        result.Write(arguments.GetValue(_json));
    }

    private static void Describe(ITransformer step, Result result)
    {
        if (step is DistillEmbNerTransformer tagger)
        {
            result.Add("kind", "kind", "tagger");
            result.Add("tokensColumn", "column of tokens", tagger.TokensColumnName);
            result.Add("tagsColumn", "column of tags", tagger.PredictedLabelColumnName);
            result.Add("tags", "tags", tagger.Tags);
            EncoderInfo.Add(tagger.Encoder, result);
        }
        else if (step is DistillEmbTextClassificationTransformer classifier)
        {
            result.Add("kind", "kind", "text classifier");
            result.Add("tokensColumn", "column of tokens", classifier.TokensColumnName);
            result.Add("classColumn", "column of classes", classifier.PredictedLabelColumnName);
            result.Add("classes", "classes", classifier.Classes);
            result.Add("pooling", "pooling", Choice.NameOf(classifier.Pooling));
            result.Add("maxTokens", "tokens read", classifier.MaxTokens);
            EncoderInfo.Add(classifier.Encoder, result);
        }
        else if (step is DistillEmbTransformer encoder)
        {
            result.Add("kind", "kind", "encoder");
            result.Add("inputColumn", "column of tokens", encoder.InputColumnName);
            result.Add("outputColumn", "column of vectors", $"{encoder.OutputColumnName} ({Choice.NameOf(encoder.Output)})");
            EncoderInfo.Add(encoder.Encoder, result);
        }
    }
}
