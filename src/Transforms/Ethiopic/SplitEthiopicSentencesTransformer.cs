using DistillEmb.Ethiopic;
using DistillEmb.MLNet.Ethiopic;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Cuts text in Ethiopic script into sentences as <see cref="EthiopicText.FindSentences(ReadOnlySpan{char}, EthiopicSentenceOptions)"/> does. Made by
/// <see cref="EthiopicTextCatalog.SplitEthiopicSentences(TransformsCatalog.TextTransforms, string, string?, string?, bool)"/>.
/// </summary>
public sealed class SplitEthiopicSentencesTransformer : EthiopicSpanTransformer, ILoadable<SplitEthiopicSentencesTransformer>
{
    private readonly SentenceRules _rules;

    internal SplitEthiopicSentencesTransformer(IHostEnvironment environment, SpanColumns columns, SentenceRules rules)
        : base(environment, TransformerLoader<SplitEthiopicSentencesTransformer>.Format, columns) => _rules = rules;

    /// <summary>Whether a sentence ends with its line.</summary>
    public bool SplitAtLineEnds => _rules.SplitAtLineEnds;

    /// <summary>Whether a quotation that closes and a verb of saying behind it stay one sentence; not in models of before this was an option.</summary>
    public bool KeepReportedSpeech => _rules.KeepReportedSpeech;

    /// <summary>Abbreviations that were given besides those that are known.</summary>
    public IReadOnlyList<string> Abbreviations => _rules.Abbreviations;

    internal override uint FormatVersion => KeepReportedSpeech || Abbreviations.Count > 0 ? ModelFormat.Second : ModelFormat.First;

    internal override void Save(ModelWriter model)
    {
        Columns.Save(model);
        model.Write(SplitAtLineEnds);
        if (FormatVersion == ModelFormat.First) return;
        model.Write(KeepReportedSpeech);
        model.Write(Abbreviations.Count);
        foreach (string abbreviation in Abbreviations) model.Write(abbreviation);
    }

    private protected override void Find(ReadOnlySpan<char> text, List<TextSpan> found)
    {
        var sentences = new SentenceSplitter(text, _rules);
        while (sentences.MoveNext()) found.Add(sentences.Current);
    }

    static ModelFormat ILoadable<SplitEthiopicSentencesTransformer>.Format { get; } = new(nameof(SplitEthiopicSentencesTransformer), "Sentences of Ethiopic text", "ETHISENT", "SplitEthiopicSentences", ModelFormat.Second);

    static SplitEthiopicSentencesTransformer ILoadable<SplitEthiopicSentencesTransformer>.Load(IHostEnvironment environment, ModelReader model)
    {
        SpanColumns columns = SpanColumns.Load(model);
        var options = new EthiopicSentenceOptions { SplitAtLineEnds = model.ReadBoolean(), KeepReportedSpeech = false };
        if (model.Version >= ModelFormat.Second)
        {
            options.KeepReportedSpeech = model.ReadBoolean();
            for (int left = model.ReadCount("abbreviations of its sentences", EthiopicSentenceOptions.MostAbbreviations); left > 0; left--) options.Abbreviations.Add(model.ReadString());
        }

        return new SplitEthiopicSentencesTransformer(environment, columns, new SentenceRules(options));
    }
}
