using System.Text;
using DistillEmb.Characters;
using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Onnx;

/// <summary>A word has one vector outside .NET too, however it is spelled: with invisible characters, composed or not.</summary>
public sealed class OnnxSpellingTests
{
    private const string Selam = "\u1230\u120B\u121D";

    private static readonly EncoderHead[] Heads = EncoderHead.SideBySide([("word2vec", 10), ("fasttext", 6)]);

    // What is written between the letters of a word, behind it and before it.
    public static TheoryData<string> Invisible => [.. (string[])["\u200B", "\uFEFF", "\u00AD", "\u200E", "\u200F", "\u2060", "\u034F", "\u061C", "\uFE0F", "\U000E0100", "\u200B\uFEFF\u200E"]];

    [Theory]
    [MemberData(nameof(Invisible))]
    public void Invisible_characters_change_no_vector(string invisible)
    {
        DistillEmbEncoder encoder = TestEncoders.Create();
        using var model = new ExportedModel(encoder);
        foreach (string word in (string[])["abc", Selam, "\u1EB9k\u1ECD", "abcdefghijklmnopqrst"])
        {
            string[] spellings = [.. SpellingsOf(word, invisible)];
            float[][] expected = [.. spellings.Select(_ => encoder.Embed(word))];
            Assert.Equal(expected, encoder.Embed(spellings));
            ExportedModel.AssertNear(expected, model.Run(spellings));
        }

        Assert.All(model.Run([invisible]).Single(), value => Assert.Equal(0, value)); // No word at all.
    }

    [Fact]
    public void An_exact_word_has_the_vector_of_the_network_in_every_spelling()
    {
        DistillEmbEncoder encoder = TestEncoders.Create();
        string[] words = ["abc", Selam, "\u1EB9k\u1ECD", "averyexactwordthatislong"];
        DistillEmbEncoder withExact = TestEncoders.WithExactWords(encoder, words);
        using var model = new ExportedModel(withExact);
        foreach (string word in words)
        {
            string[] spellings = [.. SpellingsOf(word, "\u200B\uFEFF")];
            Assert.All(withExact.Embed(spellings), vector => Assert.Equal(withExact.Embed(word), vector));
            Assert.NotEqual(encoder.Embed(word), withExact.Embed(word));
            ExportedModel.AssertNear([.. spellings.Select(_ => encoder.Embed(word))], model.Run(spellings));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_properties_say_how_any_spelling_becomes_a_row(bool centered)
    {
        DistillEmbEncoder encoder = TestEncoders.Create(centered ? EncoderArchitecture.Small : TestEncoders.Architecture, Heads);
        AssertDocumented(encoder);
        AssertDocumented(Knowing(encoder, 0x200B, InvisibleCharacters.NonJoiner)); // These are read, wherever they stand.
    }

    private static void AssertDocumented(DistillEmbEncoder encoder)
    {
        using var model = new ExportedModel(encoder);
        IReadOnlyDictionary<string, string> properties = model.Session.ModelMetadata.CustomMetadataMap;
        Assert.Equal(
            "default-ignorable characters (Unicode 14) that are not in characters, before the form is made; but for U+200C and U+200D with letters or marks on both sides, or behind a virama",
            properties["distillemb.left_out"]);
        var rows = new DocumentedRows(properties);
        string[] words =
        [
            "", "a", "\u200B", "abq!", "abcdefghijklmnopqrst", "e\u0301", "e\u200B\u0301", "a\u200Cb", "a\u200C\u200Bb", "\u200Ca", "a\u200D", "1\u200D2", "\u0D15\u0D4D\u200D", "\u0915\u094D\u200D1",
            "\u0D9A\u0DCA\u200D\u0DBB", "\u1230\u200B\u120B\uFEFF\u121D", "\U0001F469\u200D\U0001F4BB", "abcdefghijklm\u200Bnop", .. SpellingsOf("\u1EB9k\u1ECD\u0301", "\u00AD\u200E"),
        ];
        foreach (string word in words) Assert.Equal(rows.RowOf(word), encoder.EncodeCharacters([word]));
    }

    private static IEnumerable<string> SpellingsOf(string word, string invisible)
    {
        foreach (string form in (string[])[word, word.Normalize(NormalizationForm.FormD)])
        {
            yield return form;
            yield return invisible + form;
            yield return form + invisible;
            yield return string.Join(invisible, form.ToCharArray());
        }
    }

    private static DistillEmbEncoder Knowing(DistillEmbEncoder encoder, params int[] characters)
    {
        var sequence = new CharacterSequence(new CharacterVocabulary(TestEncoders.Vocabulary.Scalars.ToArray().Concat(characters).Order()), encoder.MaxWordLength, encoder.Architecture.Framing);
        var random = new Random(1);
        var weights = new NetworkWeights(
            encoder.Architecture.DescribeTensors(sequence.Vocabulary.Count, sequence.Length, encoder.VectorSize),
            shape => [.. Enumerable.Range(0, shape.Length).Select(_ => random.NextSingle() - 0.5f)]);
        return new DistillEmbEncoder(encoder.Architecture, sequence, encoder.Heads, encoder.NormalizeHeads, weights, encoder.Properties);
    }
}
