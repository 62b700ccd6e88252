using DistillEmb.MLNet.Teachers;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

public sealed class TeacherAlignmentTests
{
    private const int Dimension = 12;

    private static readonly MadeUpLanguage Language = new();
    private static readonly float[][] Vectors = Language.Vectors(Dimension, 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_teacher_that_is_the_first_one_rotated_is_brought_back_with_its_own_lengths(bool mirrored)
    {
        Matrix<double> rotation = Orthogonal(seed: 3);
        if (mirrored) rotation.SetColumn(0, -rotation.Column(0));
        TeacherVocabulary apart = Load(Vectors, [.. Vectors.Select((vector, i) => Turn(rotation, vector, scale: 1 + (i % 7)))]);
        TeacherVocabulary aligned = apart.Align();
        Assert.Equal(apart.Words, aligned.Words);
        Assert.Equal(apart.Teachers, aligned.Teachers);
        Assert.Same(apart.HeadList[0], aligned.HeadList[0]);
        Assert.Equal(apart.HeadList[1].Lengths, aligned.HeadList[1].Lengths);
        Assert.True(MeanCosine(apart, Enumerable.Range(0, 600)) < 0.5);
        for (int word = 0; word < 600; word++) AssertNear(aligned.HeadList[0][word], aligned.HeadList[1][word]);
    }

    [Fact]
    public void Of_unrelated_teachers_no_rotation_is_nearer_over_the_training_words()
    {
        TeacherVocabulary apart = Load(Vectors, Language.Vectors(Dimension, 2));
        TeacherVocabulary aligned = apart.Align();
        int[] train = apart.IndexesOf(WordSubset.Train);
        double best = MeanCosine(aligned, train);
        Assert.True(best > MeanCosine(apart, train) + 0.1, $"{MeanCosine(apart, train)} before, {best} after.");
        for (int first = 0; first < Dimension; first++)
        {
            for (int second = 0; second < first; second++)
            {
                foreach (double angle in new[] { -0.02, 0.02 })
                {
                    double turned = train.Average(word => Cosine(aligned.HeadList[0][word].ToArray(), Turned(aligned.HeadList[1][word].ToArray(), first, second, angle)));
                    Assert.True(turned < best, $"Turned by {angle} in the plane of {first} and {second}, the mean cosine rises from {best} to {turned}.");
                }
            }
        }
    }

    [Theory]
    [InlineData(600)]
    [InlineData(9)] // Fewer words than dimensions leave the rotation open, and it is one nevertheless.
    public void Cosines_within_a_teacher_stay(int words)
    {
        TeacherVocabulary apart = Load(Vectors[..words], Language.Vectors(Dimension, 2)[..words]);
        TeacherVocabulary aligned = apart.Align();
        for (int word = 1; word < words; word++)
        {
            double expected = Cosine(apart.HeadList[1][word].ToArray(), apart.HeadList[1][word - 1].ToArray());
            Assert.Equal(expected, Cosine(aligned.HeadList[1][word].ToArray(), aligned.HeadList[1][word - 1].ToArray()), 1e-5);
        }
    }

    [Fact]
    public void Held_out_words_decide_nothing()
    {
        float[][] second = Language.Vectors(Dimension, 2);
        TeacherVocabulary expected = Load(Vectors, second).Align();
        for (int i = 0; i < second.Length; i++)
        {
            if (HeldOutWords.SubsetOf(Language.Words[i]) != WordSubset.Train) second[i] = [.. second[i].Reverse()];
        }

        TeacherVocabulary actual = Load(Vectors, second).Align();
        foreach (int word in expected.IndexesOf(WordSubset.Train)) Assert.Equal(expected.HeadList[1][word], actual.HeadList[1][word]);
        int dev = expected.IndexesOf(WordSubset.Dev)[0];
        Assert.NotEqual(expected.HeadList[1][dev].ToArray(), actual.HeadList[1][dev].ToArray());
    }

    [Fact]
    public void Every_further_teacher_is_aligned_with_the_first()
    {
        Matrix<double>[] rotations = [Orthogonal(seed: 3), Orthogonal(seed: 4)];
        Teacher[] teachers = [Language.Teacher("first", Dimension, 1), .. rotations.Select((rotation, i) => new MemoryTeacher($"{i}", Language.Words, [.. Vectors.Select(vector => Turn(rotation, vector))]))];
        TeacherVocabulary aligned = TeacherVocabulary.Load(teachers).Align();
        for (int word = 0; word < 600; word++)
        {
            AssertNear(aligned.HeadList[0][word], aligned.HeadList[1][word]);
            AssertNear(aligned.HeadList[0][word], aligned.HeadList[2][word]);
        }
    }

    [Fact]
    public void A_single_teacher_stays_as_it_is()
    {
        TeacherVocabulary alone = TeacherVocabulary.Load([Language.Teacher("alone", Dimension, 1)]);
        Assert.Same(alone, alone.Align());
    }

    [Fact]
    public void Teachers_of_different_dimensions_are_told_with_them()
    {
        string message = Assert.Throws<InvalidDataException>(() => Language.Vocabulary().Align()).Message;
        Assert.Equal("To be aligned, teachers must be of one dimension; 'first' has 24, 'second' has 16.", message);
    }

    [Fact]
    public void A_vocabulary_without_training_words_is_told()
    {
        string dev = Language.Words.First(word => HeldOutWords.SubsetOf(word) == WordSubset.Dev);
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([new MemoryTeacher("a", [dev], [[1, 0]]), new MemoryTeacher("b", [dev], [[1, 0]])]);
        Assert.StartsWith("None of the 1 words is for training", Assert.Throws<InvalidDataException>(() => vocabulary.Align()).Message, StringComparison.Ordinal);
        Assert.StartsWith("None of the 1 words is for training", Assert.Throws<InvalidDataException>(() => vocabulary.Fuse()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        TeacherVocabulary vocabulary = Load(Vectors, Vectors);
        Assert.Throws<OperationCanceledException>(() => vocabulary.Align(new CancellationToken(canceled: true)));
        Assert.Throws<OperationCanceledException>(() => vocabulary.Fuse(cancellation: new CancellationToken(canceled: true)));
    }

    private static TeacherVocabulary Load(float[][] first, float[][] second)
    {
        string[] words = [.. Language.Words.Take(first.Length)];
        return TeacherVocabulary.Load([new MemoryTeacher("first", words, first), new MemoryTeacher("second", words, second)]);
    }

    private static Matrix<double> Orthogonal(int seed) => Matrix<double>.Build.Random(Dimension, Dimension, seed).QR().Q;

    private static float[] Turn(Matrix<double> rotation, float[] vector, float scale = 1) =>
        [.. (rotation * Vector<double>.Build.DenseOfEnumerable(vector.Select(number => (double)number))).Select(number => (float)number * scale)];

    private static float[] Turned(float[] vector, int first, int second, double angle)
    {
        (double sine, double cosine) = Math.SinCos(angle);
        (float a, float b) = (vector[first], vector[second]);
        vector[first] = (float)((a * cosine) - (b * sine));
        vector[second] = (float)((a * sine) + (b * cosine));
        return vector;
    }

    private static double MeanCosine(TeacherVocabulary vocabulary, IEnumerable<int> words) =>
        words.Average(word => Cosine(vocabulary.HeadList[0][word].ToArray(), vocabulary.HeadList[1][word].ToArray()));

    private static double Cosine(float[] first, float[] second) => first.Zip(second, (a, b) => (double)a * b).Sum();

    private static void AssertNear(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5f);
    }
}
