using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>A checkpoint that a run cannot go on from, or cannot write, is told before anything is trained.</summary>
public sealed class CheckpointFaultTests : IDisposable
{
    private static readonly Dictionary<string, Action<DistillEmbOptions>> Differences = new()
    {
        ["LearningRate was 0.01, is 0.02."] = options => options.LearningRate = 0.02,
        ["Epochs was 5, is 6. Epochs cannot be changed halfway, because the learning rate of every step depends on it."] = options => options.Epochs = 6,
        ["Objective was \"InfoNce\", is \"Triplet\"."] = options => options.Objective = DistillationObjective.Triplet,
        ["FrequencyWeight was 0, is 0.5."] = options => options.FrequencyWeight = 0.5,
        ["HeadLayout was \"PerTeacher\", is \"Fused\"; Teachers was [\"first\",\"second\"], is [\"first+second\"]; "] = options => options.HeadLayout = HeadLayout.Fused,
        ["Seed was 1, is 2."] = options => options.Seed = 2,
        ["Threads was 1, is 2."] = options => options.Threads = 2,
        ["MaxWordLength was 8, is null."] = options => options.MaxWordLength = null,
        ["LearningRate was 0.01, is 0.03; QueuedNegatives was 4096, is 96."] = options => (options.QueuedNegatives, options.LearningRate) = (96, 0.03),
        ["Architecture was {\"EmbeddingSize\":16,"] = options => options.Architecture = TinyNetwork.WithNgrams,
        ["Teachers was [\"first\",\"second\"], is [\"first\"]; vectors of teacher 'second' was 16 values a word with hash "] = options => options.Teachers.RemoveAt(1),
        ["vectors of teacher 'second' was 16 values a word with hash "] = options => options.Teachers[1] = OneNumberChanged(),
        ["words of the teachers was 600 with hash "] = options => options.Teachers[1] = new MadeUpLanguage(590).Teacher("second", 16, 2),
        ["ContinueFrom was null, is an encoder with hash "] = options => options.ContinueFrom = TinyDistillation.Encoder,
        ["corpus was "] = options => options.Corpus = TinyDistillation.Language.Corpus(new MLContext(), rows: 199),
    };

    private readonly CheckpointRun _run = new();

    public static TheoryData<string> Messages => [.. Differences.Keys];

