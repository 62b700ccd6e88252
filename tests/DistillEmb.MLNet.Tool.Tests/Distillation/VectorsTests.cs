using System.Text.Json;
using Xunit;

namespace DistillEmb.MLNet.Tool.Tests.Distillation;

/// <summary>Raw text in, vectors or an encoder out.</summary>
public sealed class VectorsTests(TinyModels models)
{
    // Two topics, as people write: an encoder learns that words of one stand together.
    private static string Raw()
    {
        string[][] topics = [["በሬው", "ሜዳውን", "አረሰ", "ገበሬው", "ዘራ"], ["መርከቡ", "ባሕሩን", "አቋረጠ", "ካፒቴኑ", "ሰመጠ"]];
        var random = new Random(3);
        return string.Join('\n', Enumerable.Range(0, 300).Select(line => $"{string.Join(' ', Enumerable.Range(0, 6).Select(_ => $"{topics[line % 2][random.Next(5)]}{(random.Next(4) == 0 ? "ም" : "")}"))}። ሰላም፣ ዛሬ {random.Next(90)} ናቸው።"));
    }

    [Theory]
    [InlineData("vectors.vec")]
    [InlineData("vectors.bin", "--subwords", "2-4")]
    public void Vectors_are_trained_and_read_as_a_teacher(string name, params string[] more)
    {
        (string text, string path) = (models.NewPath(".txt"), Path.Combine(Path.GetDirectoryName(models.NewPath(".txt"))!, Guid.NewGuid() + name));
        File.WriteAllText(text, Raw());
        ToolResult result = ToolProcess.Run(["vectors", "--corpus", text, "--out", path, "--dimension", "16", "--epochs", "3", "--json", .. more]).Ok();
        Assert.Contains("is read as raw text, cut into sentences and tokens by the rules for Amharic", result.Errors, StringComparison.Ordinal);
        int words = result.Json.GetProperty("words").GetInt32();
        Assert.Equal(words, TeacherVocabulary.Load([Teacher.FromFile(path)]).Words.Count);
        Assert.Contains("ሰላም", TeacherVocabulary.Load([Teacher.FromFile(path)]).Words);
    }

    [Fact]
    public void A_corpus_alone_is_distilled_and_the_encoder_knows_how_its_text_was_cut()
    {
        (string text, string path, string checkpoint) = (models.NewPath(".txt"), models.NewPath(".zip"), models.NewPath(".checkpoint"));
        File.WriteAllText(text, Raw());
        string[] arguments = ["distill", "--corpus", text, "--out", path, "--vector-dimension", "16", "--vector-epochs", "2", "--epochs", "1", "--resume", checkpoint, "--language", "tigrinya", "--json"];
        ToolResult result = ToolProcess.Run(arguments).Ok();
        Assert.Contains("Teachers are trained on", result.Errors, StringComparison.Ordinal);
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(path);
        Assert.Equal(["word2vec", "fasttext"], encoder.Heads.Select(head => head.Name));
        Assert.Equal(EthiopicLanguage.Tigrinya, encoder.Tokenizer?.Language);
        byte[] first = File.ReadAllBytes(path);
        ToolProcess.Run(arguments).Ok(); // With the teachers that stand beside the checkpoint.
        Assert.Equal(first, File.ReadAllBytes(path));
        IsUsedLikewise(path);
    }

    // In Tigrinya, ፡ before a blank is a comma; in Amharic it is the end of a word.
    private void IsUsedLikewise(string encoder)
    {
        const string Told = "The text is cut by the rules for Tigrinya, as that was which the encoder was distilled from.";
        const string Text = "በሬው፡ ሜዳውን፡፡";
        string[] expected = DistillEmbEncoder.Load(encoder).Tokenizer!.Tokenize(Text);
        Assert.NotEqual(TextTokenizer.Default.Tokenize(Text), expected);
        ToolResult embedded = ToolProcess.RunWith(Text, "embed", encoder, "--text", "raw").Ok();
        Assert.Equal(expected, embedded.Lines.Select(line => line.Split(' ')[0]));
        Assert.Contains(Told, embedded.Errors, StringComparison.Ordinal);

        string classifier = models.NewPath(".zip");
        string[] train = ["classify", "train", "--train", models.DevTexts, "--encoder", encoder, "--frozen", "--epochs", "1", "--hidden", "8", "--out", classifier];
        Assert.Contains(Told, ToolProcess.Run(train).Ok().Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("is cut by", ToolProcess.Run([.. train, "--language", "geez"]).Ok().Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is nothing to distil: give files of vectors by --teacher, or a text that teachers are trained from by --corpus")]
    [InlineData("--vector-epochs is for teachers that are trained from --corpus; here --teacher gives them", "--teacher", "WORD2VEC", "--vector-epochs", "3")]
    [InlineData("--text says how a corpus is read; --corpus is missing", "--teacher", "WORD2VEC", "--text", "raw")]
    public void What_does_not_go_together_is_told(string fault, params string[] given)
    {
        ToolResult result = ToolProcess.Run(["distill", "--out", models.NewPath(".zip"), .. given.Select(word => word == "WORD2VEC" ? models.Word2Vec : word)]);
        Assert.Equal(2, result.Code);
        Assert.Contains(fault, result.Errors, StringComparison.Ordinal);
    }
}
