using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Evaluation;

/// <summary>The teachers of a command line: files, each with a name before it where it is to have another than the file's; <c>-</c> is standard input.</summary>
internal static class TeacherFiles
{
    private const string NameOfStandardInput = "stdin";

    /// <param name="given">The teachers as they are typed.</param>
    /// <param name="maxWords">At most so many words of each are read, the first of its file; 0 for all.</param>
    /// <param name="readTwice">The option for which they are read a second time, as pipes cannot be; null where they are read once.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UsageException">A pipe would have to be read twice.</exception>
    public static Teacher[] Parse(IReadOnlyList<string> given, int maxWords, string? readTwice = null)
    {
        (string? Name, string Path)[] files = [.. given.Select(Split)];
        if (files.Count(file => file.Path == InputFile.StandardInput) > 1) throw new UsageException("Two teachers are to come from standard input, which is one; give files.");
        foreach ((string? _, string path) in files)
        {
            InputFile.Check(path);
            if (readTwice is not null && InputFile.MayBePipe(path)) throw new UsageException($"{readTwice} reads the teachers again, and {InputFile.NameOf(path)} is a pipe, which is read once; give a file.");
        }

        return [.. files.Select(file => Create(file.Name, file.Path, maxWords))];
    }

    /// <summary>Whether one of them comes on standard input.</summary>
    /// <param name="given">The teachers as they are typed.</param>
    public static bool AreOnStandardInput(IReadOnlyList<string> given) => given.Any(teacher => Split(teacher).Path == InputFile.StandardInput);

    private static Teacher Create(string? name, string path, int maxWords) => path == InputFile.StandardInput
        ? new FileTeacher(InputFile.Vectors(path, ""), name ?? NameOfStandardInput, maxWords)
        : Teacher.FromFile(path, name, maxWords);

    private static (string? Name, string Path) Split(string given)
    {
        int at = given.IndexOf('=', StringComparison.Ordinal);
        return at <= 0 || File.Exists(given) ? (null, given) : (given[..at], given[(at + 1)..]);
    }
}
