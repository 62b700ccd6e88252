using DistillEmb.MLNet.Tool.Reports;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>What a page says of a tagger beside its scores: the confusion table, sentences, and a map of the words inside names.</summary>
internal static class NerReport
{
    private const int MostSentences = 2000; // Looked at for examples.
    private const string Outside = "O";

    public static void Add(ReportPage page, MLContext mlContext, DistillEmbNerTransformer tagger, IDataView sentences, NerMetrics metrics)
    {
        page.Add("Confusion", ConfusionGrid.Of(metrics.Confusion, "Tokens by their tag (rows) and the tag that they were given (columns)"));
        (string[] Tokens, string[] Actual, string[] Predicted)[] tagged = [.. Tagged(mlContext, tagger, sentences)];
        page.Add("Sentences with errors", TaggedSentences.Of(tagged.Where(sentence => !sentence.Actual.SequenceEqual(sentence.Predicted)).Take(ReportPage.WrongExamples), metrics.Confusion.Tags));
        page.Add("Sentences without errors", TaggedSentences.Of(tagged.Where(sentence => sentence.Actual.SequenceEqual(sentence.Predicted) && sentence.Actual.Any(tag => tag != Outside)).Take(ReportPage.RightExamples), metrics.Confusion.Tags));
        (string, string?)[] words =
        [
            .. tagged.SelectMany(sentence => sentence.Tokens.Zip(sentence.Actual)).Where(pair => pair.Second.Length > 2 && pair.Second[1] == '-')
                .DistinctBy(pair => pair.First).Take(WordMap.MostWords).Select(pair => (pair.First, (string?)pair.Second[2..])),
        ];
        if (words.Length > 2) page.Add("Words inside names, as the encoder places them", WordMap.Of(tagger.Encoder, words));
    }

    private static IEnumerable<(string[] Tokens, string[] Actual, string[] Predicted)> Tagged(MLContext mlContext, DistillEmbNerTransformer tagger, IDataView sentences)
    {
        SchemaDefinition columns = SchemaDefinition.Create(typeof(Row));
        columns[nameof(Row.Tokens)].ColumnName = tagger.TokensColumnName;
        columns[nameof(Row.Tags)].ColumnName = TaggedFiles.Tags;
        using var engine = new SentenceTagger(mlContext, tagger);
        foreach (Row row in mlContext.Data.CreateEnumerable<Row>(sentences, reuseRowObject: false, schemaDefinition: columns).Take(MostSentences))
            yield return (row.Tokens, row.Tags, engine.Tag(row.Tokens).Tags);
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string[] Tags { get; set; } = [];
    }
}
