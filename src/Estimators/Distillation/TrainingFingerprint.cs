using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DistillEmb.MLNet.Teachers;
using DistillEmb.Network;
using TorchSharp;

namespace DistillEmb.MLNet.Distillation;

/// <summary>All that the result of a training depends on, each by its name and a text that stands for its value.</summary>
internal sealed class TrainingFingerprint
{
    // Not options of the result, or told in another way: the seed and the threads as they are where the options leave
    // them open, teachers, corpus and the encoder that is continued by what is in them.
    private static readonly HashSet<string> Apart =
    [
        nameof(DistillEmbOptions.Teachers), nameof(DistillEmbOptions.Corpus), nameof(DistillEmbOptions.CorpusColumnName), nameof(DistillEmbOptions.ContinueFrom),
        nameof(DistillEmbOptions.Output), nameof(DistillEmbOptions.Head), nameof(DistillEmbOptions.Seed), nameof(DistillEmbOptions.Threads),
        nameof(DistillEmbOptions.Progress), nameof(DistillEmbOptions.CancellationToken), nameof(DistillEmbOptions.CheckpointPath),
    ];

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly (string Name, string Value)[] _facts;

    private TrainingFingerprint(IEnumerable<(string Name, string Value)> facts) => _facts = [.. facts];

    /// <param name="vocabulary">The teachers.</param>
    /// <param name="corpus">Tokens to mine negatives from, as indexes into the vocabulary.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="seed">The seed that is used.</param>
    /// <param name="threads">The threads that are used.</param>
    /// <param name="device">Where the network lives.</param>
    public static TrainingFingerprint Of(TeacherVocabulary vocabulary, int[] corpus, DistillEmbOptions options, int seed, int threads, torch.Device device) => new(
    [
        .. typeof(DistillEmbOptions).GetProperties().Where(property => !Apart.Contains(property.Name)).Select(property => (property.Name, TextOf(property.GetValue(options)))),
        (nameof(DistillEmbOptions.Seed), TextOf(seed)),
        (nameof(DistillEmbOptions.Threads), TextOf(threads)),
        (nameof(DistillEmbOptions.Teachers), TextOf(vocabulary.Teachers)),
        ("words of the teachers", $"{vocabulary.Words.Count} with hash {HashOf(vocabulary.Words)}"),
        .. vocabulary.HeadList.Select(head => ($"vectors of teacher '{head.Name}'", $"{head.Dimension} values a word with hash {HashOf(head)}")),
        (nameof(DistillEmbOptions.ContinueFrom), options.ContinueFrom is DistillEmbEncoder encoder ? $"an encoder with hash {HashOf(encoder)}" : TextOf(null)),
        ("corpus", $"{corpus.Length} teacher words with hash {HashOf(corpus)}"),
        ("device", device.ToString()),
        ("processor", $"{RuntimeInformation.ProcessArchitecture} with vectors of {VectorBits()} bits"),
        (".NET", Environment.Version.ToString(2)),
        .. new[] { typeof(DistillEmbEncoder), typeof(DistillEmbEstimator), typeof(torch) }.Select(type => VersionOf(type.Assembly)),
    ]);

    public static TrainingFingerprint Read(BinaryReader reader)
    {
        var facts = new List<(string, string)>();
        for (int left = reader.ReadInt32(); left > 0; left--) facts.Add((reader.ReadString(), reader.ReadString()));
        return new TrainingFingerprint(facts);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_facts.Length);
        foreach ((string name, string value) in _facts)
        {
            writer.Write(name);
            writer.Write(value);
        }
    }

    /// <summary>The epochs of the training.</summary>
    public int Epochs => int.TryParse(ValueOf(nameof(DistillEmbOptions.Epochs)), CultureInfo.InvariantCulture, out int epochs) ? epochs : 0;

    /// <summary>The learning rate of this earlier training where a later one has a lower one, as a text; null otherwise.</summary>
    public string? HigherLearningRateThan(TrainingFingerprint now)
    {
        (string? before, string? after) = (ValueOf(nameof(DistillEmbOptions.LearningRate)), now.ValueOf(nameof(DistillEmbOptions.LearningRate)));
        return double.TryParse(before, CultureInfo.InvariantCulture, out double old) && double.TryParse(after, CultureInfo.InvariantCulture, out double rate) && rate < old ? before : null;
    }

    /// <summary>In what a training differs from this earlier one, a part of a sentence each.</summary>
    /// <param name="now">The later training.</param>
    /// <param name="but">What may differ; null for nothing.</param>
    public IEnumerable<string> DifferencesTo(TrainingFingerprint now, string? but = null)
    {
        foreach (string name in _facts.Concat(now._facts).Select(fact => fact.Name).Distinct())
        {
            (string? before, string? after) = (ValueOf(name), now.ValueOf(name));
            if (before != after && name != but) yield return $"{name} was {before ?? "not there"}, is {after ?? "not there"}";
        }
    }

    private string? ValueOf(string name) => Array.Find(_facts, fact => fact.Name == name).Value;

    /// <summary>A text that stands for an option's value.</summary>
    public static string TextOf(object? value) => JsonSerializer.Serialize(value, Json);

    private static (string Name, string Value) VersionOf(Assembly assembly) =>
        ($"version of {assembly.GetName().Name}", assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{assembly.GetName().Version}");

    // How many values are added at once decides in which order they are.
    private static int VectorBits() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static string HashOf(IReadOnlyList<string> words) => HashOf(hash =>
    {
        foreach (string word in words)
        {
            hash.AppendData(BitConverter.GetBytes(word.Length));
            hash.AppendData(MemoryMarshal.AsBytes(word.AsSpan()));
        }
    });

    private static string HashOf(TeacherHead head) => HashOf(hash =>
    {
        for (int word = 0; word < head.Vectors.Count; word++) hash.AppendData(MemoryMarshal.AsBytes(head[word]));
        hash.AppendData(MemoryMarshal.AsBytes<float>(head.Lengths));
    });

    // Its architecture and word length are among the options.
    private static string HashOf(DistillEmbEncoder encoder) => HashOf(hash =>
    {
        hash.AppendData(MemoryMarshal.AsBytes(encoder.Sequence.Vocabulary.Scalars));
        foreach (EncoderHead head in encoder.Heads) hash.AppendData(MemoryMarshal.AsBytes<int>([head.Offset, head.Dimension]));
        foreach (TensorShape shape in encoder.Weights.Shapes) hash.AppendData(MemoryMarshal.AsBytes<float>(encoder.Weights[shape.Name]));
    });

    private static string HashOf(int[] corpus) => HashOf(hash => hash.AppendData(MemoryMarshal.AsBytes<int>(corpus)));

    private static string HashOf(Action<IncrementalHash> append)
    {
        const int Digits = 32; // Half of SHA-256: chance will not find two alike, and people have to read it.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        append(hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
