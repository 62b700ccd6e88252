using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

/// <summary>Layouts of tagged files: recognized where they are certain, asked for where they are not.</summary>
public sealed class ConllLayoutTests : IDisposable
{
    private readonly ConllFolder _folder = new();
    private readonly MLContext _mlContext = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("10 000\tO\nብር\tO\n", "10 000/O ብር/O")]
    [InlineData("ዋጋው\tO\n10 000\tO\n", "ዋጋው/O 10 000/O")]
    [InlineData("ዋጋው O\n10 000\tO\n", "ዋጋው/O 10 000/O")]
    [InlineData("a \t O\t\t\nb\tO\n", "a/O b/O")]
    [InlineData("a\tO\nb O\n", "a/O b/O")]
    public void A_tab_between_columns_leaves_blanks_in_tokens(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("10\u00A0000 O\n\u00A0 O\n", "10\u00A0000/O \u00A0/O")]
    [InlineData("a\u3000b O\nc\u2009d O\n", "a\u3000b/O c\u2009d/O")]
    public void Only_plain_blanks_and_tabs_separate(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("token\ttag\nሰላም\tO\n", "ሰላም/O")]
    [InlineData("Word POS NER\na DT O\n", "a/O")]
    [InlineData("id token label\n7 a O\n9 b O\n", "a/O b/O")]
    [InlineData("word tag lemma\na O x\n", "a/O")]
    [InlineData("token tag\na O\n\ntoken tag\nb O\n", "a/O|b/O")] // Two files that were joined.
    public void A_heading_is_known_by_a_name_for_tokens_and_one_for_tags(string text, string expected) => Reads(text, expected);

    [Fact]
    public void A_heading_of_other_words_is_read_where_it_is_said_and_names_choose_columns()
    {
        const string Text = "ቃል ስም ክፍል\nሰላም B-X NOUN\n";
        Reads(Text, "ሰላም/NOUN", new ConllOptions { Header = true });
        Reads(Text, "ሰላም/B-X", new ConllOptions { TokenColumn = "ቃል", TagColumn = "ስም" });
        Reads("word pos\na NN\n", "word/pos a/NN", new ConllOptions { Header = false });
        Fails(Text, new ConllOptions { TagColumn = "ner" }, "line 1", "the option TagColumn is 'ner', and there is no such column; found 'ቃል', 'ስም', 'ክፍል'");
        Fails("word tag label x\na b c d\n", new ConllOptions(), "line 1", "the heading has 'tag' and 'label'", "the option TagColumn");
    }

    [Theory]
    [InlineData("0\tከበደ\tB-PER\n1\tወደ\tO\n2\tትልቅ\tO\n\n0\tሰላም\tO\n", "ከበደ/B-PER ወደ/O ትልቅ/O|ሰላም/O")]
    [InlineData("1 a O\n\n1 b O\n2 c O\n3 d O\n", "a/O|b/O c/O d/O")]
    [InlineData("1 a O\n2 b O\n\n3 c O\n4 d O\n", "a/O b/O|c/O d/O")]
    public void Of_three_columns_one_that_counts_tokens_is_no_token(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("1 a x O\n2 b x O\n3 c x O\n", "TokenColumn", "column 1 counts tokens and holds no tokens")]
    [InlineData("1 a\n2 b\n3 c\n", "TokenColumn", "column 1 counts tokens and holds no tokens")]
    [InlineData("a O 1\nb O 2\n\nc O 1\n", "TagColumn", "column 3 counts tokens and holds no tags")]
    public void A_column_that_counts_tokens_is_asked_about_where_the_others_are_not_certain(string text, string option, string what) =>
        Fails(text, new ConllOptions(), "line 1", what, $"the option {option}");

    [Theory]
    [InlineData("1 O\n2 O\n\n5 O\n", "1/O 2/O|5/O")]
    [InlineData("1 O\n2 O\n", "1/O 2/O")] // Two numbers may be tokens.
    [InlineData("0 O\nto B\n1 O\n", "0/O to/B 1/O")]
    public void Numbers_that_do_not_count_are_tokens(string text, string expected) => Reads(text, expected);

    [Fact]
    public void What_is_chosen_is_not_questioned()
    {
        Reads("1 a x O\n2 b x O\n3 c x O\n", "1/O 2/O 3/O", new ConllOptions { TokenColumn = 0 });
        Reads("1 a x O\n2 b x O\n3 c x O\n", "a/x b/x c/x", new ConllOptions { TokenColumn = 1, TagColumn = ^2 });
    }

    [Theory]
    [InlineData("# id 1-2\tdomain=am\na _ _ B-X\nb _ _ O\n\n# id 3-4\tdomain=am\nc _ _ O\n", "a/B-X b/O|c/O")]
    [InlineData("# sent_id = s0\n# text = a b\na O\nb O\n", "a/O b/O")]
    [InlineData("# newdoc\na O\n", "a/O")]
    [InlineData("a O\n\n# O\nb O\n", "a/O|#/O b/O")]
    [InlineData("a O\n# O\n", "a/O #/O")]
    [InlineData("# O\n", "#/O")]
    public void Comments_are_known_where_they_are_certain(string text, string expected) => Reads(text, expected);

    [Fact]
    public void A_comment_that_is_not_certain_is_refused_with_its_line_and_read_where_it_is_said()
    {
        const string Text = "a O\n\n# of another paper\nb O\n";
        Fails(Text, new ConllOptions(), "line 3", "expected 2 columns between blanks or tabs as in line 1, found 4; where lines that begin with # are comments, say so by the option Comments");
        Fails("#\thttp://example.org/x [2009]\n1\ta\tO\tO\n", new ConllOptions(), "line 2", "expected 2 columns between tabs as in line 1, found 4; where lines that begin with #");
        Reads(Text, "a/O|b/O", new ConllOptions { Comments = true });
        Reads("# x = y\n", "#/y", new ConllOptions { Comments = false });
    }

    [Fact]
    public void A_mark_in_front_of_a_file_that_was_joined_is_dropped()
    {
        Reads("\uFEFFa O\n\n\uFEFFb O\n\uFEFF\nc O\n", "a/O|b/O|c/O");
        Reads("a O\n\n\uFEFF-DOCSTART- O\nb O\n", "a/O|b/O");
    }

    [Fact]
    public void Utf16_and_utf32_are_known_by_their_marks()
    {
        foreach (Encoding encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true) })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("ሰላም O\r\n\r\nለዓለም O")];
            Assert.Equal(["ሰላም/O", "ለዓለም/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder.Write("file", bytes))));
        }

        Fails(Encoding.Unicode.GetBytes("ab O\n"), new ConllOptions(), "line 1", "the option Encoding");
    }

    [Fact]
    public void Bad_lines_are_skipped_and_counted_where_that_is_asked_for()
    {
        List<string> warnings = LoggedLines.Of(_mlContext, ChannelMessageKind.Warning);
        byte[] bytes = [.. "a O\nb\n"u8, 0xC3, (byte)' ', (byte)'O', .. "\nc\tx\tO\n\nd O\ne O\n"u8];
        string path = _folder.Write("file", bytes);
        IDataView data = _mlContext.Data.LoadFromConllFile(path, new ConllOptions { SkipBadLines = true });
        for (int pass = 0; pass < 2; pass++) Assert.Equal(["a/O", "d/O e/O"], ConllFolder.Sentences(data));
        Assert.Equal($"{path}: 3 lines were skipped, the first is line 2: expected 2 columns between blanks or tabs as in line 1, found 1.", Assert.Single(warnings));
        Fails(bytes, new ConllOptions(), "line 2");
        Fails("a O\nb\nc\nd O x\n", new ConllOptions { SkipBadLines = true }, "line 2", "the first of 3 lines that cannot be read, more than those that can (1)");
        Fails("b\nc\n", new ConllOptions { SkipBadLines = true }, "line 1", "found 1 column");
    }

    [Fact]
    public void Each_file_has_a_layout_of_its_own_and_the_log_says_which()
    {
        List<string> log = LoggedLines.Of(_mlContext);
        _folder.Write("1.txt", "a O\n");
        _folder.Write("2.txt", "0\tb\tO\n1\tc\tO\n2\td\tO\n");
        _folder.Write("3.txt", "Token\tLabel\ne\tO\n");
        Assert.Equal(["a/O", "b/O c/O d/O", "e/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder["*.txt"])));
        string[] files = [.. log.Where(line => line.Contains("token in", StringComparison.Ordinal))];
        Assert.Equal(
            [
                $"{_folder["1.txt"]}: token in column 1, tag in column 2 of 2 between blanks or tabs.",
                $"{_folder["2.txt"]}: token in column 2, tag in column 3 of 3 between tabs, column 1 counts tokens.",
                $"{_folder["3.txt"]}: token in column 1 (Token), tag in column 2 (Label) of 2 between tabs, line 1 is a heading.",
            ],
            files);
    }

    private void Reads(string text, string sentences, ConllOptions? options = null) =>
        Assert.Equal(sentences.Split('|'), ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder.Write("file", text), options)));

    private void Fails(string text, ConllOptions options, params string[] parts) => Fails(Encoding.UTF8.GetBytes(text), options, parts);

    private void Fails(byte[] text, ConllOptions options, params string[] parts) => ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(_folder.Write("file", text), options), [_folder["file"], .. parts]);
}
