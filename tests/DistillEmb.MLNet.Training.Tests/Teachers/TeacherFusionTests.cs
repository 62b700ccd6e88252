using DistillEmb.MLNet.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

public sealed class TeacherFusionTests
{
    private static readonly MadeUpLanguage Language = new();
    private static readonly TeacherVocabulary Apart = Language.Vocabulary(); // 24 and 16 values.

    [Fact]
    public void The_words_stay_and_the_teachers_become_one_with_the_dimension_of_the_first()
    {
        TeacherVocabulary fused = Apart.Fuse();
        Assert.Same(Apart.Words, fused.Words);
        Assert.Equal(["first+second"], fused.Teachers);
        TeacherHead head = Assert.Single(fused.HeadList);
        Assert.Equal((24, 600, 600), (head.Dimension, head.Vectors.Count, head.Lengths.Length));
        Assert.Equal(["first", "second"], Apart.Teachers);
        Assert.True(fused.TryGetIndex(Apart.Words[17], out int index));
        Assert.Equal(17, index);
    }

    [Fact]
    public void With_all_dimensions_cosines_are_the_means_of_the_teachers()
    {
        TeacherVocabulary fused = Apart.Fuse(40);
        for (int word = 1; word < 600; word++) Assert.Equal(MeanCosine(word, word - 1), Cosine(fused.HeadList[0], word, word - 1), 1e-5);
        Assert.All(fused.HeadList[0].Lengths, length => Assert.Equal(Math.Sqrt(2), length, 1e-5));
    }

    // A word of the made-up language is the sum of three parts, but scaled to length 1: so one teacher's vectors fill a space
    // of (6 + 24 + 6 - 2) dimensions, and in fewer the most of them have to be found.
    [Theory]
    [InlineData(30)]
    [InlineData(12)]
    [InlineData(3)]
    public void No_other_projection_to_as_many_dimensions_keeps_more_of_the_training_words(int dimension)
    {
        int[] train = Apart.IndexesOf(WordSubset.Train);
        double kept = Kept(Apart.Fuse(dimension), train);
        Assert.InRange(kept, Kept(Apart.Fuse(dimension - 1), train), 2);
        Assert.Equal(SumOfLargestEigenvalues(train, dimension) / train.Length, kept, 1e-3);
    }

    [Fact]
    public void What_fits_into_fewer_dimensions_loses_nothing()
    {
        // Two teachers of three numbers each that are not zero: six directions in all.
        var random = new Random(5);
        float[][][] teachers = [.. Enumerable.Range(0, 2).Select(_ => Language.Words.Select(_ => (float[])[random.NextSingle() - 0.5f, 0, random.NextSingle() - 0.5f, 0, random.NextSingle() - 0.5f]).ToArray())];
        TeacherVocabulary apart = TeacherVocabulary.Load([new MemoryTeacher("a", Language.Words, teachers[0]), new MemoryTeacher("b", Language.Words, teachers[1])]);
        TeacherHead fused = apart.Fuse(6).HeadList[0];
        for (int word = 1; word < 600; word++)
        {
            double mean = (Cosine(apart.HeadList[0], word, word - 1) + Cosine(apart.HeadList[1], word, word - 1)) / 2;
            Assert.Equal(mean, Cosine(fused, word, word - 1), 1e-5);
        }
    }

    [Fact]
    public void Aligned_or_not_the_fused_cosines_are_the_same()
    {
        TeacherVocabulary same = TeacherVocabulary.Load([Language.Teacher("first", 16, 1), Language.Teacher("second", 16, 2)]);
        (TeacherHead apart, TeacherHead aligned) = (same.Fuse(20).HeadList[0], same.Align().Fuse(20).HeadList[0]);
        for (int word = 1; word < 600; word++) Assert.Equal(Cosine(apart, word, word - 1), Cosine(aligned, word, word - 1), 1e-4);
    }

    [Fact]
    public void Held_out_words_decide_nothing()
    {
        float[][] second = Language.Vectors(16, 2);
        for (int i = 0; i < second.Length; i++)
        {
            if (HeldOutWords.SubsetOf(Language.Words[i]) != WordSubset.Train) second[i] = [.. second[i].Reverse()];
        }

        TeacherHead expected = Apart.Fuse(20).HeadList[0];
        TeacherHead actual = TeacherVocabulary.Load([Language.Teacher("first", 24, 1), new MemoryTeacher("second", Language.Words, second)]).Fuse(20).HeadList[0];
        foreach (int word in Apart.IndexesOf(WordSubset.Train)) Assert.Equal(expected[word], actual[word]);
        int dev = Apart.IndexesOf(WordSubset.Dev)[0];
        Assert.NotEqual(expected[dev].ToArray(), actual[dev].ToArray());
    }

    [Fact]
    public void A_single_teacher_is_reduced()
    {
        TeacherVocabulary fused = TeacherVocabulary.Load([Language.Teacher("alone", 24, 1)]).Fuse(10);
        Assert.Equal(["alone"], fused.Teachers);
        Assert.Equal(10, fused.HeadList[0].Dimension);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(41)]
    public void A_dimension_out_of_range_is_refused(int dimension) =>
        Assert.Throws<ArgumentOutOfRangeException>("dimension", () => Apart.Fuse(dimension));

    [Fact]
    public void A_word_of_which_nothing_is_left_is_named()
    {
        string[] words = [.. Apart.WordsOf(WordSubset.Train).Take(5)];
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([new MemoryTeacher("flat", words, [[1, 0], [1, 0], [1, 0], [0, 1], [1, 0]])]);
        string message = Assert.Throws<InvalidDataException>(() => vocabulary.Fuse(1)).Message;
        Assert.Equal($"Nothing is left of the word '{words[3]}' in the 1 principal directions of the teachers; fuse them to a larger dimension, at most 2.", message);
    }

    private static double Kept(TeacherVocabulary fused, int[] words) => words.Average(word => (double)fused.HeadList[0].Lengths[word] * fused.HeadList[0].Lengths[word]);

    private static double MeanCosine(int first, int second) => Apart.HeadList.Average(head => Cosine(head, first, second));

    private static double Cosine(TeacherHead head, int first, int second)
    {
        double sum = 0;
        for (int i = 0; i < head.Dimension; i++) sum += (double)head[first][i] * head[second][i];
        return sum;
    }

    // By power iteration on the matrix of second moments, each direction taken out once it is found.
    private static double SumOfLargestEigenvalues(int[] words, int count)
    {
        double[][] rows = [.. words.Select(word => Apart.HeadList.SelectMany(head => head[word].ToArray()).Select(number => (double)number).ToArray())];
        var random = new Random(1);
        double sum = 0;
        for (int found = 0; found < count; found++)
        {
            double[] direction = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble() - 0.5)];
            double value = 0;
            for (int step = 0; step < 100; step++)
            {
                double[] next = new double[40];
                foreach (double[] row in rows)
                {
                    double product = Dot(row, direction);
                    for (int i = 0; i < next.Length; i++) next[i] += product * row[i];
                }

                value = Math.Sqrt(Dot(next, next));
                direction = [.. next.Select(number => number / value)];
            }

            sum += value;
            foreach (double[] row in rows)
            {
                double product = Dot(row, direction);
                for (int i = 0; i < row.Length; i++) row[i] -= product * direction[i];
            }
        }

        return sum;
    }

    private static double Dot(double[] first, double[] second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++) sum += first[i] * second[i];
        return sum;
    }
}
