using DistillEmb.Characters;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Training.Tests.Teachers;
using TorchSharp.Modules;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>The gradient that workers divide among themselves, tabulated or not, is the gradient that TorchSharp derives by itself.</summary>
public sealed class GradientParityTests
{
    private static readonly MadeUpLanguage Language = new(200);
    private static readonly TeacherVocabulary Vocabulary = Language.Vocabulary();

    [Theory]
    [InlineData(1, 17)]
    [InlineData(2, 17)]
    [InlineData(3, 17)]
    [InlineData(3, 4)]
    [InlineData(3, 2)]
    [InlineData(3, 1)]
    public void Loss_and_every_gradient_are_the_same(int workers, int words)
    {
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, 8);
        DistillationBatch batch = Batch(sequence, words, unknownEvery: 5);
        Assert.Contains(CharacterVocabulary.Unknown, batch.CharacterIds);
        AssertSame(sequence, workers, batch);
    }

    [Fact]
    public void A_word_of_unknown_characters_only_has_the_same_gradient()
    {
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, 8);
        AssertSame(sequence, workers: 2, Batch(sequence, 6, unknownEvery: 1));
    }

    [Fact]
    public void A_second_batch_has_a_gradient_of_its_own()
    {
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, 8);
        using var student = (PositionalNetwork)TinyNetwork.RandomNetwork(TinyNetwork.Architecture, sequence, Vocabulary.VectorSize, seed: 2);
        DistillationLoss lossOf = TinyNetwork.LossOf(Vocabulary);
        using var tabulated = new TabulatedGradientPass(student, lossOf, 3);
        using var autograd = new AutogradPass(student, lossOf, workers: 1);
        DistillationBatch batch = Batch(sequence, 9, unknownEvery: 4);
        tabulated.Run(Batch(sequence, 30, unknownEvery: 3));
        (double loss, Dictionary<string, float[]> gradients) = Measure(tabulated, student, batch);
        AssertSame(Measure(autograd, student, batch), (loss, gradients));
        AssertSame((loss, gradients), Measure(tabulated, student, batch));
    }

    [Fact]
    public void A_positional_student_on_a_processor_is_trained_the_fast_way()
    {
        using TrainableNetwork student = TinyNetwork.RandomNetwork(TinyNetwork.Architecture, TinyNetwork.SequenceOf(Language.Words, 8), Vocabulary.VectorSize, seed: 2);
        using GradientPass pass = GradientPass.Create(student, TinyNetwork.LossOf(Vocabulary), 1);
        Assert.IsType<TabulatedGradientPass>(pass);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void N_grams_have_the_same_gradient(int workers)
    {
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, 8);
        AssertSame(sequence, workers, Batch(sequence, 17, unknownEvery: 5), TinyNetwork.WithNgrams);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_is_hidden_is_the_same_for_any_number_of_workers(int workers)
    {
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, 8);
        DistillationBatch batch = Batch(sequence, 17, unknownEvery: 5) with { Noise = first => new TrainingNoise(ngrams: 0.5, 7, first) };
        AssertSame(sequence, workers, batch, TinyNetwork.WithNgrams);
    }

    private static void AssertSame(CharacterSequence sequence, int workers, DistillationBatch batch, PositionalArchitecture? architecture = null)
    {
        using var student = (PositionalNetwork)TinyNetwork.RandomNetwork(architecture ?? TinyNetwork.Architecture, sequence, Vocabulary.VectorSize, seed: 1);
        DistillationLoss loss = TinyNetwork.LossOf(Vocabulary);
        using var autograd = new AutogradPass(student, loss, workers: 1);
        using var tabulated = new TabulatedGradientPass(student, loss, workers);
        using var shared = new AutogradPass(student, loss, workers);
        AssertSame(Measure(autograd, student, batch), Measure(tabulated, student, batch));
        AssertSame(Measure(autograd, student, batch), Measure(shared, student, batch));
    }

    private static void AssertSame((double Loss, Dictionary<string, float[]> Gradients) expected, (double Loss, Dictionary<string, float[]> Gradients) actual)
    {
        Assert.Equal(expected.Loss, actual.Loss, expected.Loss * 1e-5);
        foreach ((string name, float[] gradient) in expected.Gradients)
        {
            float largest = gradient.Max(Math.Abs);
            float difference = gradient.Zip(actual.Gradients[name], (a, b) => Math.Abs(a - b)).Max();
            bool mayBeZero = name == PositionalArchitecture.Tensors.EmbeddingParts; // Words of unknown characters have no parts.
            Assert.True(largest > 0 || mayBeZero, $"{name} has no gradient at all.");
            Assert.True(difference <= 1e-4f * largest, $"{name}: a gradient differs by {difference}; the largest is {largest}.");
        }
    }

    private static (double Loss, Dictionary<string, float[]> Gradients) Measure(GradientPass pass, TrainableNetwork student, DistillationBatch batch)
    {
        double loss = pass.Run(batch);
        return (loss, student.Parameters.ToDictionary(weight => weight.Name, weight => GradientOf(weight.Parameter)));
    }

    private static float[] GradientOf(Parameter parameter)
    {
        using TorchSharp.torch.Tensor gradient = Assert.IsType<TorchSharp.torch.Tensor>(parameter.grad, exactMatch: false).contiguous();
        return gradient.data<float>().ToArray();
    }

    /// <summary>Some words and, as further candidates, a few others; every so many characters are unknown.</summary>
    private static DistillationBatch Batch(CharacterSequence sequence, int words, int unknownEvery)
    {
        int[] rows = TinyNetwork.RowsOf(sequence, [.. Language.Words.Take(words)]);
        int characters = 0;
        foreach (ref int row in rows.AsSpan())
        {
            if (row >= CharacterVocabulary.FirstCharacter && ++characters % unknownEvery == 0) row = CharacterVocabulary.Unknown;
        }

        return new DistillationBatch(rows, new MinedNegatives([.. Enumerable.Range(0, words + 7)], []), words);
    }
}
