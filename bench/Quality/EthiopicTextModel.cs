using Microsoft.ML;

namespace DistillEmb.MLNet.Bench;

/// <summary><c>ethiopic --out ZIP</c>: saves the transformers of Ethiopic text with the options that their first version had: the golden file of that kind.</summary>
internal static class EthiopicTextModel
{
    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, "ethiopic --out ZIP", ["out"], []);
        var mlContext = new MLContext();
        IDataView rows = mlContext.Data.LoadFromEnumerable<Row>([]);
        TransformsCatalog.TextTransforms text = mlContext.Transforms.Text;
        ITransformer model = text.NormalizeEthiopic("Text", options: new EthiopicNormalizationOptions { FoldLetters = true, ConvertNumerals = true })
            .Append(text.SplitEthiopicSentences("Sentences", "Text", "Places", new EthiopicSentenceOptions { SplitAtLineEnds = true, KeepReportedSpeech = false }))
            .Append(text.TokenizeEthiopic("Tokens", "Text"))
            .Fit(rows);
        mlContext.Model.SaveAtomically(model, rows.Schema, arguments.Required("out"));
        return 0;
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";
    }
}
