using DistillEmb.MLNet.Text;
using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>Files of tagged sentences.</summary>
internal static class TaggedFiles
{
    public const string Tags = "Tags";

    /// <summary>All sentences of the files, one after another, read when they are asked for.</summary>
    /// <param name="paths">Files or patterns.</param>
    /// <param name="options">How they are read.</param>
    /// <param name="reading">Is told what is read.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="tokensColumn">What the column of tokens is to be called.</param>
    public static ConllDataView Load(string[] paths, ConllOptions options, TaggedReading reading, CancellationToken stop, string tokensColumn = "Tokens")
    {
        (options.TokensColumnName, options.TagsColumnName) = (tokensColumn, Tags);
        foreach (string path in paths.Where(path => path.IndexOfAny(['*', '?']) < 0)) InputFile.Check(path);
        return paths is [string only]
            ? ConllCatalog.Load(only, options, reading, stop)
            : ConllCatalog.Load(paths.Select(path => (path, Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) is { Length: > 0 } folder ? folder : ".")), options, reading, stop);
    }

    /// <summary>Says on the error stream what was read and what is odd in it.</summary>
    /// <param name="what">What the sentences are for.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="findings">What else is odd.</param>
    public static void Tell(string what, TaggedReading reading, IEnumerable<string> findings)
    {
        Console.Error.WriteLine($"{what}: {TaggedTextArguments.Worded(reading.Describe())}");
        foreach (string finding in reading.Findings().Concat(findings)) Console.Error.WriteLine($"warning: {TaggedTextArguments.Worded(finding)}");
    }
}
