using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Training.Tests.Teachers;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>The loss against its formula, computed plainly in double precision.</summary>
public sealed class InfoNceLossTests
{
    private static readonly TeacherVocabulary Vocabulary = new MadeUpLanguage(60).Vocabulary();
    private static readonly int[] Candidates = [5, 9, 2, 30, 11, 40, 41, 7, 50, 3, 22];

    [Theory]
    [InlineData(0.07, 4)]
    [InlineData(1, 0)]
    [InlineData(0.5, 0.25)]
    public void A_whole_batch(double temperature, double cosineWeight) => AssertLoss(temperature, cosineWeight, first: 0, words: 8, batchWords: 8);

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 3)]
    [InlineData(6, 2)]
    public void A_share_of_a_batch(int first, int words) => AssertLoss(0.07, 4, first, words, batchWords: 8);

    [Fact]
    public void A_vector_that_is_its_teachers_has_no_cosine_loss_left()
    {
        float[] joined = [.. Vocabulary.HeadList[0][Candidates[0]], .. Vocabulary.HeadList[1][Candidates[0]]];
        double with = Loss([joined], temperature: 0.07, cosineWeight: 100, first: 0, batchWords: 1);
        Assert.Equal(Loss([joined], temperature: 0.07, cosineWeight: 0, first: 0, batchWords: 1), with, 1e-4);
    }

    private static void AssertLoss(double temperature, double cosineWeight, int first, int words, int batchWords)
    {
        var random = new Random(first + 1);
        float[][] vectors = [.. Enumerable.Range(0, words).Select(_ => Enumerable.Range(0, Vocabulary.VectorSize).Select(_ => (random.NextSingle() * 4) - 2).ToArray())];
        double expected = Formula(vectors, temperature, cosineWeight, first) / batchWords;
        Assert.Equal(expected, Loss(vectors, temperature, cosineWeight, first, batchWords), Math.Abs(expected) * 1e-5);
    }

    private static double Loss(float[][] vectors, double temperature, double cosineWeight, int first, int batchWords)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        DistillationLoss loss = DistillationLoss.Create(Vocabulary, TinyNetwork.HeadsOf(Vocabulary), new DistillEmbOptions { Temperature = temperature, CosineWeight = cosineWeight });
        var batch = new DistillationBatch([], new MinedNegatives(Candidates, []), batchWords);
        torch.Tensor[] candidates = loss.CandidatesOf(batch, torch.CPU);
        torch.Tensor student = torch.tensor(vectors.SelectMany(vector => vector).ToArray(), [vectors.Length, Vocabulary.VectorSize]);
        return loss.Share(student, candidates, batch, first).item<float>();
    }

    /// <summary>The sum over words, averaged over heads.</summary>
    private static double Formula(float[][] vectors, double temperature, double cosineWeight, int first)
    {
        double total = 0;
        for (int i = 0; i < vectors.Length; i++)
        {
            int offset = 0;
            foreach (TeacherHead head in Vocabulary.HeadList)
            {
                double[] part = [.. vectors[i].Skip(offset).Take(head.Dimension).Select(number => (double)number)];
                double length = Math.Sqrt(part.Sum(number => number * number));
                double[] cosines = [.. Candidates.Select(word => Dot(part, head[word]) / length)];
                double own = cosines[first + i];
                total -= Math.Log(Math.Exp(own / temperature) / cosines.Sum(cosine => Math.Exp(cosine / temperature)));
                total += cosineWeight * (1 - own);
                offset += head.Dimension;
            }
        }

        return total / Vocabulary.HeadList.Count;
    }

    private static double Dot(double[] first, ReadOnlySpan<float> second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++) sum += first[i] * second[i];
        return sum;
    }
}
