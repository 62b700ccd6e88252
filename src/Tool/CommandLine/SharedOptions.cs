using System.CommandLine;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>Arguments and options that mean the same in every command that has them.</summary>
internal static class SharedOptions
{
    public static Argument<string> Encoder() => new("model") { Description = "The .zip of an encoder, as 'distill' or ML.NET writes it." };

    public static Option<string?> Head(string what) => new("--head") { Description = $"The head (teacher) {what}; all heads joined where none is given.", HelpName = "name" };

    public static Option<bool> Json() => new("--json") { Description = "The result as JSON." };

    public static Option<string?> Report() => new("--report") { Description = "Also writes one HTML page, whole in itself, with curves, tables and examples.", HelpName = "file.html" };

    public static Option<string> Out(string what) => new("--out") { Description = $"The {what} to write; one that is there is replaced when the new one is complete.", HelpName = "file", Required = true };

    public static Option<string[]> Teachers(bool required = true) => new("--teacher")
    {
        Description = "Vectors of words (text, as of word2vec, fastText and GloVe, word2vec's binary, or fastText's own model; plain, gzip, bzip2, xz, zstd or zip, whatever the name), or - for standard input; NAME=FILE gives the teacher a name other than the file's. Several for several teachers.",
        HelpName = "file",
        Required = required,
    };

    public static Option<int> MaxWords(string what) => Numbers.Whole("--max-words", $"At most so many words {what}, the first of the file, which are the most frequent; 0 for all.", usual: 0, least: 0);

    public static Option<int> Seed() => Numbers.Whole("--seed", "The seed of everything random.", usual: 1, least: 0);

    public static Option<int> Threads() => Numbers.Whole("--threads", "Threads; 0 for one a processor.", usual: 0, least: 0);

    /// <summary>How many threads an option of <see cref="Threads"/> means.</summary>
    public static int ThreadsOf(ParseResult arguments, Option<int> threads) => arguments.GetValue(threads) is > 0 and int given ? given : Environment.ProcessorCount;

    public static Argument<string> Model(string kind) => new("model") { Description = $"The .zip of a {kind}." };
}
