namespace DistillEmb.MLNet.Tool.Models;

/// <summary>Text as people write, for a model that takes words.</summary>
internal static class RawText
{
    /// <summary>How text is cut for an encoder, which is told in a line.</summary>
    /// <param name="encoder">The encoder. One of words that were cut already says nothing; the text is then cut by the defaults.</param>
    public static TextTokenizer TokenizerOf(DistillEmbEncoder encoder)
    {
        TextTokenizer? own = encoder.Tokenizer;
        TextTokenizer tokenizer = own ?? TextTokenizer.Default;
        Console.Error.WriteLine(own is null
            ? $"The text is cut by the rules for {tokenizer.Language}; the encoder does not say how its own words were cut."
            : $"The text is cut by the rules for {tokenizer.Language}, as that was which the encoder was distilled from.");
        return tokenizer;
    }
}
