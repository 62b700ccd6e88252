using System.Collections;
using DistillEmb.Classification;
using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Tagging;
using DistillEmb.MLNet.Training.Tests.Classification;
using DistillEmb.MLNet.Training.Tests.Tagging;
using DistillEmb.Tagging;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Sequences;

/// <summary>What scores validation rows stops at a row, not at their end.</summary>
public sealed class JudgeTests
{
    private const int Rows = 10_000;
    private const int Heard = 100; // Every thread may be at a row.

    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void Tagging_of_validation_rows_is_stopped_between_two_of_them()
    {
        IDataView data = TaggedSample.Read(_mlContext, "train", 20);
        Tagger tagger = _mlContext.MulticlassClassification.Trainers.DistillEmbNer(TaggedSample.Options(epochs: 1)).Fit(data).Tagger;
        using var source = new CancellationTokenSource();
        var rows = new StoppingRows<TaggedRow>(new TaggedRow(["a"], ["O"], "row 0"), source);
        var judge = new TaggerJudge(rows, spans: true, threads: 2);
        rows.Asked = 0;
        Assert.Throws<OperationCanceledException>(() => judge.Judge(tagger, source.Token));
        Assert.InRange(rows.Asked, 1, Heard);
    }

    [Fact]
    public void Classification_of_validation_rows_is_stopped_between_two_of_them()
    {
        IDataView data = LabeledSample.View(_mlContext, LabeledSample.Rows(30, 1));
        TextClassifier classifier = _mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(LabeledSample.Options(epochs: 1)).Fit(data).Classifier;
        using var source = new CancellationTokenSource();
        var rows = new StoppingRows<LabeledRow>(new LabeledRow(["a"], LabeledSample.Topics[0]), source);
        Assert.Throws<OperationCanceledException>(() => new TextClassifierJudge(rows, threads: 2).Judge(classifier, source.Token));
        Assert.InRange(rows.Asked, 1, Heard);
    }

    /// <summary>The same row many times, which cancels when one of them is asked for by its place.</summary>
    private sealed class StoppingRows<TRow>(TRow row, CancellationTokenSource source) : IReadOnlyList<TRow>
    {
        private int _asked;

        public int Asked
        {
            get => _asked;
            set => _asked = value;
        }

        public int Count => Rows;

        public TRow this[int index]
        {
            get
            {
                int asked = Interlocked.Increment(ref _asked);
                if (asked == 10) source.Cancel();
                if (asked > 10) source.Token.WaitHandle.WaitOne(); // Another thread does not run ahead while the first one is cancelling.
                return row;
            }
        }

        public IEnumerator<TRow> GetEnumerator() => Enumerable.Repeat(row, Rows).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
