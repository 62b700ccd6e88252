namespace DistillEmb.MLNet.Fuzz;

/// <summary>A reader of files, whose faults have to name the file.</summary>
/// <param name="name">What it is called on the command line.</param>
/// <param name="ending">How the file's name ends.</param>
internal abstract class FileTarget(string name, string ending) : FuzzTarget(name)
{
    /// <summary>Where files stand while they are read; fuzz.sh clears it.</summary>
    protected static readonly string Folder = Environment.GetEnvironmentVariable("FUZZ_FOLDER") ?? Path.GetTempPath();

    private readonly string _path = Path.Combine(Folder, $"fuzz-{Environment.ProcessId}{ending}");

    public override void Read(byte[] input)
    {
        using (FileStream file = File.Create(_path, bufferSize: 1)) file.Write(ContentsOf(input));
        Read(_path, input);
    }

    public override bool IsTold(InvalidDataException fault) => fault.Message.Contains(_path, StringComparison.Ordinal);

    /// <summary>What stands in the file.</summary>
    protected virtual byte[] ContentsOf(byte[] input) => input;

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">The input, where it chooses options, too.</param>
    protected abstract void Read(string path, byte[] input);
}
