using DistillEmb.MLNet.Fuzz.Targets;
using SharpFuzz;

namespace DistillEmb.MLNet.Fuzz;

/// <summary>Coverage-guided fuzzing of all readers; fuzz.sh says how.</summary>
internal static class Program
{
    private static readonly FuzzTarget[] All =
    [
        new TextVectorsTarget(), new BinaryVectorsTarget(), new FastTextTarget(), new ConllTarget(), new ConllUTarget(), new LabeledTextTarget(),
        new SectionsTarget(), new ModelZipTarget(), new CheckpointTarget(), new WordVectorStateTarget(), new GzipTarget(),
    ];

    public static int Main(string[] arguments)
    {
        Trace.Begin();
        switch (arguments)
        {
            case ["list"]:
                foreach (FuzzTarget target in All) Console.WriteLine($"{target.Name} {target.LongestInput}");
                return 0;
            case ["seeds", string folder]:
                foreach (FuzzTarget target in All) WriteSeeds(target, Path.Combine(folder, target.Name));
                return 0;
            case ["run", string name] when Find(name) is FuzzTarget target:
                Run(target);
                return 0;
            case ["once", string name, .. string[] files] when Find(name) is FuzzTarget target:
                return files.Count(file => !Holds(target, file)) == 0 ? 0 : 1;
            default:
                Console.Error.WriteLine("usage: list | seeds FOLDER | run TARGET (under afl-fuzz) | once TARGET FILE ...");
                return 2;
        }
    }

    private static FuzzTarget? Find(string name) => Array.Find(All, target => target.Name == name);

    private static void WriteSeeds(FuzzTarget target, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach ((string name, byte[] bytes) in target.Seeds()) File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }

    private static void Run(FuzzTarget target)
    {
        // What is compiled at first, and read from resources, counts for no input.
        foreach ((_, byte[] bytes) in target.Seeds()) Try(target, bytes);
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            if (copy.Length <= target.LongestInput) Trial.Of(target, copy.ToArray());
        });
    }

    private static void Try(FuzzTarget target, byte[] bytes)
    {
        try
        {
            target.Read(bytes);
        }
        catch (InvalidDataException)
        {
        }
    }

    private static bool Holds(FuzzTarget target, string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        try
        {
            Try(target, bytes);
        }
        catch (Exception)
        {
            // Told below.
        }

        try
        {
            Trial trial = Trial.Of(target, bytes);
            Console.WriteLine(FormattableString.Invariant($"{file}: {trial.Time.TotalMilliseconds:F1} ms, {trial.Allocated} bytes; {trial.Fault?.Message ?? "read"}"));
            return true;
        }
        catch (Finding finding)
        {
            Console.WriteLine($"{file}: {finding.Message}\n{finding.InnerException?.StackTrace}");
            return false;
        }
    }
}
