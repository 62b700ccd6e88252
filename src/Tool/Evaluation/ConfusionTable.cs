using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Evaluation;

/// <summary>Tags or classes against each other: a row for each that there is, a column for each that was given.</summary>
internal static class ConfusionTable
{
    public static ResultTable Of(TagConfusion confusion, string caption) => new(
        "confusion",
        caption,
        [new ResultColumn("actual", "actual"), .. confusion.Tags.Select(tag => new ResultColumn(tag, tag))],
        [.. confusion.Tags.Select(actual => new object?[] { actual }.Concat(confusion.Tags.Select(predicted => (object?)confusion[actual, predicted])).ToArray())],
        Group: "predicted");
}
