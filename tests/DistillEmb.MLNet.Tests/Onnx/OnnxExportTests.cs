using System.Globalization;
using DistillEmb.Characters;
using DistillEmb.MLNet.Tests.Persistence;
using DistillEmb.Network;
using Microsoft.ML.OnnxRuntime;
using Xunit;

namespace DistillEmb.MLNet.Tests.Onnx;

/// <summary>ONNX Runtime gives the vectors of the managed kernel.</summary>
public class OnnxExportTests
{
    private static readonly EncoderHead[] Heads = EncoderHead.SideBySide([("word2vec", 10), ("fasttext", 6)]);

    [Theory]
    [InlineData("plain")]
    [InlineData("ngrams")]
    [InlineData("odd ngrams")]
    [InlineData("long ngrams")]
    [InlineData("chosen ngrams")]
    [InlineData("one long bank")]
    [InlineData("default")]
    [InlineData("small")]
    [InlineData("medium")]
    [InlineData("large")]
    public void An_exported_model_gives_the_same_vectors(string architecture) => Check(TestEncoders.Create(Architecture(architecture), Heads));

    [Fact]
    public void Raw_heads_stay_raw()
    {
        DistillEmbEncoder encoder = TestEncoders.Create(Architecture("ngrams"), Heads, normalizeHeads: false);
        Assert.Contains(encoder.Embed(OnnxWords.All), vector => vector.Any(number => Math.Abs(number) > 1));
        Check(encoder);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(64)]
    public void Words_may_be_short_or_long(int maxWordLength) => Check(TestEncoders.Create(Architecture("long ngrams"), Heads, maxWordLength: maxWordLength));

    [Fact]
    public void Heads_may_share_their_part() => Check(TestEncoders.Create(Architecture("ngrams"), [new("word2vec", 0, 16), new("fasttext", 0, 16)]));

    [Fact]
    public void Rounded_weights_are_exported_as_they_are_used() => Check(TestEncoders.Create(Architecture("ngrams"), Heads).WithPrecision(WeightPrecision.Int8));

    [Fact]
    public void An_exact_word_has_the_vector_of_the_network()
    {
        DistillEmbEncoder encoder = TestEncoders.Create(Architecture("ngrams"), Heads);
        DistillEmbEncoder withExact = TestEncoders.WithExactWords(encoder, "abc");
        using var model = new ExportedModel(withExact);
        ExportedModel.AssertNear(encoder.Embed(["abc"]), model.Run(["abc"]));
        Assert.NotEqual(encoder.Embed("abc"), withExact.Embed("abc"));
    }

    [Fact]
    public void A_word_alone_has_the_vector_that_it_has_among_others()
    {
        DistillEmbEncoder encoder = TestEncoders.Create(Architecture("ngrams"), Heads);
        using var model = new ExportedModel(encoder);
        float[][] together = model.Run(OnnxWords.All);
        for (int i = 0; i < 20; i++) ExportedModel.AssertNear([together[i]], model.Run([OnnxWords.All[i]]));
    }

    [Fact]
    public void No_words_have_no_vectors()
    {
        using var model = new ExportedModel(TestEncoders.Create(Architecture("ngrams"), Heads));
        Assert.Empty(model.Run([]));
    }

    [Theory]
    [InlineData("ngrams")]
    [InlineData("small")]
    public void The_properties_say_how_words_become_rows(string architecture)
    {
        DistillEmbEncoder encoder = TestEncoders.Create(Architecture(architecture), Heads);
        using var model = new ExportedModel(encoder);
        Dictionary<string, string> properties = model.Session.ModelMetadata.CustomMetadataMap;
        Assert.Equal(encoder.Architecture.Name, properties["distillemb.architecture"]);
        Assert.Equal("1", properties["distillemb.format_version"]);
        Assert.Equal("true", properties["distillemb.normalize_heads"]);
        Assert.Equal("""[{"name":"word2vec","offset":0,"dimension":10},{"name":"fasttext","offset":10,"dimension":6}]""", properties["distillemb.heads"]);
        Assert.Equal(architecture == "ngrams", properties.ContainsKey("distillemb.ngrams"));
        Assert.Equal(encoder.Properties["purpose"], properties["distillemb.property.purpose"]);
        Assert.NotEmpty(properties["distillemb.package_version"]);

        var rows = new DocumentedRows(properties);
        foreach (string word in (string[])["", "a", "abq!", "\u1230\u120B\u121D", "abcdefghijklmnopqrst"]) Assert.Equal(rows.RowOf(word), encoder.EncodeCharacters([word]));
    }

    [Fact]
    public void The_input_and_the_output_are_described()
    {
        using var model = new ExportedModel(TestEncoders.Create());
        (string name, NodeMetadata input) = Assert.Single(model.Session.InputMetadata);
        Assert.Equal(("characters", typeof(long)), (name, input.ElementType));
        Assert.Equal([-1, TestEncoders.MaxWordLength + 2], input.Dimensions);
        Assert.Equal(["words", ""], input.SymbolicDimensions);
        Assert.Equal([-1, 16], Assert.Single(model.Session.OutputMetadata).Value.Dimensions);
    }

