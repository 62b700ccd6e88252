using System.Text;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

public sealed class ConllFaultTests : IDisposable
{
    private readonly ConllFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_with_another_count_of_columns_is_named()
    {
        string path = _folder.Write("file", "a O\nb O\n\nc\n");
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(path), path, "line 4", "expected 2 columns between blanks or tabs as in line 1, found 1");
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { ColumnCount = 3 }), "line 1", "expected 3 columns between blanks or tabs, found 2");
    }

    [Fact]
    public void Each_file_has_a_count_of_its_own()
    {
        _folder.Write("1.txt", "a x O\n");
        _folder.Write("2.txt", "b O\n");
        Assert.Equal(["a/O", "b/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder["*.txt"])));
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(_folder["*.txt"], new ConllOptions { ColumnCount = 3 }), _folder["2.txt"], "line 1");
    }

    [Fact]
    public void A_file_without_tags_is_told_apart()
    {
        string path = _folder.Write("file", "a\nb\n");
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(path), "line 1", "found 1 column", "the token is column 1", "the tag the last column", "must be two");
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { TokenColumn = 3 }), "found 1 column", "column 4");
    }

    [Fact]
    public void Empty_columns_between_chosen_separators_are_named()
    {
        string path = _folder.Write("file", "a\tO\n\tO\n");
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { Separator = '\t' }), "line 2", "the token is empty, column 1 of 2");
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_named_by_line()
    {
        byte[] bytes = [.. "a O\nb O\n"u8, 0xC3, (byte)' ', (byte)'O', (byte)'\n'];
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(_folder.Write("file", bytes)), _folder["file"], "line 3", "no UTF-8");
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(_folder["file"], new ConllOptions { Encoding = Encoding.ASCII }), _folder["file"], "us-ascii");
    }

    [Fact]
    public void A_gzip_file_that_is_cut_off_or_damaged_is_told()
    {
        byte[] packed = ConllFolder.Pack(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i * 7919} O\n\n")));
        foreach (int length in new[] { packed.Length - 1, packed.Length - 8, packed.Length - 300, packed.Length / 2, 10, 5 })
            ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(_folder.Write("cut.gz", packed[..length])), _folder["cut.gz"], "line", "cut off or damaged");
        packed.AsSpan(packed.Length / 3, 64).Fill(0xAA);
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(_folder.Write("damaged.gz", packed)), _folder["damaged.gz"], "line");
    }

    [Fact]
    public void Gzip_files_that_were_joined_are_one_and_are_checked_too()
    {
        byte[] joined = [.. ConllFolder.Pack("a O\n\n"), .. ConllFolder.Pack("b O\n\nc O\n")];
        Assert.Equal(["a/O", "b/O", "c/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder.Write("joined.gz", joined))));
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(_folder.Write("cut.gz", joined[..^5])), _folder["cut.gz"], "cut off or damaged");
    }

    [Fact]
    public void A_damaged_file_is_closed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Which files are open is read in /proc.");
        string path = _folder.Write("damaged.gz", ConllFolder.Pack("a O\n")[..12]);
        for (int i = 0; i < 5; i++) ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(path), path);
        Assert.DoesNotContain(path, Directory.GetFiles("/proc/self/fd").Select(link => new FileInfo(link).LinkTarget));
    }

    [Fact]
    public void A_line_without_end_is_told_with_its_number_and_the_limit()
    {
        string path = _folder["long"];
        using (FileStream file = File.Create(path))
        {
            file.Write("a O\n\nb"u8);
            file.SetLength((1 << 23) + 10);
        }

        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(path), path, "line 3", "longer than 8388608 bytes");
    }

    [Fact]
    public void A_sentence_without_end_is_told_where_it_begins()
    {
        string Text(int tokens) => $"a O\n\n\n{string.Concat(Enumerable.Repeat("b O\n", tokens))}";
        Assert.Equal(2, ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder.Write("file", Text(4096)))).Length);
        ConllFolder.Fails(_mlContext.Data.LoadFromConllFile(_folder.Write("file", Text(4097))), _folder["file"], "line 4: the sentence that begins here has more than 4096 tokens", "expected an empty line after each sentence");
    }

    [Fact]
    public void Missing_files_are_told_at_once()
    {
        Says<FileNotFoundException>(() => _mlContext.Data.LoadFromConllFile(_folder["none"]), _folder["none"], "does not exist");
        Says<FileNotFoundException>(() => _mlContext.Data.LoadFromConllFile(_folder["*.none"]), _folder["*.none"], "No file matches");
        Says<FileNotFoundException>(() => _mlContext.Data.LoadFromConllFile(_folder[""]), "is a folder");
        Assert.Throws<ArgumentException>(() => _mlContext.Data.LoadFromConllFile(""));
        Assert.ThrowsAny<ArgumentException>(() => _mlContext.Data.LoadFromConllFile((string)null!));
    }

    [Fact]
    public void A_file_that_went_is_told_while_reading()
    {
        IDataView data = _mlContext.Data.LoadFromConllFile(_folder.Write("file", "a O\n"));
        File.Delete(_folder["file"]);
        Says<FileNotFoundException>(() => ConllFolder.Sentences(data), _folder["file"], "does not exist");
    }

    [Fact]
    public void Everything_wrong_in_the_options_is_named_at_once()
    {
        var options = new ConllOptions
        {
            TokenColumn = ^1,
            TagColumn = ^1,
            ColumnCount = 0,
            Separator = '\n',
            SourceColumnName = "Tokens",
            SentenceIdColumnName = "",
            TagsColumnName = null!,
        };
        Says<ArgumentException>(
            () => _mlContext.Data.LoadFromConllFile(_folder.Write("file", "a O\n"), options),
            "TokenColumn and TagColumn are both ^1",
            "ColumnCount is 0",
            "Separator is U+000A",
            "TokensColumnName and SourceColumnName are all 'Tokens'",
            "SentenceIdColumnName is empty; it must be the name of a column.",
            "TagsColumnName is null; it must be the name of a column.");
        Says<ArgumentException>(() => _mlContext.Data.LoadFromConllFile(_folder["file"], new ConllOptions { ColumnCount = 1 }), "ColumnCount is 1", "must be two");
        Says<ArgumentException>(() => _mlContext.Data.LoadFromConllFile(_folder["file"], new ConllOptions { TokenColumn = ^0, TagColumn = null }), "TokenColumn is ^0");
        Says<ArgumentException>(() => _mlContext.Data.LoadFromConllFile([(_folder["file"], "amh")], new ConllOptions { LanguageFromFolder = true }), "LanguageFromFolder is true");
        Says<ArgumentException>(() => _mlContext.Data.LoadFromConllFile([(_folder["file"], "amh"), (_folder["file"], "")]), "File 2");
        Says<ArgumentException>(() => _mlContext.Data.LoadFromConllFile(Array.Empty<(string, string)>()), "no files");
    }

    [Fact]
    public void Options_may_change_afterwards()
    {
        var options = new ConllOptions();
        IDataView data = _mlContext.Data.LoadFromConllFile(_folder.Write("file", "a b O\n"), options);
        options.TokenColumn = 1;
        Assert.Equal(["a/O"], ConllFolder.Sentences(data));
    }

    private static void Says<TException>(Action action, params string[] parts)
        where TException : Exception
    {
        string message = Assert.Throws<TException>(action).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
