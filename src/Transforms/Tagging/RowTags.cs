using DistillEmb.MLNet.Host;
using DistillEmb.Tagging;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tagging;

/// <summary>The tags of the row that a cursor stands at, found once a row.</summary>
internal sealed class RowTags
{
    private readonly OncePerRow _once;

    public RowTags(Tagger tagger, DataViewRow input, DataViewSchema.Column tokens)
    {
        var row = new RowTokens(input, tokens);
        Run = new TaggerRun(tagger);
        _once = new OncePerRow(input, () => Run.Read(row.Read()));
    }

    public TaggerRun Run { get; }

    public TaggerRun Current()
    {
        _once.Do();
        return Run;
    }
}
