using System.Text;
using System.Text.Json;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Ner;

/// <summary>Tagged files as users have them, on the command line.</summary>
public sealed class TaggedFileTests(TinyModels models)
{
    private static readonly string[] Quick = ["--epochs", "1", "--hidden", "4", "--vector-size", "8"];

    [Fact]
    public void Before_training_a_line_says_what_was_read_and_warnings_name_file_and_line()
    {
        string train = models.Write([.. Enumerable.Range(0, 30).SelectMany(i => new[] { "ከበደ B-PER", $"ወደ{i} O", "ሐረር B-LOC", "" }), "ሰላም 0", "ነው B-LOc"]);
        string dev = models.Write("ከበደ B-PER", "ወደ O", "ሐረር B-ORG");
        ToolResult result = ToolProcess.Run(["ner", "train", "--train", train, "--dev", dev, "--out", models.NewPath(".zip"), "--json", .. Quick]).Ok();
        string[] errors = result.Errors.Split('\n');
        Assert.Equal($"train: {train}: 31 sentences, 92 tokens; token in column 1, tag in column 2 of 2 between blanks or tabs; 5 tags: B-LOC 30, B-PER 30, O 30, 0 1, B-LOc 1", errors[0]);
        Assert.StartsWith($"warning: The tag '0' ({train}, line 121) is no tag of the scheme that the others keep (BIO)", errors[1], StringComparison.Ordinal);
        Assert.Equal($"warning: The tag 'B-LOc' ({train}, line 122) is there once.", errors[2]);
        Assert.StartsWith($"warning: 'B-LOC' (30 tokens, the first in {train}, line 3) and 'B-LOc' ({train}, line 122) differ in case", errors[3], StringComparison.Ordinal);
        Assert.StartsWith($"dev: {dev}: 1 sentence, 3 tokens", errors[4], StringComparison.Ordinal);
        Assert.Equal($"warning: The tag 'B-ORG' ({dev}, line 3) is none of the training data's: 1 token of 3 cannot be right.", errors[5]);
        Assert.Contains("dev span F1", errors[6], StringComparison.Ordinal);
        Assert.InRange(result.Json.GetProperty("f1").GetDouble(), 0, 1);
    }

    [Fact]
    public void Parts_of_speech_of_CoNLL_U_are_learnt_judged_and_written_behind_its_columns()
    {
        string Sentence(int i) => $"# sent_id = s{i}\n1-2\tለከበደ{i}\t_\t_\t_\t_\t_\t_\t_\t_\n1\tለ\t_\tADP\tP\t_\t2\tcase\t_\t_\n2\tከበደ{i}\t_\tPROPN\tN\t_\t0\troot\t_\t_\n2.1\tሄደ\t_\tVERB\t_\t_\t_\t_\t_\t_\n";
        string file = models.Write(string.Join('\n', Enumerable.Range(0, 20).Select(Sentence)));
        string model = models.NewPath(".zip");
        ToolResult trained = ToolProcess.Run(["ner", "train", "--train", file, "--dev", file, "--format", "conllu", "--tag-column", "XPOS", "--out", model, "--json", .. Quick]).Ok();
        Assert.Contains("20 sentences, 40 tokens; CoNLL-U, token in FORM, tag in XPOS; 2 tags: N 20, P 20", trained.Errors, StringComparison.Ordinal);
        Assert.Contains("dev token accuracy", trained.Errors, StringComparison.Ordinal);
        Assert.False(trained.Json.TryGetProperty("f1", out _));
        Assert.Equal(40, ToolProcess.Run("ner", "evaluate", model, file, "--tag-column", "5", "--json").Ok().Json.GetProperty("tokens").GetInt32());
        string[] lines = ToolProcess.Run("ner", "predict", model, file, "--from", "conllu").Ok().Lines;
        Assert.Equal("# global.columns = ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC PREDICTED", lines[0]);
        Assert.Equal("# sent_id = s0", lines[1]);
        Assert.Equal("1-2\tለከበደ0\t_\t_\t_\t_\t_\t_\t_\t_\t_", lines[2]);
        Assert.Matches("^1\tለ\t_\tADP\tP\t_\t2\tcase\t_\t_\t[NP]$", lines[3]);
        string again = models.Write(lines);
        Assert.Equal(40, ToolProcess.Run("ner", "evaluate", model, again, "--tag-column", "PREDICTED", "--json").Ok().Json.GetProperty("tokens").GetInt32());
        JsonElement row = JsonDocument.Parse(ToolProcess.Run("ner", "predict", model, file, "--from", "conll", "--json").Ok().Lines[0]).RootElement;
        Assert.Equal((2, 0), (row.GetProperty("tags").GetArrayLength(), row.GetProperty("entities").GetArrayLength()));
    }

