using System.Globalization;
using System.Text;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Embedding;

/// <summary>What is given as <c>--vocabulary</c> is told by its first bytes: vectors, a list of words, or a list with counts.</summary>
public sealed class VocabularyTests(TinyModels models)
{
    private static readonly string[] Words = ["ሰላም", "ቤት", "1974", "ውሃ", "ልጅ"];

    [Theory]
    [InlineData("{0}\n", "", "a list of words")]
    [InlineData("{0} {1}\n", "", "a list with counts; the words are the first of 2 fields")]
    [InlineData("{0}\t{1}\r\n", "word\tcount\r\n", "a list with counts; the words are the first of 2 fields, below a heading")]
    [InlineData("{2}\t{0}\t{1}\n", "", "a list with counts; the words are the second of 3 fields")]
    [InlineData("    {1} {0}\n", "", "a list with counts; the words are the second of 2 fields")]
    [InlineData("{0},{1}\n", "", "a list with counts; the words are the first of 2 fields")]
    [InlineData("{0} 0.5 {1}.25\n", "", "text vectors, 2 values each")]
    [InlineData("{0}\t0.5\t{1}.25\n", "5\t2\n", "text vectors, 2 values each")]
    public void The_words_are_found_and_how_they_were_read_is_told(string line, string beginning, string how)
    {
        string path = models.Write(beginning + string.Concat(Words.Select((word, i) => string.Format(CultureInfo.InvariantCulture, line, word, 1000 - i, i + 1))));
        ToolResult result = ToolProcess.Run("neighbors", models.Encoder, "አበባ", "--vocabulary", path, "--count", "9").Ok();
        Assert.Equal(Words.Order(StringComparer.Ordinal), result.Lines.Skip(1).Select(found => found.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Order(StringComparer.Ordinal));
        Assert.Contains($"neighbors: 5 words from '{path}' ({how})", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5 1000\n6 999\n7 998\n", "of which all are numbers")]
    [InlineData("ሰላም N 1000\nቤት V 999\n", "of which 1 is a number")]
    [InlineData("ሰላም 1\nቤት 2\nውሃ 3\nልጅ 4\nሰው 5\nሀገር 6\nጊዜ 7\nቀን 8\nሥራ 9\nእናት 10\nአባት\n", "line 11: found 'አባት'; expected 2 fields")]
    [InlineData("<!DOCTYPE html>\n<html></html>\n", "is a web page (HTML)")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "is a Git LFS pointer")]
    public void What_is_not_plain_is_refused(string text, string what) => ToolProcess.Run("neighbors", models.Encoder, "ሰላም", "--vocabulary", models.Write(text)).Failed(1, what);

    [Fact]
    public void Bad_words_of_vectors_are_told_and_the_others_taken()
    {
        string path = models.Write("4 2\nሰላም 0.5 1.5\nቤት 0.5 1.5\n 0.5 1.5\n. . . 0.5 1.5\n");
        ToolResult result = ToolProcess.Run("neighbors", models.Encoder, "ሰላም", "--vocabulary", path).Ok();
        Assert.Contains($"'{path}' has words that cannot be read, 1 in all; they are passed over. The first is in line 4: the word is blank.", result.Errors, StringComparison.Ordinal);
        Assert.Contains("neighbors: 3 words from", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9 2\nሰላም 0.5 1.5\nቤት 0.5 1.5\nውሃ 0.5 1.5\n", "text vectors")]
    [InlineData("ሰላም\nቤት\nውሃ\n", "a list of words")]
    public void As_many_words_as_are_asked_for_are_taken(string text, string how)
    {
        string path = models.Write(text);
        Assert.Contains($"neighbors: 2 words from '{path}' ({how}", ToolProcess.Run("neighbors", models.Encoder, "ሰላም", "--vocabulary", path, "--max-words", "2").Ok().Errors, StringComparison.Ordinal);
        if (text[0] == '9') ToolProcess.Run("neighbors", models.Encoder, "ሰላም", "--vocabulary", path).Failed(1, "announces 9 words in its first line and holds 3; is it cut off? Where it is not, ask for them: --max-words 3.");
    }

    [Fact]
    public void Packed_vectors_and_lists_come_through_pipes_and_standard_input()
    {
        string text = string.Concat(Words.Select(word => $"{word} 0.5 1.5\n"));
        foreach (string packed in new[] { "cat", "gzip -c", "zip -q - -" }.Where(command => command[0] != 'z' || File.Exists("/usr/bin/zip")))
        {
            ToolResult pipe = Script($"\"${{@:2}}\" neighbors '{models.Encoder}' ሰላም --vocabulary <(printf '{text}' | {packed})");
            Assert.Contains("(text vectors, 2 values each)", pipe.Errors, StringComparison.Ordinal);
            ToolResult input = Script($"printf '{text}' | {packed} | \"${{@:2}}\" neighbors '{models.Encoder}' ሰላም --vocabulary -");
            Assert.Contains("neighbors: 5 words from standard input (text vectors, 2 values each)", input.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(4, Script($"printf 'ሰላም\\nቤት\\n' | gzip -c | \"${{@:2}}\" neighbors '{models.Encoder}' - --vocabulary '{models.Write(Words)}' --count 2").Lines.Skip(1).Count());
        ToolProcess.RunWith("", "neighbors", models.Encoder, "-", "--vocabulary", "-").Failed(2, "both to come from standard input");
    }

    private static ToolResult Script(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A script of bash.");
        using ToolProcess process = ToolProcess.Script(script, Path.GetTempPath());
        return process.End().Ok();
    }
}
