using DistillEmb.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>Tags sentences one at a time; for one thread.</summary>
internal sealed class SentenceTagger : IDisposable
{
    private readonly IReadOnlyList<string> _tags;
    private readonly bool _confident;
    private readonly bool _marksSpans;
    private readonly PredictionEngine<Input, Prediction> _engine;

    public SentenceTagger(MLContext mlContext, DistillEmbNerTransformer tagger)
    {
        _tags = tagger.Tags;
        _marksSpans = SpanTag.MarkSpans(_tags) != false;
        _confident = tagger.ConfidenceColumnName is not null;
        SchemaDefinition input = SchemaDefinition.Create(typeof(Input));
        input[nameof(Input.Tokens)].ColumnName = tagger.TokensColumnName;
        SchemaDefinition output = SchemaDefinition.Create(typeof(Prediction));
        output[nameof(Prediction.Tags)].ColumnName = tagger.PredictedLabelColumnName;
        if (tagger.ConfidenceColumnName is string confidence) output[nameof(Prediction.Confidences)].ColumnName = confidence;
        else output.Remove(output[nameof(Prediction.Confidences)]);
        _engine = mlContext.Model.CreatePredictionEngine<Input, Prediction>(tagger, ignoreMissingColumns: false, input, output);
    }

    /// <summary>The tags of a sentence and, where the tagger tells them, their probabilities.</summary>
    public (string[] Tags, float[]? Confidences) Tag(string[] tokens)
    {
        Prediction prediction = _engine.Predict(new Input { Tokens = tokens });
        string[] tags = [.. prediction.Tags.Select(key => _tags[(int)key - 1])]; // Key 0 is a missing one, which a tagger never gives.
        return (tags, _confident ? prediction.Confidences ?? [] : null); // Of a row without tokens, the engine sets none.
    }

    /// <summary>The names that tags mark; none where the tagger's mark none, as parts of speech do not.</summary>
    public IReadOnlyList<NamedEntity> Entities(string[] tokens, string[] tags, float[]? confidences) => _marksSpans ? NamedEntity.FromTags(tokens, tags, confidences) : [];

    public void Dispose() => _engine.Dispose();

    private sealed class Input
    {
        public string[] Tokens { get; set; } = [];
    }

    private sealed class Prediction
    {
        public uint[] Tags { get; set; } = [];

        public float[]? Confidences { get; set; }
    }
}
