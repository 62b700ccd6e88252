using Microsoft.ML;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>A row of tokens, and the model that most tests of saving save.</summary>
internal sealed class SavingRow
{
    public string[] Tokens { get; set; } = [];

    public static IDataView View(MLContext mlContext) =>
        mlContext.Data.LoadFromEnumerable([new SavingRow { Tokens = ["selam", "ሰላም"] }, new SavingRow(), new SavingRow { Tokens = ["e\u0323\u0301ko\u0323\u0301", "\ud800", ""] }]);

    public static DistillEmbTransformer Model(MLContext mlContext, DistillEmbEncoder encoder) =>
        mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens").Fit(View(mlContext));
}
