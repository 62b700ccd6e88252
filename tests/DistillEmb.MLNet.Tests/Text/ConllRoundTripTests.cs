using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

/// <summary>What is written reads back the same, or is refused by name: sentences of nasty tokens.</summary>
public sealed class ConllRoundTripTests : IDisposable
{
    private static readonly string[] Parts =
    [
        "a", "ሰላም", "-DOCSTART-", "#", "# text", " ", "\t", "\r", "\n", "\uFEFF", "\u00A0", "\u0085", "\u2028", "\u200B", "\0", "\u000B", "\f", "\uD83D\uDE00", "\uD83D", "\uDE00", "|", "-", "\"", "\uFFFF", "e\u0301",
    ];

    private readonly ConllFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(' ', null)]
    [InlineData('\t', '\t')]
    [InlineData('|', '|')]
    public void Every_sentence_that_is_written_is_read_back(char separator, char? readSeparator)
    {
        var random = new Random(1);
        int written = 0;
        for (int i = 0; i < 600; i++)
        {
            Row[] rows = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Made(random))];
            if (!Write(rows, separator)) continue;
            written++;
            IDataView back = _mlContext.Data.LoadFromConllFile(_folder["out"], new ConllOptions { Separator = readSeparator });
            Assert.Equal(rows.Select(row => row.Tokens), back.GetColumn<string[]>("Tokens"));
            Assert.Equal(rows.Select(row => row.Tags), back.GetColumn<string[]>("Tags"));
        }

        Assert.InRange(written, 100, 590);
    }

    [Theory]
    [InlineData("-DOCSTART-", ' ')]
    [InlineData("-DOCSTART-", '\t')]
    [InlineData("-DOCSTART- of a text", '\t')]
    public void A_token_that_starts_a_document_is_refused(string token, char separator)
    {
        string message = Assert.Throws<InvalidDataException>(() => Save([new Row { Tokens = ["a"], Tags = ["O"] }, new Row { Tokens = ["b", token], Tags = ["O", "O"] }], separator)).Message;
        Assert.Contains("Row 1: item 1 of 'Tokens'", message, StringComparison.Ordinal);
        Assert.Contains("starts a document", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_token_that_begins_like_a_byte_order_mark_is_read_back()
    {
        Save([new Row { Tokens = ["\uFEFFa"], Tags = ["O"] }, new Row { Tokens = ["\uFEFFb"], Tags = ["O"] }], ' ');
        Assert.Equal(["\uFEFFa/O", "\uFEFFb/O"], ConllFolder.Sentences(_mlContext.Data.LoadFromConllFile(_folder["out"])));
    }

    private static Row Made(Random random)
    {
        string[] tokens = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Token(random))];
        return new Row { Tokens = tokens, Tags = [.. tokens.Select(_ => random.Next(4) == 0 ? Token(random) : "O")] };
    }

    private static string Token(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => Parts[random.Next(3) == 0 ? random.Next(Parts.Length) : 0]));

    private bool Write(Row[] rows, char separator)
    {
        try
        {
            Save(rows, separator);
            return true;
        }
        catch (InvalidDataException fault)
        {
            Assert.Matches("^Row [0-9]+: item [0-9]+ of '(Tokens|Tags)' ", fault.Message);
            return false;
        }
    }

    private void Save(Row[] rows, char separator) => _mlContext.Data.SaveAsConllFile(_mlContext.Data.LoadFromEnumerable(rows), _folder["out"], separator: separator);

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string[] Tags { get; set; } = [];
    }
}
