using DistillEmb.MLNet.SkipGram;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Distillation;

/// <summary>A corpus as rows of tokens.</summary>
internal static class CorpusFile
{
    /// <summary>The corpus as a view with the column <c>Tokens</c>, read anew by every cursor; a long line is several rows, and without a corpus there is none.</summary>
    public static IDataView Load(MLContext mlContext, TextFiles? corpus, CancellationToken stop) =>
        mlContext.Data.LoadFromEnumerable((corpus is null ? [] : corpus.Sentences(stop)).Select(tokens => new Sentence { Tokens = tokens }));

    private sealed class Sentence
    {
        public string[] Tokens { get; set; } = [];
    }
}
