using System.Text;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.SkipGram;

/// <summary>What a corpus in files is taken for, and what becomes of its text.</summary>
public sealed class TextFilesTests : IDisposable
{
    private const string Raw = "ዶ/ር አበበ ወደ አዲስ አበባ ሄዱ። ከዚያ፣ በማግስቱ ተመለሱ።\nThe second line, of two sentences. Here is one!\n";
    private const string Tokenized = "ዶ/ር አበበ ወደ አዲስ አበባ ሄዱ ።\nከዚያ ፣ በማግስቱ ተመለሱ ።\nThe second line , of two sentences .\nHere is one !\n";

    private static readonly WordVectorOptions All = new() { MinimumCount = 1 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Raw_text_gives_the_tokens_of_tokenised_text()
    {
        var raw = new TextFiles(_folder.Write("raw.txt", Raw));
        var tokenized = new TextFiles(_folder.Write("tokenized.txt.gz", TemporaryFolder.Gzip(Tokenized)));
        Assert.Equal(SentencesOf(tokenized), SentencesOf(raw));
        Assert.Contains("raw text, cut into sentences and tokens", raw.Finding(default), StringComparison.Ordinal);
        Assert.Contains("tokenised text, a sentence a line", tokenized.Finding(default), StringComparison.Ordinal);
        Assert.Null(tokenized.TokenizerOf(default));
        Assert.NotNull(raw.TokenizerOf(default));
        using NumberedCorpus first = NumberedCorpus.Read(raw, All, default);
        using NumberedCorpus second = NumberedCorpus.Read(tokenized, All, default);
        Assert.Equal(second.Vocabulary.Census.Tokens, first.Vocabulary.Census.Tokens);
        Assert.Equal(Enumerable.Range(0, second.Vocabulary.Count).Select(second.Vocabulary.TextOf), Enumerable.Range(0, first.Vocabulary.Count).Select(first.Vocabulary.TextOf));
    }

    [Fact]
    public void A_folder_is_all_files_in_it_in_the_order_of_their_names()
    {
        Directory.CreateDirectory(_folder.PathOf("texts/a"));
        _folder.Write("texts/b.txt", "ለ መ ።\n");
        _folder.Write("texts/a/1.txt.gz", TemporaryFolder.Gzip("ሀ ለ ።\n"));
        _folder.Write("texts/.hidden", "ሐ ።\n");
        var corpus = new TextFiles(_folder.PathOf("texts"));
        Assert.Equal([["ሀ", "ለ", "።"], ["ለ", "መ", "።"]], SentencesOf(corpus));
        Assert.Contains("2 files", corpus.Finding(default), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_of_the_form_holds()
    {
        string path = _folder.Write("raw.txt", Raw);
        Assert.Contains("ሄዱ።", SentencesOf(new TextFiles(path, CorpusForm.Tokenized))[0]);
        Assert.Equal(4, SentencesOf(new TextFiles(path, CorpusForm.Raw)).Length);
    }

    [Theory]
    [InlineData("ሰላም ዓለም ።\nሰላም ዓለም ።\nሰላም ዓለም።\n", "may be raw text or tokenised: in its first lines, of 3 signs of punctuation, 2 stand apart from words, 1 at their end. Form has to be given, Raw or Tokenized.")]
    [InlineData("0.1 0.2 0.3 0.4 0.5\n0.1 0.2 0.3 0.4 0.5\n0.1 0.2 0.3 0.4 0.5\n0.1 0.2 0.3 0.4 0.5\n", "is no text: 0 % of what stands between blanks has a letter; expected words.")]
    public void What_is_not_plain_is_asked_for_and_what_is_no_text_is_refused(string text, string fault)
    {
        string path = _folder.Write("text.txt", text);
        Assert.Equal($"The corpus '{path}' {fault}", Assert.Throws<InvalidDataException>(() => new TextFiles(path).Finding(default)).Message);
    }

    [Fact]
    public void A_list_of_words_is_no_corpus()
    {
        string path = _folder.Write("words.txt", string.Concat(Enumerable.Range(0, 50).Select(i => $"ቃል{i}\n")));
        Assert.Contains("has one word a line, as a list of words has", Assert.Throws<InvalidDataException>(() => TrainedWordVectors.Train(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000, 30, 2)]
    [InlineData(80_000, 30, 2)]
    [InlineData(1_000_000, 11, 3)]
    [InlineData(7_000_000, 5, 5)]
    [InlineData(10_000_000_000, 5, 5)]
    public void A_small_corpus_is_seen_more_often(long tokens, int epochs, int minimum)
    {
        var options = new WordVectorOptions();
        Assert.Equal(epochs, options.EpochsFor(new CorpusCensus(tokens, tokens, 10, 10, 10)));
        Assert.Equal(minimum, options.MinimumCountFor(tokens));
        Assert.Equal((7, 9), (new WordVectorOptions { Epochs = 7 }.EpochsFor(new CorpusCensus(tokens, tokens, 10, 10, 10)), new WordVectorOptions { MinimumCount = 9 }.MinimumCountFor(tokens)));
    }

    [Fact]
    public void Utf16_and_utf32_are_known_by_their_marks()
    {
        string[][] expected = SentencesOf(new TextFiles(_folder.Write("utf8.txt", Raw)));
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(Raw)];
            Assert.Equal(expected, SentencesOf(new TextFiles(_folder.Write("marked.txt", bytes))));
            Assert.Equal(expected, SentencesOf(new TextFiles(_folder.Write("marked.txt", TemporaryFolder.Gzip(bytes)))));
        }

        string broken = _folder.Write("broken.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Raw), 0, 0xD8, 0, 0xD8]);
        Assert.StartsWith($"The corpus '{broken}', line 1: here or soon after, found bytes that are no utf-16", Assert.Throws<InvalidDataException>(() => SentencesOf(new TextFiles(broken))).Message, StringComparison.Ordinal);
    }

    private static string[][] SentencesOf(TextFiles corpus) => [.. corpus.Sentences(default)];
}
