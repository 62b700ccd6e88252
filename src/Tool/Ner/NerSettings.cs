using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Training;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>The properties of <see cref="DistillEmbNerOptions"/> as options of the command line.</summary>
internal static class NerSettings
{
    public static Settings<DistillEmbNerOptions> Create()
    {
        var settings = new Settings<DistillEmbNerOptions>();
        settings.Flag("--keep-tag-rules", "Whether BIO and IOBES tags keep the rules of their scheme.", options => options.KeepTagRules, (options, value) => options.KeepTagRules = value);
        SentenceSettings.AddTo(settings, "sentences");
        return settings;
    }
}