    [Fact]
    public void Predict_keeps_the_columns_of_the_file_and_appends_the_tag()
    {
        string file = models.NewPath(".txt");
        File.WriteAllText(file, "-DOCSTART- -X- O\n\n10\u00A0000  NUM O \nብር NN O\n\n\u00A0 X B-PER\n");
        string[] lines = ToolProcess.Run("ner", "predict", models.Tagger, file, "--from", "conll").Ok().Lines;
        Assert.Equal(["10\u00A0000  NUM O", "ብር NN O", "\u00A0 X B-PER"], lines.Select(line => line[..line.LastIndexOf(' ')]));
        string tabs = models.NewPath(".tsv");
        File.WriteAllText(tabs, "token\ttag\n10 000\tO\nብር\tO\n");
        Assert.Equal(["10 000\tO", "ብር\tO"], ToolProcess.Run("ner", "predict", models.Tagger, tabs, "--from", "conll").Ok().Lines.Select(line => line[..line.LastIndexOf('\t')]));
        JsonElement row = JsonDocument.Parse(ToolProcess.RunWith("10\u00A0000 ብር\n", "ner", "predict", models.Tagger, "--json").Ok().Output).RootElement;
        Assert.Equal(["10\u00A0000", "ብር"], row.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()));
    }

    [Fact]
    public void Columns_separators_headings_comments_and_encodings_are_options()
    {
        string file = models.NewPath(".csv");
        File.WriteAllText(file, "# a comment\nid;ቃል;ስም\n7;ሰላም;O\n", Encoding.Unicode);
        string[] how = ["--separator", "semicolon", "--comments", "--header"];
        Assert.Equal(1, ToolProcess.Run(["ner", "evaluate", models.Tagger, file, "--token-column", "2", "--json", .. how]).Ok().Json.GetProperty("tokens").GetInt32());
        ToolResult named = ToolProcess.Run(["ner", "evaluate", models.Tagger, file, "--token-column", "ቃል", "--tag-column", "-1", "--json", .. how]).Ok();
        Assert.Contains("token in column 2 (ቃል), tag in column 3 (ስም) of 3 between ';', line 2 is a heading", named.Errors, StringComparison.Ordinal);
        string latin = models.NewPath(".txt");
        File.WriteAllText(latin, "caf\u00E9 O\n", Encoding.Latin1);
        ToolProcess.Run("ner", "evaluate", models.Tagger, latin).Failed(1, latin, "line 1", "no UTF-8", "--encoding");
        ToolProcess.Run("ner", "evaluate", models.Tagger, latin, "--encoding", "windows-1252", "--json").Ok();
        ToolProcess.Run("ner", "evaluate", models.Tagger, latin, "--encoding", "latin-99").Failed(2, "--encoding is 'latin-99'");
        ToolProcess.Run("ner", "evaluate", models.Tagger, latin, "--token-column", "0").Failed(2, "--token-column is '0'");
        ToolProcess.RunWith("ሰላም\n", "ner", "predict", models.Tagger, "--token-column", "2").Failed(2, "--token-column goes with --from conll");
    }

    [Fact]
    public void A_column_that_counts_is_asked_about_in_every_command()
    {
        string file = models.Write("1 a x O", "2 b x O", "3 c x O");
        const string Asked = "column 1 counts tokens and holds no tokens; say which column does by --token-column";
        ToolProcess.Run("ner", "train", "--train", file, "--out", models.NewPath(".zip")).Failed(1, file, "line 1", Asked);
        ToolProcess.Run("ner", "evaluate", models.Tagger, file).Failed(1, file, "line 1", Asked);
        ToolProcess.Run("ner", "predict", models.Tagger, file, "--from", "conll").Failed(1, file, "line 1", Asked);
        Assert.Equal(["1 a x O", "2 b x O", "3 c x O"], ToolProcess.Run("ner", "predict", models.Tagger, file, "--from", "conll", "--token-column", "2").Ok().Lines.Select(line => line[..line.LastIndexOf(' ')]));
    }

    [Fact]
    public void Bad_lines_are_skipped_and_counted_in_every_command()
    {
        string file = models.Write([.. Enumerable.Range(0, 20).SelectMany(i => new[] { "ከበደ B-PER", "ወደ O", "" }), "ሰላም"]);
        string told = $"warning: {file}: 1 line was skipped, line 61: expected 2 columns between blanks or tabs as in line 1, found 1.";
        string model = models.NewPath(".zip");
        ToolProcess.Run("ner", "train", "--train", file, "--out", model).Failed(1, file, "line 61");
        Assert.Contains(told, ToolProcess.Run(["ner", "train", "--train", file, "--skip-bad-lines", "--out", model, .. Quick]).Ok().Errors.Split('\n'));
        Assert.Contains(told, ToolProcess.Run("ner", "evaluate", model, file, "--skip-bad-lines").Ok().Errors.Split('\n'));
        Assert.Contains($"warning: '{file}': 1 line was skipped, line 61", ToolProcess.Run("ner", "predict", model, file, "--from", "conll", "--skip-bad-lines").Ok().Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_learn_is_told()
    {
        string empty = models.Write("", "");
        ToolProcess.Run("ner", "train", "--train", empty, "--out", models.NewPath(".zip")).Failed(1, $"There are no sentences in '{empty}'");
        string blank = models.Write("a b _", "c d _");
        ToolProcess.Run("ner", "train", "--train", blank, "--out", models.NewPath(".zip")).Failed(1, $"All tags of '{blank}' are '_'; say which column holds tags by --tag-column");
        string numbers = models.Write("5 O", "7 O", "7 O", "8 B-X", "4 O");
        Assert.Contains("warning: All tokens are numbers.", ToolProcess.Run("ner", "evaluate", models.Tagger, numbers).Ok().Errors, StringComparison.Ordinal);
        string heading = models.Write("Word NE-COARSE", "ሰላም O", "ነው O");
        Assert.Contains($"warning: {heading}, line 1: the first token and its tag 'NE-COARSE' look like a heading, and are read as a token. Where it is one, say so by --header.", ToolProcess.Run("ner", "evaluate", models.Tagger, heading).Ok().Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_is_read_once_for_training_and_for_the_scores()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Bash has pipes as files.");
        using ToolProcess process = ToolProcess.Script($"\"${{@:2}}\" ner train --train <(cat '{models.Train}') --dev <(cat '{models.Dev}') --epochs 1 --hidden 4 --vector-size 8 --json --out '{models.NewPath(".zip")}'", models.Folder);
        Assert.InRange(process.End().Ok().Json.GetProperty("tokenAccuracy").GetDouble(), 0, 1);
    }
}
