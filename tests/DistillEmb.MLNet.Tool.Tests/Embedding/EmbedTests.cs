using System.Globalization;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Embedding;

public sealed class EmbedTests(TinyModels models)
{
    private const float HalfOfTheLastDecimal = 0.5e-5f + 1e-7f;

    [Fact]
    public void The_numbers_are_the_encoders_to_five_decimals()
    {
        string[] words = [.. models.TeacherWords.Take(20), "unseen", "ለማንምየማይታወቅቃል", "🙂"];
        ToolResult result = ToolProcess.RunWith(string.Join('\n', words), "embed", models.Encoder).Ok();
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(models.Encoder);
        Assert.Equal(words.Length, result.Lines.Length);
        for (int i = 0; i < words.Length; i++) AssertLine(words[i], encoder.Embed(words[i]), result.Lines[i]);
        Assert.Equal("", result.Errors);
    }

    [Fact]
    public void A_head_is_its_part_of_the_vector()
    {
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(models.Encoder);
        EncoderHead head = encoder.Heads[1];
        string line = Assert.Single(ToolProcess.RunWith("ሰላም", "embed", models.Encoder, "--head", head.Name).Ok().Lines);
        AssertLine("ሰላም", encoder.Embed("ሰላም").AsSpan(head.Offset, head.Dimension), line);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public void The_order_is_kept_over_many_batches_whoever_computes_them(string threads)
    {
        string[] words = [.. Enumerable.Range(0, 5000).Select(i => i % 7 == 0 ? "ሰላም" : $"ቃል{i % 3001}")];
        string file = models.Write(words);
        ToolResult fromFile = ToolProcess.Run("embed", models.Encoder, "--words", file, "--threads", threads).Ok();
        Assert.Equal(words, fromFile.Lines.Select(line => line.Split(' ')[0]));
        Assert.Equal(fromFile.Output, ToolProcess.RunWith(File.ReadAllText(file), "embed", models.Encoder).Ok().Output);
    }

    [Fact]
    public void All_words_of_a_line_of_any_length_are_embedded_and_one_that_is_none_is_refused()
    {
        string[] words = [.. Enumerable.Range(0, 30_000).Select(i => $"ቃል{i % 1000}")];
        ToolResult result = ToolProcess.RunWith(string.Join(' ', words), "embed", models.Encoder).Ok();
        Assert.Equal(words, result.Lines.Select(line => line.Split(' ')[0]));
        string file = models.Write(["ሰላም", $"ቤት {new string('a', 1 << 24)} ቤት"]);
        ToolResult refused = ToolProcess.Run("embed", models.Encoder, "--words", file);
        Assert.Equal(1, refused.Code);
        Assert.Equal($"distillemb: '{file}', line 2: a word is longer than 1048576 bytes; expected a text with blanks between words.\n", refused.Errors);
    }

    [Fact]
    public void Words_in_UTF16_are_known_by_the_mark()
    {
        string file = models.NewPath(".txt");
        File.WriteAllText(file, "ሰላም ቤት\n", Encoding.Unicode);
        Assert.Equal(ToolProcess.RunWith("ሰላም ቤት", "embed", models.Encoder).Ok().Output, ToolProcess.Run("embed", models.Encoder, "--words", file).Ok().Output);
    }

    [Fact]
    public void A_word_in_another_Unicode_form_or_with_invisible_characters_has_the_same_vector()
    {
        string[] lines = ToolProcess.RunWith("caf\u00E9 cafe\u0301 caf\u00E9\u200B \u00ADcaf\u00E9", "embed", models.Encoder).Ok().Lines;
        Assert.Equal(4, lines.Length);
        Assert.Single(lines.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Distinct());
    }

    [Fact]
    public void Lines_may_hold_several_words_or_none_and_end_as_on_Windows_and_files_may_be_packed()
    {
        string packed = models.NewPath(".txt.gz");
        using (var writer = new StreamWriter(new GZipStream(File.Create(packed), CompressionLevel.Fastest), new System.Text.UTF8Encoding(true))) writer.Write("ሀ ለ\r\n\r\n  ሐ\t መ \r\nሠ");
        ToolResult result = ToolProcess.Run("embed", models.Encoder, "--words", packed).Ok();
        Assert.Equal(["ሀ", "ለ", "ሐ", "መ", "ሠ"], result.Lines.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void A_packed_file_that_is_cut_off_is_an_error()
    {
        string packed = models.NewPath(".gz");
        using (var writer = new StreamWriter(new GZipStream(File.Create(packed), CompressionLevel.Fastest))) writer.Write(string.Join('\n', models.TeacherWords));
        File.WriteAllBytes(packed, File.ReadAllBytes(packed)[..^20]);
        Assert.Equal(1, ToolProcess.Run("embed", models.Encoder, "--words", packed).Code);
    }

    [Fact]
    public void No_words_are_no_fault() => Assert.Equal("", ToolProcess.RunWith("", "embed", models.Encoder).Ok().Output);

    [Fact]
    public void A_file_holds_each_word_once_behind_its_counts()
    {
        string path = models.NewPath(".vec");
        File.WriteAllText(path, "old");
        ToolResult result = ToolProcess.RunWith("ሀ\nለ\nሀ\n", "embed", models.Encoder, "--out", path).Ok();
        string[] lines = File.ReadAllLines(path);
        Assert.Equal("0000000002 100", lines[0]);
        Assert.Equal(["ሀ", "ለ"], lines[1..].Select(line => line.Split(' ')[0]));
        Assert.Contains("2 words written", result.Errors, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
    }

    private static void AssertLine(string word, ReadOnlySpan<float> vector, string line)
    {
        string[] parts = line.Split(' ');
        Assert.Equal(word, parts[0]);
        Assert.Equal(vector.Length, parts.Length - 1);
        for (int i = 0; i < vector.Length; i++)
        {
            Assert.Matches(@"^-?\d+\.\d{5}$", parts[i + 1]);
            Assert.InRange(float.Parse(parts[i + 1], CultureInfo.InvariantCulture) - vector[i], -HalfOfTheLastDecimal, HalfOfTheLastDecimal);
        }
    }
}
