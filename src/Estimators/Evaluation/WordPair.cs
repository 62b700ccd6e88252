using System.Globalization;
using DistillEmb.MLNet.Evaluation;

namespace DistillEmb.MLNet;

/// <summary>Two words and how similar people find them.</summary>
/// <param name="First">A word.</param>
/// <param name="Second">Another.</param>
/// <param name="Score">The score, on any scale on which more is more similar.</param>
public readonly record struct WordPair(string First, string Second, double Score)
{
    /// <summary>Reads a file of scored pairs, as WordSim-353's and its translations.</summary>
    /// <param name="path">
    /// The path. A line holds two words and a number (with a decimal point, in every culture) between tabs or spaces. UTF-8,
    /// with or without a byte order mark; blank lines and lines that begin with <c>#</c> are passed over, and so is a first
    /// line of column names: one whose last field does not begin as a number does.
    /// </param>
    /// <returns>The pairs in their order, at least one.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A line is of another form (the line and what was found are named), or there is no pair.</exception>
    public static IReadOnlyList<WordPair> LoadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new EvaluationFile(path, "word similarity");
        var pairs = new List<WordPair>();
        bool first = true;
        foreach ((int number, string line) in file.Lines())
        {
            if (line[0] == '#') continue;
            string[] fields = Fields(line);
            bool header = first && fields.Length > 1 && !BeginsAsNumber(fields[^1]);
            first = false;
            if (header) continue;
            if (fields.Length != 3) throw file.Fault(number, $"found {fields.Length} {(fields.Length == 1 ? "field" : "fields")}; expected two words and a number");
            if (!double.TryParse(fields[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double score) || !double.IsFinite(score))
                throw file.Fault(number, $"found '{fields[2]}' in the third field; expected a number");
            pairs.Add(new WordPair(fields[0], fields[1], score));
        }

        return pairs.Count > 0 ? pairs : throw file.Fault("holds no pairs of words");
    }

    // Between tabs, a field may have spaces in it ("Word 1").
    private static string[] Fields(string line)
    {
        string[] fields = line.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return fields.Length == 3 ? fields : line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool BeginsAsNumber(string field) => char.IsAsciiDigit(field[0]) || field[0] is '+' or '-' or '.';
}
