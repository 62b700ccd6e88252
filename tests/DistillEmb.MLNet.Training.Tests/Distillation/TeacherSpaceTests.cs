using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>An encoder knows what was made of its teachers; whatever compares it with them, or goes on from it, keeps to that.</summary>
public sealed class TeacherSpaceTests
{
    private static readonly MadeUpLanguage Language = TinyDistillation.Language;
    private static readonly Teacher First = TinyDistillation.First;
    private static readonly Teacher Other = Language.Teacher("other", 24, 3);

    [Fact]
    public void Teachers_that_cannot_be_treated_as_the_encoders_were_are_told()
    {
        DistillEmbEncoder aligned = Fit(HeadLayout.Shared, align: true, dimension: null, out _);
        const string Aligned = "The encoder was trained on teachers rotated into the space of the first ('first', 'other')";
        AssertFault($"{Aligned}, which all of them decide; the vocabulary is of teachers as they are ('other').", aligned, TeacherVocabulary.Load([Other]));
        AssertFault($"{Aligned}; the vocabulary is of teachers rotated into the space of the first ('other', 'first').", aligned, TeacherVocabulary.Load([Other, First]).Align());
        AssertFault(
            "The encoder was trained on teachers as they are ('first', 'other'); the vocabulary is of teachers fused into one ('first', 'other').",
            Fit(HeadLayout.Shared, align: false, dimension: null, out _),
            TeacherVocabulary.Load([First, Other]).Fuse());

        static void AssertFault(string message, DistillEmbEncoder encoder, TeacherVocabulary vocabulary) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>("encoder", () => new RetrievalEvaluator(vocabulary).Evaluate(encoder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_evaluator_judges_encoders_of_all_kinds_whatever_the_order_of_its_teachers()
    {
        var evaluator = new RetrievalEvaluator(TeacherVocabulary.Load([Other, First]));
        foreach ((HeadLayout layout, bool align, int? dimension) in new[] { (HeadLayout.Shared, true, (int?)null), (HeadLayout.Shared, false, null), (HeadLayout.Fused, false, 10), (HeadLayout.Fused, false, 20), (HeadLayout.PerTeacher, true, null) })
        {
            DistillEmbEncoder encoder = Fit(layout, align, dimension, out IReadOnlyList<RetrievalMetrics> judged);
            Dictionary<string, double> measured = evaluator.Evaluate(encoder, WordSubset.Dev).ToDictionary(head => head.Head, head => head.MeanCosine);
            Assert.Equal(judged.Count, measured.Count);
            Assert.All(judged, head => Assert.Equal(head.MeanCosine, measured[head.Head], 1e-4)); // Sums in another order are rounded otherwise.
        }
    }

    [Fact]
    public void An_encoder_of_fused_teachers_is_continued_as_one()
    {
        DistillEmbOptions options = TinyDistillation.Options(First, TinyDistillation.Second);
        (options.ContinueFrom, options.Epochs, options.Head) = (Fit(HeadLayout.Fused, align: false, dimension: 20, out _), 1, "first+second");
        EncoderHead head = Assert.Single(TinyDistillation.Fit(options).Encoder.Heads);
        Assert.Equal(("first+second", 20), (head.Name, head.Dimension));
        options.Head = "first";
        Assert.Contains("with HeadLayout Fused it must be 'first+second'", MessageOf(options), StringComparison.Ordinal);
        (options.Head, options.HeadLayout) = (null, HeadLayout.Shared);
        Assert.Contains("HeadLayout is Shared, but that of ContinueFrom is Fused", MessageOf(options), StringComparison.Ordinal);
    }

    private static DistillEmbEncoder Fit(HeadLayout layout, bool align, int? dimension, out IReadOnlyList<RetrievalMetrics> judged)
    {
        var record = new ProgressRecord();
        DistillEmbOptions options = TinyDistillation.Options(First, Other);
        (options.HeadLayout, options.AlignTeachers, options.FusedDimension, options.Epochs, options.Progress) = (layout, align, dimension, 1, record);
        DistillEmbEncoder encoder = TinyDistillation.Fit(options).Encoder;
        judged = record.Epochs.Single().Dev!;
        return encoder;
    }

    private static string MessageOf(DistillEmbOptions options) => Assert.Throws<ArgumentException>(() => TinyDistillation.Fit(options)).Message;
}
