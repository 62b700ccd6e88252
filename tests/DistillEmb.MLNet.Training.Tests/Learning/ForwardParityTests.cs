using DistillEmb.Characters;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Training.Tests.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using DistillEmb.Network;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Learning;

/// <summary>The network of TorchSharp that is trained and the managed one that is used give the same vectors.</summary>
public sealed class ForwardParityTests
{
    private const float Tolerance = 1e-4f;
    private const int LongestWord = 12;

    private static readonly MadeUpLanguage Language = new(200);

    private static readonly Dictionary<string, EncoderArchitecture> Architectures = new()
    {
        ["tiny"] = TinyNetwork.Architecture,
        ["ngrams"] = TinyNetwork.WithNgrams,
        ["hashed ngrams"] = TinyNetwork.WithHashedNgrams,
        ["positional"] = EncoderArchitecture.Positional,
        ["small"] = EncoderArchitecture.Small,
        ["medium"] = EncoderArchitecture.Medium,
        ["large"] = EncoderArchitecture.Large,
    };

    [Theory]
    [InlineData("tiny", 50, 1, LongestWord)]
    [InlineData("tiny", 50, 2, LongestWord)]
    [InlineData("tiny", 100, 1, LongestWord)]
    [InlineData("tiny", 100, 2, LongestWord)]
    [InlineData("tiny", 30, 1, 4)]
    [InlineData("tiny", 30, 1, 64)]
    [InlineData("ngrams", 50, 2, LongestWord)]
    [InlineData("ngrams", 30, 1, 4)]
    [InlineData("ngrams", 30, 1, 64)]
    [InlineData("hashed ngrams", 50, 2, LongestWord)]
    [InlineData("positional", 100, 2, null)]
    [InlineData("small", 100, 2, LongestWord)]
    [InlineData("small", 7, 1, LongestWord)]
    [InlineData("small", 100, 2, null)]
    [InlineData("small", 30, 1, 4)]
    [InlineData("small", 30, 1, 5)]
    [InlineData("small", 30, 1, 64)]
    [InlineData("medium", 50, 1, LongestWord)]
    [InlineData("medium", 100, 2, null)]
    [InlineData("large", 50, 1, LongestWord)]
    [InlineData("large", 100, 2, null)]
    [InlineData("large", 30, 1, 64)]
    public void Random_weights_give_the_same_vectors(string name, int dimension, int heads, int? longest) // Without a length: the usual one.
    {
        EncoderArchitecture architecture = Architectures[name];
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, longest ?? architecture.UsualWordLength, architecture);
        architecture = NgramCensus.Take(architecture, Language.Words, sequence);
        using TrainableNetwork student = TinyNetwork.RandomNetwork(architecture, sequence, dimension * heads, seed: dimension + heads);
        AssertParity(student, architecture, sequence, dimension * heads);
    }

    [Theory]
    [InlineData("tiny", 50, 1)]
    [InlineData("tiny", 100, 2)]
    [InlineData("ngrams", 50, 2)]
    [InlineData("small", 50, 1)]
    [InlineData("medium", 50, 1)]
    [InlineData("large", 50, 1)]
    public void Weights_in_training_give_the_same_vectors(string name, int dimension, int heads)
    {
        EncoderArchitecture architecture = Architectures[name];
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(Enumerable.Range(0, heads).Select(head => Language.Teacher($"teacher{head}", dimension, head)));
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, LongestWord, architecture);
        architecture = NgramCensus.Take(architecture, Language.Words, sequence);
        using TrainableNetwork student = TrainableNetwork.Create(architecture, sequence, dimension * heads, new Random(1), torch.CPU);
        using GradientPass pass = GradientPass.Create(student, TinyNetwork.LossOf(vocabulary), threads: 2);
        using var optimizer = new AdamWOptimizer(student.Parameters.Select(weight => weight.Parameter), weightDecay: 0.01);
        int[] words = [.. Enumerable.Range(0, 64)];
        var batch = new DistillationBatch(TinyNetwork.RowsOf(sequence, [.. words.Select(word => Language.Words[word])]), new MinedNegatives(words, []), words.Length);
        double before = pass.Run(batch);
        for (int step = 0; step < 20; step++)
        {
            optimizer.Step(name is "tiny" or "ngrams" ? 0.01 : 0.003);
            pass.Run(batch);
        }

        Assert.True(pass.Run(batch) < before * 0.7, "Training has not changed the weights enough for the test to mean anything.");
        AssertParity(student, architecture, sequence, vocabulary.VectorSize);
    }

    private static void AssertParity(TrainableNetwork student, EncoderArchitecture architecture, CharacterSequence sequence, int vectorSize)
    {
        string[] words = WordsOfEveryLength(sequence.MaxWordLength);
        EncoderHead[] head = EncoderHead.SideBySide([("head", vectorSize)]);
        var encoder = new DistillEmbEncoder(architecture, sequence, head, normalizeHeads: false, student.Export(), new Dictionary<string, string>());
        float[][] expected = Forward(student, sequence, words);
        float[][] actual = encoder.Embed(words);
        for (int i = 0; i < words.Length; i++) AssertClose(expected[i], actual[i], words[i]);
        Assert.True(Distance(expected[0], expected[1]) > 100 * Tolerance, "Two words have the same vector: the comparison would prove nothing.");

        // The shortest of all, which an encoder answers without its network.
        int[] rows = TinyNetwork.RowsOf(sequence, [""]);
        float[] vector = new float[vectorSize];
        ForwardPass forward = architecture.CreateForwardPass(student.Export(), sequence.Length, vector.Length);
        forward.Run(rows, 1, vector, forward.CreateScratch());
        AssertClose(Forward(student, sequence, [""])[0], vector, "");
    }

    private static string[] WordsOfEveryLength(int longest)
    {
        var random = new Random(5);
        string letters = string.Concat(Language.Words.SelectMany(word => word).Distinct()) + "\u00A7"; // The last one is unknown.
        string Word(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));
        return [.. Enumerable.Range(1, longest + 3).SelectMany(length => new[] { Word(length), Word(length), Word(length) }), new string(letters[0], longest), "\u00A7"];
    }

    private static float[][] Forward(TrainableNetwork student, CharacterSequence sequence, string[] words)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        float[] values = student.Forward(TinyNetwork.RowsOf(sequence, words), words.Length).data<float>().ToArray();
        return values.Chunk(values.Length / words.Length).ToArray();
    }

    private static float Distance(float[] first, float[] second) => first.Zip(second, (a, b) => Math.Abs(a - b)).Max();

    private static void AssertClose(float[] expected, float[] actual, string word)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(Distance(expected, actual) <= Tolerance, $"'{word}': the vectors differ by {Distance(expected, actual)}.");
    }
}
