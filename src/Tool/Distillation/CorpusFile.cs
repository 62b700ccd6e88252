using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary>A corpus: a sentence a line, tokens between blanks.</summary>
internal static class CorpusFile
{
    /// <summary>The corpus as a view with the column <c>Tokens</c>, read anew by every cursor; a long line is several rows, and without a file there is none.</summary>
    public static IDataView Load(MLContext mlContext, string? path, CancellationToken stop) =>
        mlContext.Data.LoadFromEnumerable((path is null ? [] : TextLines.OfWords(path, stop)).Select(line => new Sentence { Tokens = WordList.Split(line) }));

    private sealed class Sentence
    {
        public string[] Tokens { get; set; } = [];
    }
}
