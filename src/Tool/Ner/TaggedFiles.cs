using DistillEmb.MLNet.Tool.Streams;
using Microsoft.ML;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>Files of tagged sentences: a token and its tag a line, an empty line after each sentence.</summary>
internal static class TaggedFiles
{
    public const string Tags = "Tags";
    public const string Form = "a token and its tag a line, an empty line after each sentence";

    /// <summary>All sentences of the files, one after another.</summary>
    /// <param name="paths">Files or patterns.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="tokensColumn">What the column of tokens is to be called.</param>
    public static IDataView Load(string[] paths, CancellationToken stop, string tokensColumn = "Tokens")
    {
        var options = new ConllOptions { TokensColumnName = tokensColumn, TagsColumnName = Tags };
        foreach (string path in paths.Where(path => path.IndexOfAny(['*', '?']) < 0)) InputFile.Check(path);
        return paths is [string only]
            ? ConllCatalog.Load(only, options, stop)
            : ConllCatalog.Load(paths.Select(path => (path, Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) is { Length: > 0 } folder ? folder : ".")), options, stop);
    }
}
