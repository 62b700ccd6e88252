using DistillEmb.Ethiopic;
using DistillEmb.MLNet.Ethiopic;
using DistillEmb.MLNet.Host;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Cuts text in Ethiopic script into tokens as <see cref="EthiopicText.FindTokens"/> does. Made by
/// <see cref="EthiopicTextCatalog.TokenizeEthiopic(TransformsCatalog.TextTransforms, string, string?, string?, EthiopicTokenizationOptions?)"/>.
/// </summary>
public sealed class TokenizeEthiopicTransformer : EthiopicSpanTransformer, ILoadable<TokenizeEthiopicTransformer>
{
    internal TokenizeEthiopicTransformer(IHostEnvironment environment, SpanColumns columns, EthiopicLanguage language, bool keepPunctuation)
        : base(environment, TransformerLoader<TokenizeEthiopicTransformer>.Format, columns)
    {
        Language = language;
        KeepPunctuation = keepPunctuation;
    }

    /// <summary>The language of the text.</summary>
    public EthiopicLanguage Language { get; }

    /// <summary>Whether punctuation makes tokens.</summary>
    public bool KeepPunctuation { get; }

    internal override void Save(ModelWriter model)
    {
        Columns.Save(model);
        model.Write((int)Language);
        model.Write(KeepPunctuation);
    }

    private protected override void Find(ReadOnlySpan<char> text, List<TextSpan> found)
    {
        var tokens = new EthiopicTokenizer(text, Language, KeepPunctuation);
        while (tokens.MoveNext()) found.Add(tokens.Current);
    }

    static ModelFormat ILoadable<TokenizeEthiopicTransformer>.Format { get; } = new(nameof(TokenizeEthiopicTransformer), "Tokens of Ethiopic text", "ETHITOKE", "TokenizeEthiopic");

    static TokenizeEthiopicTransformer ILoadable<TokenizeEthiopicTransformer>.Load(IHostEnvironment environment, ModelReader model)
    {
        SpanColumns columns = SpanColumns.Load(model);
        EthiopicLanguage language = model.ReadEnum<EthiopicLanguage>("language of its Ethiopic text");
        return new TokenizeEthiopicTransformer(environment, columns, language, model.ReadBoolean());
    }
}
