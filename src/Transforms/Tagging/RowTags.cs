using DistillEmb.MLNet.Sequences;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tagging;

/// <summary>The tags of the row that a cursor stands at, found once a row.</summary>
internal sealed class RowTags(Tagger tagger, DataViewRow input, DataViewSchema.Column tokens)
{
    private readonly RowTokens _tokens = new(input, tokens);

    public TaggerRun Run { get; } = new(tagger);

    public TaggerRun Current()
    {
        if (_tokens.HasMoved) Run.Read(_tokens.Read());
        return Run;
    }
}
