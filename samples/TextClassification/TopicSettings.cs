using System.Text.Json;
using System.Text.Json.Serialization;
using DistillEmb;

namespace TextClassification;

/// <summary>What <c>TopicModel.mbconfig</c> says: the data, the seed and how the encoder and the classifier are trained.</summary>
public sealed record TopicSettings
{
    private static readonly JsonSerializerOptions Json = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What the file is for.</summary>
    public required string Scenario { get; init; }

    /// <summary>Where the data is.</summary>
    public required DataSettings DataSource { get; init; }

    /// <summary>How the encoder is distilled.</summary>
    public required EncoderSettings Encoder { get; init; }

    /// <summary>How the classifier is trained.</summary>
    public required ClassifierSettings Classifier { get; init; }

    /// <summary>The seed of everything random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads to train with; 0 for one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>The model to write.</summary>
    public string OutputModel { get; init; } = "TopicModel.zip";

    /// <exception cref="InvalidDataException">The file is not what is expected; the message says what and where.</exception>
    public static TopicSettings Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<TopicSettings>(File.ReadAllText(path), Json) ?? throw new InvalidDataException($"The settings '{path}' are empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The settings '{path}' could not be read: {fault.Message}", fault);
        }
    }

    /// <summary>Where the data is; relative folders begin at the program.</summary>
    /// <param name="Folder">A folder with <c>train.tsv</c>, <c>dev.tsv</c> and <c>test.tsv</c>.</param>
    /// <param name="EncoderFolder">A folder with <c>corpus.txt</c>, <c>word2vec-50.vec.gz</c> and <c>fasttext-50.vec.gz</c>.</param>
    public sealed record DataSettings(string Folder, string EncoderFolder);

    /// <summary>How the encoder is distilled.</summary>
    /// <param name="Epochs">Passes over the teachers' words.</param>
    /// <param name="BatchSize">Words a step.</param>
    public sealed record EncoderSettings(int Epochs, int BatchSize);

    /// <summary>How the classifier is trained.</summary>
    /// <param name="Epochs">Passes over the texts, at most.</param>
    /// <param name="FreezeEncoder">Whether the encoder stays as it is.</param>
    /// <param name="HiddenSize">Numbers of each direction of the LSTM.</param>
    /// <param name="Pooling">How one vector is made of those of the tokens.</param>
    /// <param name="MaxTokens">Tokens of a text that are read.</param>
    public sealed record ClassifierSettings(int Epochs, bool FreezeEncoder, int HiddenSize, TextPooling Pooling, int MaxTokens);
}
