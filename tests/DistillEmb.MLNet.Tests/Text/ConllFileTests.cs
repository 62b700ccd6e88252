using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

public sealed class ConllFileTests : IDisposable
{
    private const string Plain = "ታምራት B-PER\nጎዴ B-LOC\nደረሱ O\n\nሰላም O\n";

    private readonly ConllFolder _folder = new();
    private readonly MLContext _mlContext = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a B\nb O\n\nc O\n\n")]
    [InlineData("a B\nb O\n\nc O")]
    [InlineData("\n\na B\nb O\n\n\n \t\n\nc O\n\n\n")]
    [InlineData("a B\r\nb O\r\n\r\nc O\r\n")]
    [InlineData("a B\rb O\r\rc O\r")]
    [InlineData("a B\r\nb O\n\rc O")]
    [InlineData("a\tB\nb   O\n\n c O \n")]
    [InlineData("-DOCSTART- -X-\n\na B\nb O\n-DOCSTART- -X- O O\nc O\n")]
    [InlineData("\uFEFFa B\nb O\n\nc O\n")]
    public void Sentences_are_read(string text)
    {
        IDataView data = _mlContext.Data.LoadFromConllFile(_folder.Write("file", text));
        Assert.Equal(["a/B b/O", "c/O"], ConllFolder.Sentences(data));
        Assert.Equal([1L, 2L], data.GetColumn<long>("SentenceId"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("\uFEFF")]
    [InlineData("-DOCSTART- O")]
    public void A_file_without_sentences_is_a_view_without_rows(string text) =>
        Assert.Empty(ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder.Write("file", text))));

    [Fact]
    public void A_sentence_tells_where_it_begins()
    {
        string path = _folder.Write("file", "\n-DOCSTART- O\n\na O\nb O\n\n\nc O\n");
        Assert.Equal([$"{path}:4", $"{path}:8"], _mlContext.Data.LoadFromConllFile(path).GetColumn<string>("Source"));
    }

    [Fact]
    public void Gzip_is_known_by_its_bytes()
    {
        Assert.Equal(["ታምራት/B-PER ጎዴ/B-LOC ደረሱ/O", "ሰላም/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder.Write("file.gz", ConllFolder.Pack(Plain)))));
        Assert.Equal(2, _mlContext.Data.LoadFromConllFile(_folder.Write("file.txt", ConllFolder.Pack(Plain))).GetColumn<string[]>("Tags").Count());
    }

    [Fact]
    public void Lines_longer_than_the_buffer_and_many_of_them_are_read()
    {
        string longest = new('ሀ', 100_000);
        string[] words = [.. Enumerable.Range(0, 4_000).Select(i => $"ቃል{i}-{i}-{i}"), longest, "end"];
        IDataView data = _mlContext.Data.LoadFromConllFile(_folder.Write("file", string.Join('\n', words.Select(word => $"{word} O"))));
        Assert.Equal(words, Assert.Single(data.GetColumn<string[]>("Tokens")));
    }

    [Fact]
    public void Text_is_not_normalised() =>
        Assert.Equal(["e\u0301/O", "\u00E9/O", "a\u00A0b/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder.Write("file", "e\u0301 O\n\n\u00E9 O\n\na\u00A0b O\n"))));

    [Fact]
    public void Columns_are_counted_from_both_ends()
    {
        string path = _folder.Write("file", "1 EU NNP I-NP B-ORG\n2 rejects VBZ I-VP O\n");
        Assert.Equal(["1/B-ORG 2/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(path)));
        Assert.Equal(["EU/NNP rejects/VBZ"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { TokenColumn = 1, TagColumn = ^3 })));
    }

    [Fact]
    public void Without_tags_there_is_no_column_of_them()
    {
        IDataView data = _mlContext.Data.LoadFromConllFile(_folder.Write("file", "a\nb\n\nc\n"), new ConllOptions { TagColumn = null });
        Assert.Equal(["Tokens", "SentenceId", "Source"], data.Schema.Select(column => column.Name));
        Assert.Equal([["a", "b"], ["c"]], data.GetColumn<string[]>("Tokens"));
    }

    [Fact]
    public void With_a_tab_chosen_tokens_hold_blanks()
    {
        string path = _folder.Write("file", "New York\tB-LOC\n is \tO\n");
        Assert.Equal(["New York", " is "], Assert.Single(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { Separator = '\t' }).GetColumn<string[]>("Tokens")));
    }

    [Fact]
    public void Comments_are_passed_over_where_they_are_asked_for()
    {
        string path = _folder.Write("file", "# text\n1\tPrice\tO\n# O O\n2\t#\tO\n");
        Assert.Equal(["Price/O #/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(path, new ConllOptions { Comments = true, TokenColumn = 1 })));
        Assert.Equal(["#/O one/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder.Write("tokens", "# O\none O\n"))));
    }

    [Fact]
    public void Document_starts_can_be_kept() =>
        Assert.Equal(["-DOCSTART-/O", "a/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder.Write("file", "-DOCSTART- O\n\na O\n"), new ConllOptions { SkipDocumentStarts = false })));

    [Fact]
    public void Other_encodings_are_read()
    {
        foreach (Encoding encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Plain)];
            IDataView data = _mlContext.Data.LoadFromConllFile(_folder.Write("file", bytes), new ConllOptions { Encoding = encoding });
            Assert.Equal(["ታምራት/B-PER ጎዴ/B-LOC ደረሱ/O", "ሰላም/O"], ConllFolder.Sentences(data));
        }

        IDataView latin = _mlContext.Data.LoadFromConllFile(_folder.Write("latin", "caf\u00E9 O\n", Encoding.Latin1), new ConllOptions { Encoding = Encoding.Latin1 });
        Assert.Equal(["caf\u00E9/O"], ConllFolder.Sentences(latin));
    }
}