    public void Dispose() => _run.Dispose();

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_differs_from_the_run_that_was_stopped_is_named_then_and_now(string message)
    {
        _run.Leave();
        byte[] before = File.ReadAllBytes(_run.Path);
        DistillEmbOptions options = _run.Options();
        Differences[message](options);
        string told = Assert.Throws<InvalidDataException>(() => TinyDistillation.Fit(options)).Message;
        Assert.StartsWith($"The checkpoint '{_run.Path}' is of another training, so that this one cannot go on from it: {message}", told, StringComparison.Ordinal);
        Assert.EndsWith(" Set these as they were, delete the file to begin anew, or choose another CheckpointPath.", told, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_run.Path));
    }

    [Fact]
    public void Every_option_is_compared_but_those_that_the_encoder_does_not_depend_on()
    {
        DistillEmbOptions options = _run.Options();
        string[] expected =
        [
            "AlignTeachers", "Architecture", "AverageWeights", "BatchSize", "CharacterDropout", "ContinueFrom", "CosineWeight", "DevWords", "Epochs", "ExactWords", "FinalLearningRate", "FrequencyWeight", "FusedDimension", "GradientClip", "HardNegatives",
            "HeadLayout", "LearningRate", "MaxWordLength", "MinimumCharacterCount", "Mining", "NgramDropout", "NormalizeHeads",
            "NormalizeTeachers", "Objective", "QueuedNegatives", "Seed", "Teachers", "Temperature", "Threads", "TripletMargin", "WeightDecay", "WeightPrecision",
        ];
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        DistillationFingerprint.Of(TinyDistillation.Language.Vocabulary(), [1], options, 1, TorchSharp.torch.CPU).Write(writer);
        string text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        string[] compared = [.. typeof(DistillEmbOptions).GetProperties().Select(property => property.Name).Where(name => text.Contains($"{(char)name.Length}{name}", StringComparison.Ordinal))];
        Assert.Empty(expected.Except(compared));
        string[] apart = ["CancellationToken", "CheckpointPath", "Corpus", "CorpusColumnName", "Head", "Output", "Progress", "Tokenizer", "WordVectors"];
        Assert.Equal(apart, typeof(DistillEmbOptions).GetProperties().Select(property => property.Name).Except(compared).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Output_and_columns_may_differ()
    {
        _run.Leave();
        DistillEmbOptions options = _run.Options();
        (options.Output, options.Head, options.Corpus) = (DistillEmbOutput.Tokens, "second", TinyDistillation.Language.Corpus(new MLContext()));
        var record = new ProgressRecord();
        options.Progress = record;
        TinyDistillation.Fit(options);
        Assert.Equal(2, record.Epochs.First().Epoch);
    }

    [Fact]
    public void A_damaged_file_is_named_whatever_byte_is_damaged()
    {
        _run.Leave();
        byte[] whole = File.ReadAllBytes(_run.Path);
        foreach (int at in new[] { 10, 11, 500, whole.Length / 2, whole.Length - 33, whole.Length - 1 })
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 4;
            AssertDamaged(damaged, "its checksum does not match its contents");
        }

        foreach (int length in new[] { 10, 30, 42, whole.Length / 3, whole.Length - 1 }) AssertDamaged(whole[..length], "its checksum does not match its contents");
        foreach (int length in new[] { 0, 3, 9 }) AssertDamaged(whole[..length], "it is cut off");
        AssertDamaged([.. whole, 0], "its checksum does not match its contents");
    }

    [Fact]
    public void A_file_of_a_later_format_is_told_with_its_version()
    {
        _run.Leave();
        byte[] bytes = File.ReadAllBytes(_run.Path);
        bytes[8] = 4;
        File.WriteAllBytes(_run.Path, bytes);
        string message = Assert.Throws<InvalidDataException>(() => TinyDistillation.Fit(_run.Options())).Message;
        Assert.StartsWith($"The checkpoint '{_run.Path}' is of format version 4; ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_checkpoint_stays_as_it_is()
    {
        byte[] model = TinyDistillation.Bytes(TinyDistillation.Fit(TinyDistillation.Options()));
        File.WriteAllBytes(_run.Path, model);
        string message = Assert.Throws<InvalidDataException>(() => TinyDistillation.Fit(_run.Options())).Message;
        Assert.StartsWith($"'{_run.Path}' is not a checkpoint of a training, and will not be replaced by one", message, StringComparison.Ordinal);
        Assert.Equal(model, File.ReadAllBytes(_run.Path));
    }

    [Fact]
    public void A_checkpoint_is_no_model()
    {
        _run.Leave();
        Assert.Throws<InvalidDataException>(() => DistillEmbEncoder.Load(_run.Path));
    }

    [Theory]
    [InlineData("absent/run.checkpoint", "The folder '")]
    [InlineData("a file/run.checkpoint", "The folder '")]
    [InlineData("a folder", "'")]
    public void A_path_that_cannot_be_written_is_told_before_the_teachers_are_read(string name, string message)
    {
        Directory.CreateDirectory(PathOf("a folder"));
        File.WriteAllText(PathOf("a file"), "");
        AssertUnwritable<IOException>(PathOf(name), message);
    }

    [Fact]
    public void A_folder_that_nobody_can_write_to_is_told_before_the_teachers_are_read()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Elsewhere there is no /sys.");
        AssertUnwritable<IOException>("/sys/run.checkpoint", "The checkpoint '/sys/run.checkpoint' cannot be read and written: ");
    }

    private static void AssertUnwritable<T>(string path, string message)
        where T : Exception
    {
        DistillEmbOptions options = TinyDistillation.Options(Teacher.FromFile("absent.vec"));
        options.CheckpointPath = path;
        Exception failure = Assert.ThrowsAny<T>(() => TinyDistillation.Fit(options));
        Assert.IsNotType<FileNotFoundException>(failure);
        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    private void AssertDamaged(byte[] bytes, string how)
    {
        File.WriteAllBytes(_run.Path, bytes);
        DistillEmbOptions options = TinyDistillation.Options(Teacher.FromFile("absent.vec")); // Told before the teachers are read.
        options.CheckpointPath = _run.Path;
        string message = Assert.Throws<InvalidDataException>(() => TinyDistillation.Fit(options)).Message;
        Assert.Equal($"The checkpoint '{_run.Path}' is damaged: {how}. Training cannot go on from it; delete it to begin anew.", message);
    }

    private string PathOf(string name) => Path.Combine(Path.GetDirectoryName(_run.Path)!, name);

    private static Teacher OneNumberChanged()
    {
        float[][] vectors = TinyDistillation.Language.Vectors(16, 2);
        vectors[^1][^1] = MathF.BitIncrement(vectors[^1][^1]);
        return new MemoryTeacher("second", TinyDistillation.Language.Words, vectors);
    }
}
