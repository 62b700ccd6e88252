using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Teachers that are rotated or fused before training are what heads answer and are judged by.</summary>
public sealed class TeacherTargetTests
{
    private static readonly MadeUpLanguage Language = TinyDistillation.Language;
    private static readonly Teacher First = TinyDistillation.First;

    // The first teacher again, its numbers in the opposite order with every other sign changed: the same space, rotated.
    private static readonly Teacher Turned = new MemoryTeacher("turned", Language.Words, [.. Language.Vectors(24, 1).Select(vector => vector.Reverse().Select((number, i) => i % 2 == 0 ? number : -number).ToArray())]);

    [Fact]
    public void One_output_answers_aligned_teachers_far_better()
    {
        double apart = Centered(align: false, TeacherVocabulary.Load([First, Turned]));
        double aligned = Centered(align: true, TeacherVocabulary.Load([First, Turned]).Align());
        Assert.True(aligned > apart + 0.2, $"The worst centered cosine is {apart} without alignment and {aligned} with it.");

        static double Centered(bool align, TeacherVocabulary vocabulary)
        {
            DistillEmbOptions options = TinyDistillation.Options(First, Turned);
            (options.HeadLayout, options.AlignTeachers, options.Epochs) = (HeadLayout.Shared, align, 15);
            return new RetrievalEvaluator(vocabulary).Evaluate(TinyDistillation.Fit(options).Encoder).Min(head => head.CenteredCosine);
        }
    }

    [Theory]
    [InlineData(HeadLayout.PerTeacher)]
    [InlineData(HeadLayout.Shared)]
    public void An_epoch_is_judged_by_the_aligned_teachers(HeadLayout layout)
    {
        DistillEmbOptions options = TinyDistillation.Options(First, Turned);
        (options.HeadLayout, options.AlignTeachers) = (layout, true);
        DistillEmbEncoder encoder = Fit(options, out IReadOnlyList<RetrievalMetrics> judged);
        Assert.Equal(["first", "turned"], encoder.Heads.Select(head => head.Name));
        AssertSame(judged, new RetrievalEvaluator(TeacherVocabulary.Load([First, Turned]).Align()).Evaluate(encoder, WordSubset.Dev));
    }

    // What is printed in training is what anyone who has the model and the teachers measures, without being told how it was made.
    [Theory]
    [InlineData(HeadLayout.PerTeacher, false)]
    [InlineData(HeadLayout.PerTeacher, true)]
    [InlineData(HeadLayout.Shared, false)]
    [InlineData(HeadLayout.Shared, true)]
    [InlineData(HeadLayout.Fused, false)]
    [InlineData(HeadLayout.Fused, true)]
    public void A_saved_model_is_judged_in_the_space_that_it_was_trained_in(HeadLayout layout, bool align)
    {
        DistillEmbOptions options = TinyDistillation.Options(First, Turned);
        (options.HeadLayout, options.AlignTeachers) = (layout, align);
        DistillEmbEncoder encoder = Fit(options, out IReadOnlyList<RetrievalMetrics> judged);
        Assert.All(new[] { encoder, Reload(encoder) }, model => AssertSame(judged, new RetrievalEvaluator(TeacherVocabulary.Load([First, Turned])).Evaluate(model, WordSubset.Dev)));
    }

    [Theory]
    [InlineData(HeadLayout.PerTeacher, true, null)]
    [InlineData(HeadLayout.Fused, true, null)]
    [InlineData(HeadLayout.Fused, false, 10)]
    public void So_is_a_model_of_one_teacher(HeadLayout layout, bool align, int? dimension)
    {
        DistillEmbOptions options = TinyDistillation.Options(First);
        (options.HeadLayout, options.AlignTeachers, options.FusedDimension) = (layout, align, dimension);
        DistillEmbEncoder encoder = Fit(options, out IReadOnlyList<RetrievalMetrics> judged);
        AssertSame(judged, new RetrievalEvaluator(TeacherVocabulary.Load([First])).Evaluate(Reload(encoder), WordSubset.Dev));
    }

    [Fact]
    public void Fused_teachers_of_different_dimensions_are_answered_by_one_head()
    {
        DistillEmbOptions options = Fused(dimension: 20);
        DistillEmbEncoder encoder = Fit(options, out IReadOnlyList<RetrievalMetrics> judged);
        EncoderHead head = Assert.Single(encoder.Heads);
        Assert.Equal(("first+second", 0, 20), (head.Name, head.Offset, head.Dimension));
        Assert.Equal(20, encoder.VectorSize);
        AssertSame(judged, new RetrievalEvaluator(Language.Vocabulary().Fuse(20)).Evaluate(encoder, WordSubset.Dev));
    }