    [Theory]
    [InlineData("fr-FR", "ngrams")] // Decimal comma.
    [InlineData("sv-SE", "ngrams")] // Another minus sign, U+2212.
    [InlineData("sv-SE", "chosen ngrams")]
    [InlineData("sv-SE", "small")]
    [InlineData("fa-IR", "chosen ngrams")] // Another minus sign, with marks of direction, and another calendar.
    [InlineData("ar-SA", "chosen ngrams")]
    [InlineData("tr-TR", "medium")] // I and i are not one letter.
    public void Equal_encoders_are_equal_files_in_every_culture(string culture, string architecture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            byte[] first = Export(TestEncoders.Create(Architecture(architecture), Heads, seed: 3));
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(first, Export(TestEncoders.Create(Architecture(architecture), Heads, seed: 3)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_file_replaces_the_old_one_and_leaves_nothing_beside_it()
    {
        using var folder = new SavingFolder();
        string path = folder["encoder.onnx"];
        File.WriteAllText(path, "old");
        TestEncoders.Create().ExportOnnx(path);
        Assert.Equal(Export(TestEncoders.Create()), File.ReadAllBytes(path));
        Assert.Equal(["encoder.onnx"], folder.Files);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        using var folder = new SavingFolder();
        var fault = Assert.Throws<DirectoryNotFoundException>(() => TestEncoders.Create().ExportOnnx(Path.Combine(folder["absent"], "encoder.onnx")));
        Assert.Contains("absent", fault.Message, StringComparison.Ordinal);
        Assert.Contains("the ONNX model", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_those_of_the_network_in_64_bits()
    {
        DistillEmbEncoder encoder = TestEncoders.Create();
        long[] rows = encoder.EncodeCharacters(["ab", ""]);
        Assert.Equal(2 * encoder.SequenceLength, rows.Length);
        Assert.Equal([CharacterVocabulary.Begin, 4, 5, CharacterVocabulary.End, CharacterVocabulary.Padding], rows[..5]);
        Assert.Equal([CharacterVocabulary.Begin, CharacterVocabulary.End, CharacterVocabulary.Padding], rows[encoder.SequenceLength..(encoder.SequenceLength + 3)]);
        Assert.Contains("Word 1 is null", Assert.Throws<ArgumentException>(() => encoder.EncodeCharacters(["a", null!])).Message, StringComparison.Ordinal);
        Assert.Contains("15", Assert.Throws<ArgumentException>(() => encoder.EncodeCharacters("a".AsSpan(), new long[15])).Message, StringComparison.Ordinal);
    }

    private static void Check(DistillEmbEncoder encoder)
    {
        using var model = new ExportedModel(encoder);
        ExportedModel.AssertNear(encoder.Embed(OnnxWords.All), model.Run(OnnxWords.All));
    }

    private static byte[] Export(DistillEmbEncoder encoder)
    {
        using var stream = new MemoryStream();
        encoder.ExportOnnx(stream);
        return stream.ToArray();
    }

    private static EncoderArchitecture Architecture(string name) => name switch
    {
        "plain" => TestEncoders.Architecture,
        "ngrams" => WithNgrams(new NgramBag(1024, 16)),
        "odd ngrams" => WithNgrams(new NgramBag(997, 8, 1, 3)),
        "long ngrams" => WithNgrams(new NgramBag(4_194_304 / 64, 8, 7, 16)),
        "chosen ngrams" => WithNgrams(Chosen(new NgramBag(512, 8))),
        "one long bank" => new PositionalArchitecture { EmbeddingSize = 5, Convolutions = [new(16, 8)], HiddenSize = 8, Ngrams = null },
        "default" => EncoderArchitecture.Positional,
        "small" => EncoderArchitecture.Small,
        "medium" => EncoderArchitecture.Medium,
        _ => EncoderArchitecture.Large,
    };

    private static PositionalArchitecture WithNgrams(NgramBag ngrams) => new()
    {
        EmbeddingSize = 12,
        Convolutions = [new(1, 8), new(2, 16), new(5, 24)],
        HiddenSize = 32,
        Ngrams = ngrams,
    };

    // As many n-grams as there are buckets, of every third word: some have the first of their two buckets, some the second, some none.
    private static NgramBag Chosen(NgramBag ngrams)
    {
        var sequence = new CharacterSequence(TestEncoders.Vocabulary, TestEncoders.MaxWordLength);
        int[] rows = new int[sequence.Length];
        uint[] hashes = new uint[ngrams.LargestCount(rows.Length)];
        var chosen = new List<uint>();
        for (int i = 0; i < OnnxWords.All.Length && chosen.Count < ngrams.Buckets; i += 3)
        {
            int characters = sequence.Encode(OnnxWords.All[i], rows);
            chosen.AddRange(hashes.AsSpan(0, ngrams.Hash(rows.AsSpan(0, characters + 2), hashes)));
        }

        return ngrams with { Vocabulary = NgramVocabulary.Choose([.. chosen.Distinct()], ngrams.Buckets) };
    }
}
