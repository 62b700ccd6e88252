using DistillEmb.Ethiopic;
using DistillEmb.MLNet.Ethiopic;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Cuts text in Ethiopic script into sentences as <see cref="EthiopicText.FindSentences"/> does. Made by
/// <see cref="EthiopicTextCatalog.SplitEthiopicSentences(TransformsCatalog.TextTransforms, string, string?, string?, bool)"/>.
/// </summary>
public sealed class SplitEthiopicSentencesTransformer : EthiopicSpanTransformer, ILoadable<SplitEthiopicSentencesTransformer>
{
    internal SplitEthiopicSentencesTransformer(IHostEnvironment environment, SpanColumns columns, bool splitAtLineEnds)
        : base(environment, TransformerLoader<SplitEthiopicSentencesTransformer>.Format, columns)
    {
        SplitAtLineEnds = splitAtLineEnds;
    }

    /// <summary>Whether a sentence ends with its line.</summary>
    public bool SplitAtLineEnds { get; }

    internal override void Save(ModelWriter model)
    {
        Columns.Save(model);
        model.Write(SplitAtLineEnds);
    }

    private protected override void Find(ReadOnlySpan<char> text, List<TextSpan> found)
    {
        var sentences = new SentenceSplitter(text, SplitAtLineEnds);
        while (sentences.MoveNext()) found.Add(sentences.Current);
    }

    static ModelFormat ILoadable<SplitEthiopicSentencesTransformer>.Format { get; } = new(nameof(SplitEthiopicSentencesTransformer), "Sentences of Ethiopic text", "ETHISENT", "SplitEthiopicSentences");

    static SplitEthiopicSentencesTransformer ILoadable<SplitEthiopicSentencesTransformer>.Load(IHostEnvironment environment, ModelReader model)
    {
        SpanColumns columns = SpanColumns.Load(model);
        return new SplitEthiopicSentencesTransformer(environment, columns, model.ReadBoolean());
    }
}
