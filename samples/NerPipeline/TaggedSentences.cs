namespace NerPipeline;

/// <summary>Tagged sentences in a file: a token and its tag a line, an empty line after each sentence.</summary>
public static class TaggedSentences
{
    private const string Edge = ""; // What stands before the first and after the last token: a word without characters.

    /// <exception cref="InvalidDataException">A line is not a token and a tag.</exception>
    public static IEnumerable<IReadOnlyList<TaggedToken>> Read(string file)
    {
        var sentence = new List<TaggedToken>();
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            if (line.Length == 0)
            {
                if (sentence.Count > 0) yield return sentence;
                sentence = [];
                continue;
            }

            string[] parts = line.Split(' ');
            if (parts.Length != 2) throw new InvalidDataException($"{file}, line {number}: expected a token, a space and a tag; found '{line}'.");
            sentence.Add(new TaggedToken(parts[0], parts[1]));
        }

        if (sentence.Count > 0) yield return sentence;
    }

    /// <summary>The rows that the model reads: every token with the ones beside it.</summary>
    public static IEnumerable<NerModel.ModelInput> Rows(IReadOnlyList<TaggedToken> sentence)
    {
        for (int i = 0; i < sentence.Count; i++)
        {
            yield return new NerModel.ModelInput
            {
                Previous = i > 0 ? sentence[i - 1].Token : Edge,
                Token = sentence[i].Token,
                Next = i + 1 < sentence.Count ? sentence[i + 1].Token : Edge,
                Tag = sentence[i].Tag,
            };
        }
    }
}
