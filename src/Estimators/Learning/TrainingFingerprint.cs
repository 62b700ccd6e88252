using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DistillEmb.Network;
using TorchSharp;

namespace DistillEmb.MLNet.Learning;

/// <summary>All that the result of a training depends on, each by its name and a text that stands for its value.</summary>
internal sealed class TrainingFingerprint
{
    /// <summary>The names of options that checkpoints speak of; all trainings have them.</summary>
    public const string CheckpointPath = "CheckpointPath";
    public const string EpochsName = "Epochs";

    private const string SeedName = "Seed";
    private const string ThreadsName = "Threads";

    // Options of any training that do not decide on its result, or are told as they are used where the options leave them open.
    private static readonly string[] NeverTold = [SeedName, ThreadsName, "Progress", "CancellationToken", CheckpointPath];

    private static readonly string[] RateNames = ["LearningRate", "EncoderLearningRate"]; // Their being lowered is no other training: they may have been too high.

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly (string Name, string Value)[] _facts;

    private TrainingFingerprint(IEnumerable<(string Name, string Value)> facts) => _facts = [.. facts];

    /// <param name="options">The options; each of their properties is a fact, but for those that say how training is watched.</param>
    /// <param name="apart">More properties that are none: the result does not depend on them, or they are among the other facts.</param>
    /// <param name="seed">The seed that is used.</param>
    /// <param name="threads">The threads of the options; 0 for one a processor; null where the result does not depend on them.</param>
    /// <param name="more">Other facts: what the options refer to.</param>
    /// <param name="device">Where the network lives; null where libtorch has no part in it.</param>
    /// <param name="versions">Types whose assemblies' versions the result depends on.</param>
    public static TrainingFingerprint Of(
        object options, IReadOnlySet<string> apart, int seed, int? threads, IEnumerable<(string Name, string Value)> more, torch.Device? device, params Type[] versions) => new(
    [
        ("training", TextOf(options.GetType().Name)),
        .. options.GetType().GetProperties().Where(property => !apart.Contains(property.Name) && !NeverTold.Contains(property.Name)).Select(property => (property.Name, TextOf(property.GetValue(options)))),
        (SeedName, TextOf(seed)),
        .. threads is int wanted ? [(ThreadsName, TextOf(Workers.CountOf(wanted)))] : Array.Empty<(string, string)>(),
        .. more,
        .. device is null ? [] : new[] { ("device", device.ToString()), VersionOf(typeof(torch).Assembly) },
        ("processor", $"{RuntimeInformation.ProcessArchitecture} with vectors of {VectorBits()} bits"),
        (".NET", Environment.Version.ToString(2)),
        .. versions.Select(type => VersionOf(type.Assembly)),
    ]);

    public static TrainingFingerprint Read(BinaryReader reader)
    {
        var facts = new List<(string, string)>();
        for (int left = reader.ReadInt32(); left > 0; left--) facts.Add((reader.ReadString(), reader.ReadString()));
        return facts.Count > 0 ? new TrainingFingerprint(facts) : throw new InvalidDataException("It says nothing of the training.");
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
    public int Epochs => int.TryParse(ValueOf(EpochsName), CultureInfo.InvariantCulture, out int epochs) ? epochs : 0;

    /// <summary>The learning rates of this earlier training that are lower in a later one.</summary>
    public IReadOnlyList<(string Name, string Before, string After)> HigherRatesThan(TrainingFingerprint now)
    {
        var higher = new List<(string, string, string)>();
        foreach (string name in RateNames)
        {
            (string? before, string? after) = (ValueOf(name), now.ValueOf(name));
            if (double.TryParse(before, CultureInfo.InvariantCulture, out double old) && double.TryParse(after, CultureInfo.InvariantCulture, out double rate) && rate < old) higher.Add((name, before, after));
        }

        return higher;
    }

    /// <summary>In what a training differs from this earlier one, a part of a sentence each; of another kind of training, that alone.</summary>
    /// <param name="now">The later training.</param>
    /// <param name="but">What may differ; null for nothing.</param>
    public IEnumerable<string> DifferencesTo(TrainingFingerprint now, IEnumerable<string>? but = null)
    {
        string kind = _facts[0].Name;
        IEnumerable<string> names = ValueOf(kind) == now.ValueOf(kind) ? _facts.Concat(now._facts).Select(fact => fact.Name).Distinct().Except(but ?? []) : [kind];
        foreach (string name in names)
        {
            (string? before, string? after) = (ValueOf(name), now.ValueOf(name));
            if (before != after) yield return $"{name} was {before ?? "not there"}, is {after ?? "not there"}";
        }
    }

    private string? ValueOf(string name) => Array.Find(_facts, fact => fact.Name == name).Value;

    /// <summary>A text that stands for an option's value.</summary>
    public static string TextOf(object? value) => JsonSerializer.Serialize(value, Json);

    private static (string Name, string Value) VersionOf(Assembly assembly) =>
        ($"version of {assembly.GetName().Name}", assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? $"{assembly.GetName().Version}");

    // How many values are added at once decides in which order they are.
    private static int VectorBits() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>A hash of texts, in their order.</summary>
    public static string HashOf(IEnumerable<string> texts) => HashOf(hash =>
    {
        foreach (string text in texts)
        {
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    });

    /// <summary>A hash of an encoder's characters, heads and weights. Its architecture and word length are told elsewhere.</summary>
    public static string HashOf(DistillEmbEncoder encoder) => HashOf(hash =>
    {
        hash.AppendData(MemoryMarshal.AsBytes(encoder.Sequence.Vocabulary.Scalars));
        foreach (EncoderHead head in encoder.Heads) hash.AppendData(MemoryMarshal.AsBytes<int>([head.Offset, head.Dimension]));
        foreach (TensorShape shape in encoder.Weights.Shapes) hash.AppendData(MemoryMarshal.AsBytes<float>(encoder.Weights[shape.Name]));
    });

    /// <summary>A hash of what is appended.</summary>
    public static string HashOf(Action<IncrementalHash> append)
    {
        const int Digits = 32; // Half of SHA-256: chance will not find two alike, and people have to read it.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        append(hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
