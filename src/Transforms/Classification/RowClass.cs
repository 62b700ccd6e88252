using DistillEmb.MLNet.Sequences;
using Microsoft.ML;

namespace DistillEmb.MLNet.Classification;

/// <summary>The classes of the row that a cursor stands at, found once a row.</summary>
internal sealed class RowClass(TextClassifier classifier, DataViewRow input, DataViewSchema.Column tokens)
{
    private readonly RowTokens _tokens = new(input, tokens);

    public TextClassifierRun Run { get; } = new(classifier);

    public TextClassifierRun Current()
    {
        if (_tokens.HasMoved) Run.Read(_tokens.Read());
        return Run;
    }
}
