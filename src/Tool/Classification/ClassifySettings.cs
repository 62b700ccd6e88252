using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Training;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>The properties of <see cref="DistillEmbTextClassificationOptions"/> as options of the command line.</summary>
internal static class ClassifySettings
{
    public const string Rows = "texts";

    public static Settings<DistillEmbTextClassificationOptions> Create()
    {
        var settings = new Settings<DistillEmbTextClassificationOptions>();
        settings.OneOf("--pooling", "How one vector is made of those of the tokens.", options => options.Pooling, (options, value) => options.Pooling = value);
        settings.Whole("--max-tokens", "Tokens of a text that are read.", options => options.MaxTokens, (options, value) => options.MaxTokens = value);
        SentenceSettings.AddTo(settings, Rows);
        return settings;
    }
}
