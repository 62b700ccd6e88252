using DistillEmb.Classification;
using DistillEmb.Encoder;
using DistillEmb.Files;
using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Tagging;
using DistillEmb.MLNet.Tests.Classification;
using DistillEmb.Tagging;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>Names by which things are told apart: each another one, and such as can be saved and read again.</summary>
public class SavedNamesTests
{
    private const string Half = "a\uD800";

    [Fact]
    public void Every_transformer_has_a_signature_and_a_loader_of_its_own()
    {
        ModelFormat[] formats = [.. typeof(DistillEmbTransformer).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(SavedTransformer)))
            .Select(type => (ModelFormat)typeof(TransformerLoader<>).MakeGenericType(type).GetProperty("Format")!.GetValue(null)!)];
        Assert.InRange(formats.Length, 8, 100);
        Assert.All(formats, format => Assert.Equal(8, format.Signature.Length));
        Assert.Equal(formats.Length, formats.DistinctBy(format => format.Signature).Count());
        Assert.Equal(formats.Length, formats.DistinctBy(format => format.LoaderName).Count());
    }

    [Fact]
    public void Two_heads_of_one_name_are_refused_when_the_encoder_is_made()
    {
        string message = Assert.Throws<ArgumentException>("heads", () => TestEncoders.Create(TestEncoders.Architecture, EncoderHead.SideBySide([("same", 10), ("other", 6), ("same", 4)]))).Message;
        Assert.StartsWith("More than one head is named 'same'; expected different names.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void And_when_a_file_has_them()
    {
        byte[] changed = EncoderBytes.Change(EncoderBytes.Save(TestEncoders.Create()), "HEAD", bytes => EncoderBytes.Section(writer =>
        {
            writer.Write(true);
            writer.Write(2);
            foreach (int dimension in new[] { 10, 6 })
            {
                writer.Write("same");
                writer.Write(dimension);
            }
        }));
        Assert.Equal("The model is damaged: in section 'HEAD', more than one head is named 'same'; expected different names.", Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(changed)).Message);
    }

    [Fact]
    public void Two_tags_or_classes_of_one_name_are_refused()
    {
        Assert.Contains("more than one tag is named 'O'", Assert.Throws<ArgumentException>("names", () => new TagSet(["O", "B-X", "O"], null)).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("more than one class is named 'a'", Assert.Throws<ArgumentException>("classes", () => Classifier("a", "b", "a")).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_name_with_half_a_surrogate_pair_is_refused_where_it_is_given()
    {
        foreach (Action make in new Action[]
        {
            () => TestEncoders.Create(TestEncoders.Architecture, EncoderHead.SideBySide([(Half, 10), ("b", 6)])),
            () => _ = new TagSet(["O", Half], null),
            () => Classifier("O", Half, "P"),
            () => new MLContext().Transforms.ApplyDistillEmb(Half, TestEncoders.Create(), "Tokens"),
            () => new MLContext().Transforms.ApplyDistillEmb("Vectors", TestEncoders.Create(), Half),
            () => new MLContext().Transforms.DistillEmbCharacters(Half, TestEncoders.Create(), "Word"),
            () => new MLContext().Transforms.Text.NormalizeEthiopic(Half),
            () => new MLContext().Transforms.Text.TokenizeEthiopic("Tokens", Half),
            () => new MLContext().Transforms.Text.TokenizeEthiopic("Tokens", "Text", Half),
            () => new MLContext().Transforms.TagsToEntities(Half, tokensColumnName: "Tokens", tagsColumnName: "Tags"),
            () => _ = new NerColumns("Tokens", Half, null),
            () => _ = new NerColumns("Tokens", "Tags", Half),
            () => _ = new TextClassifierColumns("Tokens", "Class", Half),
            () => new SectionWriter().Write(Half),
        })
        {
            Assert.Contains("'a\\uD800' has half a surrogate pair", Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD83D\uDE00 two \uD83D\uDE01")]
    [InlineData("\uFFFD")]
    public void Any_other_text_comes_back_as_it_was(string text)
    {
        var reader = new SectionReader("test", EncoderBytes.Section(writer => writer.Write(text)));
        Assert.Equal(text, reader.ReadString());
    }

    [Theory]
    [InlineData(TeacherSpaceKind.Own)]
    [InlineData(TeacherSpaceKind.Aligned)]
    [InlineData(TeacherSpaceKind.Fused)]
    public void What_was_made_of_the_teachers_comes_back_and_readers_that_do_not_know_it_pass_it_over(object kind)
    {
        DistillEmbEncoder plain = TestEncoders.Create();
        var space = new TeacherSpace((TeacherSpaceKind)kind, ["word2vec", "fast+text"]);
        var encoder = new DistillEmbEncoder(plain.Architecture, plain.Sequence, plain.Heads, plain.NormalizeHeads, plain.Weights, plain.Properties, space: space);
        byte[] saved = EncoderBytes.Save(encoder);
        TeacherSpace loaded = EncoderBytes.Load(saved).Space!;
        Assert.Equal(space.Kind, loaded.Kind);
        Assert.Equal(space.Teachers, loaded.Teachers);
        Assert.Same(space, encoder.WithPrecision(WeightPrecision.Int8).WithExactWords(null).Space);
        (string Name, byte[] Bytes)[] sections = [.. EncoderBytes.Split(saved)];
        Assert.Equal(EncoderBytes.Split(EncoderBytes.Save(plain)).Select(section => section.Name), sections.Where(section => section.Name != "tchr").Select(section => section.Name));
        DistillEmbEncoder unknown = EncoderBytes.Load(EncoderBytes.Join(sections.Select(section => (section.Name == "tchr" ? "teac" : section.Name, section.Bytes))));
        Assert.Null(unknown.Space);
        Assert.Equal(encoder.Embed("ab"), unknown.Embed("ab"));
    }

    [Fact]
    public void A_treatment_of_teachers_that_is_not_known_asks_for_a_newer_package()
    {
        DistillEmbEncoder plain = TestEncoders.Create();
        byte[] changed = EncoderBytes.Join([.. EncoderBytes.Split(EncoderBytes.Save(plain)), ("tchr", [.. BitConverter.GetBytes(3), .. BitConverter.GetBytes(0)])]);
        Assert.Contains("treated in way 3", Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(changed)).Message, StringComparison.Ordinal);
    }

    private static TextClassifier Classifier(params string[] classes)
    {
        TextClassifier pattern = TestClassifiers.Create(TextPooling.Maximum);
        return new TextClassifier(pattern.Reader.Encoder, pattern.Reader.Tables, pattern.Shape, classes, pattern.Weights);
    }
}
