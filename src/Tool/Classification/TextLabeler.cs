using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>What a classifier says of a text.</summary>
/// <param name="Label">The most probable class.</param>
/// <param name="Probabilities">The probability of each class, in the order of the classifier's.</param>
/// <param name="Tokens">The text's tokens, where they are asked for; otherwise none.</param>
internal sealed record TextPrediction(string Label, float[] Probabilities, string[] Tokens);

/// <summary>Classifies texts one at a time; for one thread.</summary>
internal sealed class TextLabeler : IDisposable
{
    private readonly IReadOnlyList<string> _classes;
    private readonly bool _reads;
    private readonly PredictionEngine<Input, Prediction> _engine;

    public TextLabeler(MLContext mlContext, ITransformer pipeline, DistillEmbTextClassificationTransformer classifier, string? textColumn, bool withTokens)
    {
        _classes = classifier.Classes;
        _reads = textColumn is not null;
        SchemaDefinition input = SchemaDefinition.Create(typeof(Input));
        if (textColumn is not null) input[nameof(Input.Text)].ColumnName = textColumn;
        else input[nameof(Input.Tokens)].ColumnName = classifier.TokensColumnName;
        input.Remove(input[_reads ? nameof(Input.Tokens) : nameof(Input.Text)]);
        SchemaDefinition output = SchemaDefinition.Create(typeof(Prediction));
        output[nameof(Prediction.Label)].ColumnName = classifier.PredictedLabelColumnName;
        output[nameof(Prediction.Probabilities)].ColumnName = classifier.ScoreColumnName;
        if (withTokens) output[nameof(Prediction.Tokens)].ColumnName = classifier.TokensColumnName;
        else output.Remove(output[nameof(Prediction.Tokens)]);
        _engine = mlContext.Model.CreatePredictionEngine<Input, Prediction>(pipeline, ignoreMissingColumns: false, input, output);
    }

    public TextPrediction Label(string text)
    {
        Prediction prediction = _engine.Predict(_reads ? new Input { Text = text } : new Input { Tokens = WordList.Split(text) });
        return new TextPrediction(_classes[(int)prediction.Label - 1], prediction.Probabilities, prediction.Tokens ?? []); // Key 0 is a missing one, which a classifier never gives.
    }

    public void Dispose() => _engine.Dispose();

    private sealed class Input
    {
        public string Text { get; set; } = "";

        public string[] Tokens { get; set; } = [];
    }

    private sealed class Prediction
    {
        public uint Label { get; set; }

        public float[] Probabilities { get; set; } = [];

        public string[]? Tokens { get; set; }
    }
}
