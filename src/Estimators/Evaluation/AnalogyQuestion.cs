using DistillEmb.MLNet.Evaluation;

namespace DistillEmb.MLNet;

/// <summary>A question of the kind "a is to b as c is to what?".</summary>
/// <param name="Section">The section that the question belongs to; empty for none.</param>
/// <param name="A">The first word of the known pair.</param>
/// <param name="B">The second word of the known pair.</param>
/// <param name="C">The first word of the asked pair.</param>
/// <param name="Answer">The expected answer.</param>
public readonly record struct AnalogyQuestion(string Section, string A, string B, string C, string Answer)
{
    /// <summary>Reads a file of questions in the format of word2vec's <c>questions-words.txt</c> (Mikolov et al. 2013).</summary>
    /// <param name="path">
    /// The path. A line is <c>: section</c>, or four words (a, b, c and the answer) between spaces or tabs. UTF-8, with or
    /// without a byte order mark; blank lines are passed over. Questions before the first section have the empty one.
    /// </param>
    /// <returns>The questions in their order, at least one.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A line is of another form (the line and what was found are named), or there is no question.</exception>
    public static IReadOnlyList<AnalogyQuestion> LoadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new EvaluationFile(path, "analogy");
        var questions = new List<AnalogyQuestion>();
        string section = "";
        foreach ((int number, string line) in file.Lines())
        {
            if (line[0] == ':')
            {
                section = line[1..].Trim();
                if (section.Length == 0) throw file.Fault(number, "found ':' alone; expected the name of a section after it");
                continue;
            }

            string[] words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 4) throw file.Fault(number, $"found {words.Length} {(words.Length == 1 ? "word" : "words")}; expected four, or ': ' and the name of a section");
            questions.Add(new AnalogyQuestion(section, words[0], words[1], words[2], words[3]));
        }

        return questions.Count > 0 ? questions : throw file.Fault("holds no questions");
    }
}
