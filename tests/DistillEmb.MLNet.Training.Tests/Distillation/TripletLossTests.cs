using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>The published loss against its formula, computed plainly in double precision.</summary>
public sealed class TripletLossTests
{
    private const int PerWord = 2;
    private const int Words = 5;

    private static readonly MadeUpLanguage Language = new(60);
    private static readonly TeacherVocabulary Vocabulary = TeacherVocabulary.Load([Language.Teacher("first", 12, 1), Language.Teacher("second", 12, 2)]);
    private static readonly int[] Candidates = [5, 9, 2, 30, 11, 40, 41, 7, 50];
    private static readonly int[] Hardest = [5, 6, 7, -1, 8, 5, -1, -1, 0, 3]; // The fourth word has no negative, the last one has other anchors.

    [Theory]
    [InlineData(1, 0, Words)]
    [InlineData(0.2, 0, Words)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 3)]
    [InlineData(1, 3, 1)]
    public void One_output_for_two_teachers(double margin, int first, int words) => AssertLoss(Shared(), margin, first, words);

    [Theory]
    [InlineData(1, 0, Words)]
    [InlineData(0.2, 1, 4)]
    public void A_part_of_the_output_for_each_teacher(double margin, int first, int words) => AssertLoss(TinyNetwork.HeadsOf(Vocabulary), margin, first, words);

    [Fact]
    public void A_vector_that_is_its_teachers_costs_no_more_than_the_margin()
    {
        float[] own = [.. Vocabulary.HeadList[0][Candidates[1]]];
        EncoderHead[] one = [new EncoderHead("first", 0, 12)];
        TeacherVocabulary first = TeacherVocabulary.Load([Language.Teacher("first", 12, 1)]);
        double loss = Loss(first, one, margin: 0.01, [own], first: 1);
        Assert.InRange(loss, 0, 1e-6);
    }

    [Fact]
    public void Only_words_with_negatives_have_a_gradient()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor student = torch.tensor(RandomVectors(Words, 12).SelectMany(vector => vector).ToArray(), [Words, 12]).requires_grad_(true);
        DistillationBatch batch = Batch();
        var loss = DistillationLoss.Create(Vocabulary, Shared(), Options(margin: 5));
        loss.Share(student, loss.CandidatesOf(batch, torch.CPU), batch, first: 0).backward();
        float[][] gradients = [.. student.grad!.data<float>().ToArray().Chunk(12)];
        Assert.All(gradients[3], number => Assert.Equal(0f, number));
        foreach (int word in (int[])[0, 1, 2, 4]) Assert.Contains(gradients[word], number => number != 0);
    }

    private static EncoderHead[] Shared() => [new("first", 0, 12), new("second", 0, 12)];

    private static DistillEmbOptions Options(double margin) => new() { Objective = DistillationObjective.Triplet, TripletMargin = margin };

    private static DistillationBatch Batch() => new([], new MinedNegatives(Candidates, Hardest), Words);

    private static void AssertLoss(EncoderHead[] heads, double margin, int first, int words)
    {
        float[][] vectors = RandomVectors(words, EncoderHead.VectorSizeOf(heads));
        double expected = 0;
        for (int i = 0; i < words; i++)
        {
            foreach ((EncoderHead head, int teacher) in heads.Select((head, teacher) => (head, teacher)))
            {
                float[] part = vectors[i][head.Offset..(head.Offset + head.Dimension)];
                double own = Distance(part, Vocabulary.HeadList[teacher][Candidates[first + i]]);
                foreach (int negative in Hardest.AsSpan((first + i) * PerWord, PerWord))
                {
                    if (negative >= 0) expected += Math.Max(0, own - Distance(part, Vocabulary.HeadList[teacher][Candidates[negative]]) + margin) / (heads.Length * PerWord * Words);
                }
            }
        }

        Assert.Equal(expected, Loss(Vocabulary, heads, margin, vectors, first), 1e-5);
    }

    private static double Loss(TeacherVocabulary vocabulary, EncoderHead[] heads, double margin, float[][] vectors, int first)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        DistillationBatch batch = Batch();
        var loss = DistillationLoss.Create(vocabulary, heads, Options(margin));
        torch.Tensor student = torch.tensor(vectors.SelectMany(vector => vector).ToArray(), [vectors.Length, vectors[0].Length]);
        return loss.Share(student, loss.CandidatesOf(batch, torch.CPU), batch, first).item<float>();
    }

    private static float[][] RandomVectors(int words, int size)
    {
        var random = new Random(words);
        return [.. Enumerable.Range(0, words).Select(_ => Enumerable.Range(0, size).Select(_ => random.NextSingle() - 0.5f).ToArray())];
    }

    private static double Distance(float[] first, ReadOnlySpan<float> second)
    {
        double squares = 0;
        for (int i = 0; i < first.Length; i++) squares += Math.Pow((double)first[i] - second[i], 2);
        return Math.Sqrt(squares);
    }
}
