using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Distillations that take a second or less.</summary>
internal static class TinyDistillation
{
    public const string Output = "Vectors";
    public const string Input = "Tokens";

    public static MadeUpLanguage Language { get; } = new();

    public static Teacher First { get; } = Language.Teacher("first", 24, 1);

    public static Teacher Second { get; } = Language.Teacher("second", 16, 2);

    /// <summary>An encoder of both teachers.</summary>
    public static DistillEmbEncoder Encoder => Trained.Value;

    private static Lazy<DistillEmbEncoder> Trained { get; } = new(() => Fit(Options(First, Second)).Encoder);

    /// <summary>Three epochs of eight steps, one teacher.</summary>
    public static DistillEmbOptions Options(params Teacher[] teachers)
    {
        var options = new DistillEmbOptions
        {
            Architecture = TinyNetwork.Architecture,
            BatchSize = 64,
            CharacterDropout = 0.05,
            Epochs = 3,
            LearningRate = 0.01,
            MaxWordLength = 8,
            Mining = NegativeMining.Window,
            Output = DistillEmbOutput.Average,
            Seed = 1,
            Threads = 1,
        };
        foreach (Teacher teacher in teachers.Length > 0 ? teachers : [First]) options.Teachers.Add(teacher);
        return options;
    }

    public static DistillEmbTransformer Fit(DistillEmbOptions options, MLContext? mlContext = null, IDataView? corpus = null)
    {
        mlContext ??= new MLContext();
        return mlContext.Transforms.DistillEmbed(Output, Input, options).Fit(corpus ?? Language.Corpus(mlContext));
    }

    /// <summary>The bytes of the file that a transformer is saved to.</summary>
    public static byte[] Bytes(DistillEmbTransformer transformer)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("model.zip");
        new MLContext().Model.SaveAtomically(transformer, null, path);
        return File.ReadAllBytes(path);
    }
}