    [Fact]
    public void A_fused_head_finds_unseen_words_and_its_neighbours_are_those_of_each_teacher()
    {
        DistillEmbOptions options = Fused(dimension: null);
        (options.Epochs, options.Threads) = (40, 2);
        DistillEmbEncoder encoder = TinyDistillation.Fit(options).Encoder;
        TeacherVocabulary apart = Language.Vocabulary();
        RetrievalMetrics metrics = Assert.Single(new RetrievalEvaluator(apart.Fuse()).Evaluate(encoder));
        Assert.True(metrics.HitsAt10 > 0.5, $"{metrics}; by chance 10 of 600 words are hits.");
        WordVectorTable student = WordVectorTable.FromEncoder(encoder, apart.Words);
        foreach (string teacher in apart.Teachers)
        {
            NeighborOverlapMetrics overlap = NeighborOverlapEvaluator.Evaluate(WordVectorTable.FromVocabulary(apart, teacher), student, [.. apart.WordsOf(WordSubset.Test)], 10);
            Assert.True(overlap.Overlap > 0.15, $"{teacher}: {overlap}; by chance 10 of 600.");
        }
    }

    [Fact]
    public void Exact_words_keep_the_fused_vectors_and_a_saved_model_has_them()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("model.zip");
        var mlContext = new MLContext();
        DistillEmbOptions options = Fused(dimension: 20);
        (options.ExactWords, options.Epochs, options.Output, options.Head) = (1_000_000, 1, DistillEmbOutput.Tokens, "first+second");
        mlContext.Model.SaveAtomically(TinyDistillation.Fit(options, mlContext), null, path);
        DistillEmbEncoder loaded = DistillEmbEncoder.Load(path);
        TeacherVocabulary fused = Language.Vocabulary().Fuse(20);
        Assert.Equal(fused.WordsOf(WordSubset.Train).Count(), loaded.ExactWordCount);
        foreach (int word in fused.IndexesOf(WordSubset.Train).Take(50))
            Assert.InRange(DistillEmbEncoder.Cosine(fused.HeadList[0][word], loaded.Embed(fused.Words[word])), 0.9999f, 1f);
    }

    [Fact]
    public void A_target_that_the_teachers_dimensions_do_not_allow_is_told_with_them()
    {
        DistillEmbOptions aligned = TinyDistillation.Options(First, TinyDistillation.Second);
        aligned.AlignTeachers = true;
        Assert.Equal("AlignTeachers is true. To be aligned, teachers must be of one dimension; 'first' has 24, 'second' has 16.", MessageOf(aligned));
        Assert.Equal("FusedDimension is 41; it must be 1 to 40, the dimensions of all teachers together ('first' has 24, 'second' has 16).", MessageOf(Fused(dimension: 41)));
    }

    [Theory]
    [InlineData(HeadLayout.Fused)]
    [InlineData(HeadLayout.Shared)]
    public void A_run_that_was_stopped_goes_on_to_the_same_bytes(HeadLayout layout)
    {
        using var run = new CheckpointRun();
        DistillEmbOptions options = TinyDistillation.Options(First, Turned);
        (options.HeadLayout, options.AlignTeachers, options.Epochs) = (layout, true, 4);
        (options.FrequencyWeight, options.BatchSize) = (0.5, 48);
        byte[] expected = TinyDistillation.Bytes(TinyDistillation.Fit(options));
        options.CheckpointPath = run.Path;
        run.Leave(options, epoch: 2);
        Assert.Equal(expected, TinyDistillation.Bytes(TinyDistillation.Fit(options)));
        Assert.Empty(run.Files);
    }

    private static DistillEmbOptions Fused(int? dimension)
    {
        DistillEmbOptions options = TinyDistillation.Options(First, TinyDistillation.Second);
        (options.HeadLayout, options.FusedDimension) = (HeadLayout.Fused, dimension);
        return options;
    }

    private static DistillEmbEncoder Reload(DistillEmbEncoder encoder)
    {
        using var folder = new TemporaryFolder();
        var mlContext = new MLContext();
        string path = folder.PathOf("model.zip");
        IDataView tokens = Language.Corpus(mlContext, rows: 1);
        mlContext.Model.SaveAtomically(mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens").Fit(tokens), tokens.Schema, path);
        return DistillEmbEncoder.Load(path);
    }

    private static DistillEmbEncoder Fit(DistillEmbOptions options, out IReadOnlyList<RetrievalMetrics> judged)
    {
        var record = new ProgressRecord();
        options.Progress = record;
        DistillEmbEncoder encoder = TinyDistillation.Fit(options).Encoder;
        judged = record.Epochs.Last(report => report.IsBest).Dev!;
        return encoder;
    }

    private static void AssertSame(IReadOnlyList<RetrievalMetrics> expected, IReadOnlyList<RetrievalMetrics> actual) =>
        Assert.Equal(expected.Select(of => (of.Head, of.MeanReciprocalRank, of.MeanCosine)), actual.Select(of => (of.Head, of.MeanReciprocalRank, of.MeanCosine)));

    private static string MessageOf(DistillEmbOptions options) => Assert.Throws<InvalidDataException>(() => TinyDistillation.Fit(options)).Message;
}
