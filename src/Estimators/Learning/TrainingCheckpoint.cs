using DistillEmb.Files;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// The file in which a training keeps its state after every epoch, and from which a later one goes on. It is held, so that no second training takes
/// it; and since some file systems know no locks, it is looked into before it is replaced or deleted.
/// </summary>
internal sealed class TrainingCheckpoint : IDisposable
{
    private const string LockSuffix = ".lock";

    private readonly string _path;
    private readonly Action<string> _warn;
    private readonly TrainingFingerprint? _before; // Of the training that left the file; null where there is none.
    private FileStream? _lock;
    private TrainingFingerprint? _fingerprint;
    private bool _isWritten; // By this training.

    private TrainingCheckpoint(string path, FileStream @lock, Action<string> warn)
    {
        (_path, _lock, _warn) = (path, @lock, warn);
        if (!File.Exists(path)) return;
        (TrainingFingerprint Fingerprint, int Seed, int Epoch) beginning = default;
        CheckpointFile.Read(path, reader => beginning = ReadBeginning(reader), toEnd: false);
        (_before, Seed, Epoch) = beginning;
    }

    /// <summary>The seed of the training that left the file, then of the one that has begun; null where there is none.</summary>
    public int? Seed { get; private set; }

    /// <summary>The last epoch that was completed, by the training that left the file or by this one; 0 where there is none.</summary>
    public int Epoch { get; private set; }

    /// <summary>Whether there is a state to go on from: that of the training that left the file, or one of this training's own.</summary>
    public bool IsThere => _before is not null || _isWritten;

    /// <summary>Learning rates that were higher in the training that left the file.</summary>
    public IReadOnlyList<(string Name, string Before, string After)> HigherRates { get; private set; } = [];

    /// <summary>Takes a file, reads how it begins, where there is one, and makes sure that it can be replaced.</summary>
    /// <param name="filePath">The file.</param>
    /// <param name="warn">Told what goes wrong later.</param>
    /// <exception cref="InvalidDataException">The file is no checkpoint, of another version, or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read or written, or another training has it.</exception>
    public static TrainingCheckpoint Open(string filePath, Action<string> warn)
    {
        string path = Path.GetFullPath(filePath);
        if (Directory.Exists(path))
            throw new IOException($"'{filePath}' is a folder: a checkpoint cannot be written in its place. Give {TrainingFingerprint.CheckpointPath} the name of a file.");
        if (Path.GetDirectoryName(path) is string folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' does not exist, so the checkpoint '{filePath}' cannot be written.");
        try
        {
            path = PartialFile.TargetOf(path);
            PartialFile.Try(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The checkpoint '{filePath}' cannot be read and written: {failure.Message} New ones are written beside it, in its folder.", failure);
        }

        FileStream? taken = TryLock(path)
            ?? throw new IOException($"The checkpoint '{filePath}' is that of another training, which runs and holds '{path}{LockSuffix}'. Wait for its end, or choose another {TrainingFingerprint.CheckpointPath}.");
        try
        {
            PartialFile.ClearAbandoned(path);
            return new TrainingCheckpoint(path, taken, warn);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Makes sure that the training that left the file was this one, or this one with a higher learning rate, which may have been too high.</summary>
    /// <param name="fingerprint">What this one's result depends on.</param>
    /// <param name="seed">The seed of this one.</param>
    /// <exception cref="InvalidDataException">It was another one; the message names every difference.</exception>
    public void Begin(TrainingFingerprint fingerprint, int seed)
    {
        (_fingerprint, Seed) = (fingerprint, seed);
        if (_before is null) return;
        HigherRates = _before.HigherRatesThan(fingerprint);
        string[] differences = [.. _before.DifferencesTo(fingerprint, but: HigherRates.Select(rate => rate.Name))];
        if (differences.Length == 0) return;
        string hint = Array.Exists(differences, difference => difference.StartsWith($"{TrainingFingerprint.EpochsName} ", StringComparison.Ordinal))
            ? $" {TrainingFingerprint.EpochsName} cannot be changed halfway, because the learning rate of every step depends on it."
            : _before.Epochs == Epoch ? " That training was complete: if its model is saved, the file is of no use any more." : "";
        throw new InvalidDataException(
            $"The checkpoint '{_path}' is of another training, so that this one cannot go on from it: {string.Join("; ", differences)}.{hint} "
            + $"Set these as they were, delete the file to begin anew, or choose another {TrainingFingerprint.CheckpointPath}.");
    }

    /// <summary>Restores the state that the file holds; does nothing where there is no file.</summary>
    /// <param name="read">Reads what was written by <see cref="Save"/>.</param>
    public void Load(Action<BinaryReader> read)
    {
        if (!IsThere) return;
        CheckpointFile.Read(_path, reader =>
        {
            ReadBeginning(reader);
            read(reader);
        });
    }

    /// <summary>
    /// Replaces the file by the state after an epoch. Where that fails, the file stays as it was, and training goes on
    /// nevertheless: a full disk is no reason to lose more than the checkpoint.
    /// </summary>
    /// <param name="epoch">The epoch.</param>
    /// <param name="write">Writes the state.</param>
    public void Save(int epoch, Action<BinaryWriter> write)
    {
        Epoch = epoch;
        try
        {
            if (!IsOwn())
            {
                _warn($"The checkpoint '{_path}' was not written after epoch {Epoch}: another training has put its own there meanwhile, which stays. Each needs a {TrainingFingerprint.CheckpointPath} of its own.");
                return;
            }

            CheckpointFile.Write(_path, writer =>
            {
                _fingerprint!.Write(writer);
                writer.Write(Seed!.Value);
                writer.Write(Epoch);
                write(writer);
            });
            _isWritten = true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _warn($"The checkpoint '{_path}' could not be written after epoch {Epoch}; what was there before is as it was. {failure.Message}");
        }
    }

    /// <summary>Deletes the file, once the model is safe, unless another training has it or has put its own there.</summary>
    public void Delete()
    {
        try
        {
            using FileStream? taken = _lock is null ? TryLock(_path) : null;
            if ((_lock ?? taken) is null || !IsOwn()) return;
            File.Delete(_path);
            PartialFile.ClearAbandoned(_path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _warn($"The checkpoint '{_path}' is not needed any more, but could not be deleted: {failure.Message}");
        }
    }

    /// <summary>Lets go of the file, which stays.</summary>
    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }

    // The folder can be written to: what stands in the way is another's lock.
    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream($"{path}{LockSuffix}", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Whether what stands there is what this training left, or went on from; or nothing does.
    private bool IsOwn()
    {
        if (!File.Exists(_path)) return true;
        try
        {
            bool isOwn = false;
            CheckpointFile.ReadBeginning(_path, reader =>
            {
                (TrainingFingerprint there, int seed, _) = ReadBeginning(reader);
                isOwn = seed == Seed && new[] { _fingerprint, _before }.Any(own => own is not null && !own.DifferencesTo(there).Any());
            });
            return isOwn;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static (TrainingFingerprint Fingerprint, int Seed, int Epoch) ReadBeginning(BinaryReader reader) =>
        (TrainingFingerprint.Read(reader), reader.ReadInt32(), reader.ReadInt32());
}
