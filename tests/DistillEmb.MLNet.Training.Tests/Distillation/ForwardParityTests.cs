using DistillEmb.MLNet.Characters;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Training.Tests.Teachers;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>The network of TorchSharp that is trained and the managed one that is used give the same vectors.</summary>
public sealed class ForwardParityTests
{
    private const float Tolerance = 1e-4f;
    private const int LongestWord = 12;

    private static readonly MadeUpLanguage Language = new(200);

    [Theory]
    [InlineData(50, 1)]
    [InlineData(50, 2)]
    [InlineData(100, 1)]
    [InlineData(100, 2)]
    public void Random_weights_give_the_same_vectors(int dimension, int heads)
    {
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, LongestWord);
        using PositionalStudent student = TinyNetwork.RandomStudent(TinyNetwork.Architecture, sequence.Vocabulary.Count, dimension * heads, seed: dimension + heads);
        AssertParity(student, sequence, heads, dimension);
    }

    [Theory]
    [InlineData(50, 1)]
    [InlineData(100, 2)]
    public void Weights_in_training_give_the_same_vectors(int dimension, int heads)
    {
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(Enumerable.Range(0, heads).Select(head => Language.Teacher($"teacher{head}", dimension, head)));
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, LongestWord);
        using var student = new PositionalStudent(TinyNetwork.Architecture, sequence.Vocabulary.Count, dimension * heads, new Random(1), torch.CPU);
        using GradientPass pass = GradientPass.Create(student, new ContrastiveObjective(vocabulary, new DistillEmbOptions()), threads: 2);
        using var optimizer = new AdamWOptimizer(student.Parameters.Select(weight => weight.Parameter), weightDecay: 0.01);
        int[] words = [.. Enumerable.Range(0, 64)];
        var batch = new DistillationBatch(TinyNetwork.RowsOf(sequence, [.. words.Select(word => Language.Words[word])]), words, words.Length);
        double before = pass.Run(batch);
        for (int step = 0; step < 20; step++)
        {
            optimizer.Step(0.01);
            pass.Run(batch);
        }

        Assert.True(pass.Run(batch) < before / 2, "Training has not changed the weights enough for the test to mean anything.");
        AssertParity(student, sequence, heads, dimension);
    }

    [Fact]
    public void The_default_architecture_gives_the_same_vectors()
    {
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, new DistillEmbOptions().MaxWordLength);
        using PositionalStudent student = TinyNetwork.RandomStudent(EncoderArchitecture.Positional, sequence.Vocabulary.Count, 200, seed: 4);
        AssertParity(student, sequence, heads: 2, dimension: 100);
    }

    private static void AssertParity(PositionalStudent student, CharacterSequence sequence, int heads, int dimension)
    {
        string[] words = WordsOfEveryLength(sequence.MaxWordLength);
        EncoderHead[] parts = [.. Enumerable.Range(0, heads).Select(head => new EncoderHead($"head{head}", head * dimension, dimension))];
        var encoder = new DistillEmbEncoder(student.Architecture, sequence, parts, normalizeHeads: false, student.Export(), new Dictionary<string, string>());
        float[][] expected = Forward(student, sequence, words);
        float[][] actual = encoder.Embed(words);
        for (int i = 0; i < words.Length; i++) AssertClose(expected[i], actual[i], words[i]);
        Assert.True(Distance(expected[0], expected[1]) > 100 * Tolerance, "Two words have the same vector: the comparison would prove nothing.");

        // The shortest of all, which an encoder answers without its network: the two marks alone.
        int[] marks = TinyNetwork.RowsOf(sequence, [""]);
        float[] vector = new float[heads * dimension];
        ForwardPass forward = student.Architecture.CreateForwardPass(student.Export(), sequence.Length, vector.Length);
        forward.Run(marks, 1, vector, forward.CreateScratch());
        AssertClose(Forward(student, sequence, [""])[0], vector, "");
    }

    private static string[] WordsOfEveryLength(int longest)
    {
        var random = new Random(5);
        string letters = string.Concat(Language.Words.SelectMany(word => word).Distinct()) + "\u00A7"; // The last one is unknown.
        string Word(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));
        return [.. Enumerable.Range(1, longest + 3).SelectMany(length => new[] { Word(length), Word(length), Word(length) }), new string(letters[0], longest), "\u00A7"];
    }

    private static float[][] Forward(PositionalStudent student, CharacterSequence sequence, string[] words)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        long[] rows = [.. TinyNetwork.RowsOf(sequence, words).Select(row => (long)row)];
        float[] values = student.Forward(torch.tensor(rows, [words.Length, sequence.Length])).data<float>().ToArray();
        return values.Chunk(values.Length / words.Length).ToArray();
    }

    private static float Distance(float[] first, float[] second) => first.Zip(second, (a, b) => Math.Abs(a - b)).Max();

    private static void AssertClose(float[] expected, float[] actual, string word)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(Distance(expected, actual) <= Tolerance, $"'{word}': the vectors differ by {Distance(expected, actual)}.");
    }
}
