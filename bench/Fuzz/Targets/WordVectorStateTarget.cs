using System.Security.Cryptography;
using System.Text;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Training.Tests.SkipGram;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>
/// The state of a training of word vectors, in a checkpoint of this very training and under a checksum that is right, unless an input brings its own: a training that takes it has to go on
/// from it to its end.
/// </summary>
internal sealed class WordVectorStateTarget() : FileTarget("word-vector-state", ".checkpoint")
{
    private static readonly byte[] Mark = [.. "DISTRUN\0"u8];

    private static readonly Lazy<NumberedCorpus> Corpus = new(() => NumberedCorpus.Read(new MemoryLines("ሰላም ለዓለም\nbuna ሰላም\nbuna ለዓለም buna\nሰላም buna\nለዓለም ሰላም\n"), Options(), default));

    private static readonly Lazy<IReadOnlyList<byte[]>> Checkpoints = new(Train);

    private static readonly Lazy<int> BeginningLength = new(() => LengthOfBeginning(Checkpoints.Value[0]));

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        IReadOnlyList<byte[]> files = Checkpoints.Value;
        for (int i = 0; i < files.Count; i++) yield return ($"state-{i}", files[i][BeginningLength.Value..^SHA256.HashSizeInBytes]);
        yield return ("whole", files[0]);
    }

    protected override byte[] ContentsOf(byte[] input)
    {
        if (input.AsSpan().StartsWith(Mark)) return input;
        byte[] contents = [.. Checkpoints.Value[0].AsSpan(0, BeginningLength.Value), .. input];
        return [.. contents, .. SHA256.HashData(contents)];
    }

    protected override void Read(string path, byte[] input)
    {
        WordVectorOptions options = Options();
        options.CheckpointPath = path;
        try
        {
            using TrainedWordVectors vectors = WordVectorTraining.Train(Corpus.Value, options);
            if (Enumerable.Range(0, vectors.Count).Any(word => vectors[word].ContainsAnyExceptInRange(float.MinValue, float.MaxValue))) throw new Finding("There are vectors that are not finite.");
        }
        catch (InvalidOperationException failure) when (failure.Message.Contains("diverged", StringComparison.Ordinal))
        {
            // Values that are finite can be as large as that.
        }
    }

    private static WordVectorOptions Options() => new()
    {
        Dimension = 2,
        ShortestNgram = 3,
        LongestNgram = 3,
        Buckets = 4,
        MinimumCount = 2,
        Epochs = 3,
        HeldOutShare = 0.3,
        Threads = 1,
        TemporaryFolderPath = Folder,
    };

    // What stands in the checkpoint after each epoch.
    private static List<byte[]> Train()
    {
        var files = new List<byte[]>();
        string path = Path.Combine(Folder, Path.GetRandomFileName());
        try
        {
            WordVectorOptions options = Options();
            options.CheckpointPath = path;
            options.Progress = new Reports(_ => files.Add(File.ReadAllBytes(path)));
            WordVectorTraining.Train(Corpus.Value, options, betweenReports: TimeSpan.Zero).Dispose();
            return files;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int LengthOfBeginning(byte[] file)
    {
        string path = Path.Combine(Folder, Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, file);
            int length = 0;
            CheckpointFile.ReadBeginning(path, reader =>
            {
                TrainingFingerprint.Read(reader);
                reader.ReadInt64(); // The seed and the epoch.
                length = (int)reader.BaseStream.Position;
            });
            return length;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
