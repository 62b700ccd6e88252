using DistillEmb.Classification;
using DistillEmb.MLNet.Host;
using Microsoft.ML;

namespace DistillEmb.MLNet.Classification;

/// <summary>The classes of the row that a cursor stands at, found once a row.</summary>
internal sealed class RowClass
{
    private readonly OncePerRow _once;

    public RowClass(TextClassifier classifier, DataViewRow input, DataViewSchema.Column tokens)
    {
        var row = new RowTokens(input, tokens);
        Run = new TextClassifierRun(classifier);
        _once = new OncePerRow(input, () => Run.Read(row.Read()));
    }

    public TextClassifierRun Run { get; }

    public TextClassifierRun Current()
    {
        _once.Do();
        return Run;
    }
}
