using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Training.Tests.Teachers;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Neighbourhoods and InfoNCE against their formulas, computed plainly in double precision.</summary>
public sealed class OtherLossTests
{
    private const double Temperature = 0.2;
    private const int BatchWords = 6;

    private static readonly TeacherVocabulary Vocabulary = new MadeUpLanguage(60).Vocabulary();
    private static readonly int[] Candidates = [5, 9, 2, 30, 11, 40, 41, 7, 50];

    [Theory]
    [InlineData(DistillationObjective.Neighborhood, 0, 6)]
    [InlineData(DistillationObjective.Neighborhood, 3, 2)]
    [InlineData(DistillationObjective.InfoNce, 0, 6)]
    [InlineData(DistillationObjective.InfoNce, 1, 4)]
    public void The_loss_is_its_formula(DistillationObjective objective, int first, int words)
    {
        var random = new Random(words);
        float[][] vectors = [.. Enumerable.Range(0, words).Select(_ => Enumerable.Range(0, Vocabulary.VectorSize).Select(_ => (random.NextSingle() * 2) - 1).ToArray())];
        double expected = 0;
        for (int i = 0; i < words; i++)
        {
            int offset = 0;
            foreach (TeacherHead head in Vocabulary.HeadList)
            {
                double[] part = [.. vectors[i].Skip(offset).Take(head.Dimension).Select(number => (double)number)];
                expected += Of(objective, part, head, first + i) / (Vocabulary.HeadList.Count * BatchWords);
                offset += head.Dimension;
            }
        }

        Assert.Equal(expected, Loss(objective, vectors, first), Math.Abs(expected) * 1e-5);
    }

    [Theory]
    [InlineData(DistillationObjective.InfoNce)]
    [InlineData(DistillationObjective.Neighborhood)]
    public void The_gradient_is_that_of_the_loss(DistillationObjective objective)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        DistillationLoss loss = LossOf(objective);
        var batch = new DistillationBatch([], new MinedNegatives(Candidates, []), BatchWords);
        torch.Tensor[] candidates = loss.CandidatesOf(batch, torch.CPU);
        var random = new Random(8);
        float[] numbers = [.. Enumerable.Range(0, 4 * Vocabulary.VectorSize).Select(_ => (random.NextSingle() * 2) - 1)];
        torch.Tensor student = torch.tensor(numbers, [4, Vocabulary.VectorSize]).requires_grad_(true);
        torch.Tensor share = loss.Share(student, candidates, batch, 1);
        share.backward();
        double value;
        torch.Tensor gradient;
        using (torch.no_grad()) value = loss.Differentiate(student.detach(), candidates, batch, 1, out gradient);
        Assert.Equal(share.item<float>(), value, 1e-5);
        Assert.All(student.grad!.data<float>().Zip(gradient.data<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void An_encoder_learns_by_neighbourhoods()
    {
        var record = new ProgressRecord();
        DistillEmbOptions options = TinyDistillation.Options();
        (options.Objective, options.Progress, options.Epochs) = (DistillationObjective.Neighborhood, record, 5);
        TinyDistillation.Fit(options);
        double[] losses = [.. record.Reports.Where(report => report.Dev is not null).Select(report => report.Loss)];
        Assert.True(losses[^1] < losses[0] * 0.99, $"The loss went from {losses[0]} to {losses[^1]}.");
    }

    private static double Loss(DistillationObjective objective, float[][] vectors, int first)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        DistillationLoss loss = LossOf(objective);
        var batch = new DistillationBatch([], new MinedNegatives(Candidates, []), BatchWords);
        torch.Tensor student = torch.tensor(vectors.SelectMany(vector => vector).ToArray(), [vectors.Length, Vocabulary.VectorSize]);
        return loss.Share(student, loss.CandidatesOf(batch, torch.CPU), batch, first).item<float>();
    }

    private static DistillationLoss LossOf(DistillationObjective objective) => DistillationLoss.Create(
        Vocabulary,
        TinyNetwork.HeadsOf(Vocabulary),
        new DistillEmbOptions { Objective = objective, Temperature = Temperature, CosineWeight = 0.5 });

    private static double Of(DistillationObjective objective, double[] part, TeacherHead head, int number)
    {
        double[] raw = ToDouble(head[Candidates[number]]);
        double[] own = Direction(raw);
        double[] student = Direction(part);
        double cosine = Dot(student, own);
        double[][] others = [.. Candidates.Select(word => Direction(ToDouble(head[word])))];
        double[] found = Softmax([.. others.Select(other => Dot(student, other) / Temperature)]);
        double[] wanted = objective == DistillationObjective.InfoNce
            ? [.. Candidates.Select((_, i) => i == number ? 1.0 : 0.0)]
            : Softmax([.. others.Select(other => Dot(own, other) / Temperature)]);
        return -wanted.Zip(found, (p, q) => p * Math.Log(q)).Sum() + (0.5 * (1 - cosine));
    }

    private static double[] Direction(double[] vector)
    {
        double length = Math.Sqrt(Dot(vector, vector));
        return [.. vector.Select(number => number / length)];
    }

    private static double[] Softmax(double[] logits)
    {
        double sum = logits.Sum(Math.Exp);
        return [.. logits.Select(logit => Math.Exp(logit) / sum)];
    }

    private static double[] ToDouble(ReadOnlySpan<float> vector)
    {
        double[] numbers = new double[vector.Length];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = vector[i];
        return numbers;
    }

    private static double Dot(double[] first, double[] second) => first.Zip(second, (a, b) => a * b).Sum();
}
