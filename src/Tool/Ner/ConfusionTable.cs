using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>Tags against tags: a row a tag that tokens have, a column a tag that they were given.</summary>
internal static class ConfusionTable
{
    public static ResultTable Of(TagConfusion confusion) => new(
        "confusion",
        "Tokens by tag (rows) and predicted tag (columns):",
        [new ResultColumn("actual", "actual"), .. confusion.Tags.Select(tag => new ResultColumn(tag, tag))],
        [.. confusion.Tags.Select(actual => new object?[] { actual }.Concat(confusion.Tags.Select(predicted => (object?)confusion[actual, predicted])).ToArray())]);
}
