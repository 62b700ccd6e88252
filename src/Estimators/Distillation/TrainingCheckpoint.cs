using DistillEmb.MLNet.Persistence;

namespace DistillEmb.MLNet.Distillation;

/// <summary>The file in which a training keeps its state after every epoch, and from which a later one goes on.</summary>
internal sealed class TrainingCheckpoint
{
    private readonly string _path;
    private readonly Action<string> _warn;
    private readonly TrainingFingerprint? _before; // Of the training that left the file; null where there is none.
    private TrainingFingerprint? _fingerprint;

    private TrainingCheckpoint(string path, Action<string> warn)
    {
        _path = path;
        _warn = warn;
        if (!File.Exists(path)) return;
        (TrainingFingerprint Fingerprint, int Seed, int Epoch) beginning = default;
        CheckpointFile.Read(path, reader => beginning = ReadBeginning(reader));
        (_before, Seed, Epoch) = beginning;
    }

    /// <summary>The seed of the training that left the file, then of the one that has begun; null where there is none.</summary>
    public int? Seed { get; private set; }

    /// <summary>The last epoch that was completed, by the training that left the file or by this one; 0 where there is none.</summary>
    public int Epoch { get; private set; }

    /// <summary>Reads how a file begins, where there is one, and makes sure that it can be replaced.</summary>
    /// <param name="filePath">The file.</param>
    /// <param name="warn">Told what goes wrong later.</param>
    /// <exception cref="InvalidDataException">The file is no checkpoint, of another version, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static TrainingCheckpoint Open(string filePath, Action<string> warn)
    {
        string path = Path.GetFullPath(filePath);
        if (Directory.Exists(path))
            throw new IOException($"'{filePath}' is a folder: a checkpoint cannot be written in its place. Give {nameof(DistillEmbOptions.CheckpointPath)} the name of a file.");
        if (Path.GetDirectoryName(path) is string folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' does not exist, so the checkpoint '{filePath}' cannot be written.");
        try
        {
            PartialFile.ClearAbandoned(path);
            PartialFile.Try(path);
            return new TrainingCheckpoint(path, warn);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The checkpoint '{filePath}' cannot be read and written: {failure.Message} New ones are written beside it, in its folder.", failure);
        }
    }

    /// <summary>Makes sure that the training that left the file was this one.</summary>
    /// <param name="fingerprint">What this one's result depends on.</param>
    /// <param name="seed">The seed of this one.</param>
    /// <exception cref="InvalidDataException">It was another one; the message names every difference.</exception>
    public void Begin(TrainingFingerprint fingerprint, int seed)
    {
        (_fingerprint, Seed) = (fingerprint, seed);
        string[] differences = [.. _before?.DifferencesTo(fingerprint) ?? []];
        if (differences.Length == 0) return;
        string epochs = Array.Exists(differences, difference => difference.StartsWith($"{nameof(DistillEmbOptions.Epochs)} ", StringComparison.Ordinal))
            ? $" {nameof(DistillEmbOptions.Epochs)} cannot be changed halfway, because the learning rate of every step depends on it."
            : "";
        throw new InvalidDataException(
            $"The checkpoint '{_path}' is of another training, so that this one cannot go on from it: {string.Join("; ", differences)}.{epochs} "
            + $"Set these as they were, delete the file to begin anew, or choose another {nameof(DistillEmbOptions.CheckpointPath)}.");
    }

    /// <summary>Restores the state after the file's last epoch; does nothing where there is no file.</summary>
    public void Load(TrainingState state)
    {
        if (_before is null) return;
        CheckpointFile.Read(_path, reader =>
        {
            ReadBeginning(reader);
            state.Read(reader);
        });
    }

    /// <summary>
    /// Replaces the file by the state after an epoch. Where that fails, the file stays as it was, and training goes on
    /// nevertheless: a full disk is no reason to lose more than the checkpoint.
    /// </summary>
    public void Save(TrainingState state)
    {
        Epoch = state.Epoch;
        try
        {
            CheckpointFile.Write(_path, writer =>
            {
                _fingerprint!.Write(writer);
                writer.Write(Seed!.Value);
                writer.Write(Epoch);
                state.Write(writer);
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _warn($"The checkpoint '{_path}' could not be written after epoch {Epoch}; what was there before is as it was. {failure.Message}");
        }
    }

    /// <summary>Deletes the file.</summary>
    public void Delete()
    {
        try
        {
            File.Delete(_path);
            PartialFile.ClearAbandoned(_path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _warn($"The checkpoint '{_path}' is not needed any more, but could not be deleted: {failure.Message}");
        }
    }

    private static (TrainingFingerprint Fingerprint, int Seed, int Epoch) ReadBeginning(BinaryReader reader) =>
        (TrainingFingerprint.Read(reader), reader.ReadInt32(), reader.ReadInt32());
}
