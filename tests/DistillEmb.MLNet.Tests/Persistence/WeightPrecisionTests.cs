using DistillEmb.Network;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>An encoder calculates with what its file will hold.</summary>
public sealed class WeightPrecisionTests
{
    private static readonly string[] Words = ["", "a", "selam", "\u1230\u120B\u121D", "\u12A2\u1275\u12EE\u1335\u12EB\u12CD\u12EB\u1295", "0\u4E00", "averylongwordthatiscutoff"];

    private static readonly EncoderHead[] Heads = EncoderHead.SideBySide([("word2vec", 10), ("fasttext", 6)]);

    public static TheoryData<WeightPrecision> Precisions => [.. Enum.GetValues<WeightPrecision>()];

    public static TheoryData<WeightPrecision, string> Networks => new(
        from precision in Enum.GetValues<WeightPrecision>() from name in (string[])["positional", "ngrams", "small", "medium"] select (precision, name));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Vectors_are_the_same_before_saving_and_after_loading(WeightPrecision precision, string network)
    {
        EncoderArchitecture architecture = network switch
        {
            "small" => EncoderArchitecture.Small,
            "medium" => EncoderArchitecture.Medium,
            "ngrams" => TestEncoders.WithChosenNgrams,
            _ => TestEncoders.Architecture,
        };
        DistillEmbEncoder encoder = TestEncoders.Create(architecture, Heads).WithPrecision(precision);
        byte[] saved = EncoderBytes.Save(encoder);
        DistillEmbEncoder loaded = EncoderBytes.Load(saved);
        Assert.Equal(Bits(encoder), Bits(loaded));
        WeightPrecision expected = precision == WeightPrecision.Int4 && network != "ngrams" ? WeightPrecision.Int8 : precision; // Only n-grams are so coarse.
        Assert.Equal(expected, encoder.Precision);
        Assert.Equal(expected, loaded.Precision);
        Assert.Equal(saved, EncoderBytes.Save(loaded));
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void A_pipeline_saves_the_precision_of_its_encoder(WeightPrecision precision)
    {
        using var folder = new SavingFolder();
        var mlContext = new MLContext();
        DistillEmbTransformer model = SavingRow.Model(mlContext, TestEncoders.Create(TestEncoders.WithChosenNgrams, Heads).WithPrecision(precision));
        mlContext.Model.SaveAtomically(model, null, folder["model.zip"]);
        DistillEmbEncoder loaded = DistillEmbEncoder.Load(folder["model.zip"]);
        Assert.Equal(precision, loaded.Precision);
        Assert.Equal(Bits(model.Encoder), Bits(loaded));
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Rounding_twice_is_rounding_once(WeightPrecision precision)
    {
        DistillEmbEncoder once = TestEncoders.Create(TestEncoders.WithChosenNgrams, Heads).WithPrecision(precision);
        Assert.Equal(EncoderBytes.Save(once), EncoderBytes.Save(once.WithPrecision(precision)));
    }

    [Theory]
    [InlineData(WeightPrecision.Float32, 1)]
    [InlineData(WeightPrecision.Float16, 0.99999)]
    [InlineData(WeightPrecision.Int8, 0.998)]
    [InlineData(WeightPrecision.Int4, 0.97)]
    public void A_rounded_encoder_says_nearly_the_same_and_the_original_stays(WeightPrecision precision, double cosine)
    {
        DistillEmbEncoder encoder = TestEncoders.Create(TestEncoders.WithChosenNgrams, Heads);
        byte[] before = EncoderBytes.Save(encoder);
        DistillEmbEncoder rounded = encoder.WithPrecision(precision);
        foreach (string word in Words.Where(word => word.Length > 0))
            Assert.InRange(DistillEmbEncoder.Cosine(encoder.Embed(word), rounded.Embed(word)), cosine - 1e-6, 1);
        Assert.Equal(precision == WeightPrecision.Float32, Bits(encoder).SequenceEqual(Bits(rounded)));
        Assert.Equal(encoder.Properties, rounded.Properties);
        Assert.Equal(WeightPrecision.Float32, encoder.Precision);
        Assert.Equal(before, EncoderBytes.Save(encoder));
    }

    [Fact]
    public void What_rounding_lost_does_not_come_back()
    {
        DistillEmbEncoder rounded = TestEncoders.Create().WithPrecision(WeightPrecision.Int8);
        DistillEmbEncoder whole = rounded.WithPrecision(WeightPrecision.Float32);
        Assert.Equal(WeightPrecision.Float32, whole.Precision);
        Assert.Equal(Bits(rounded), Bits(whole));
    }

    [Fact]
    public void A_layer_that_half_precision_cannot_hold_is_stored_whole_beside_the_others()
    {
        NetworkWeights weights = TestEncoders.Create().Weights;
        var large = new NetworkWeights(weights.Shapes, shape => shape.Name == "output.weight" ? Array.ConvertAll(weights[shape.Name], value => value * 1e6f) : weights[shape.Name]);
        DistillEmbEncoder pattern = TestEncoders.Create();
        DistillEmbEncoder encoder = new DistillEmbEncoder(pattern.Architecture, pattern.Sequence, Heads, true, large, pattern.Properties).WithPrecision(WeightPrecision.Float16);
        DistillEmbEncoder loaded = EncoderBytes.Load(EncoderBytes.Save(encoder));
        Assert.Equal((WeightPrecision.Float16, WeightPrecision.Float32), (loaded.Weights.PrecisionOf("hidden.weight"), loaded.Weights.PrecisionOf("output.weight")));
        Assert.Equal(WeightPrecision.Float16, loaded.Precision);
        Assert.Equal(Bits(encoder), Bits(loaded));
        Assert.Equal(EncoderBytes.Save(encoder), EncoderBytes.Save(loaded));
    }

    [Theory]
    [InlineData(WeightPrecision.Float32, 4, 0)]
    [InlineData(WeightPrecision.Float16, 2, 0)]
    [InlineData(WeightPrecision.Int8, 1, 4)]
    [InlineData(WeightPrecision.Int4, 1, 4)]
    public void A_file_has_as_many_bytes_as_the_description_says(WeightPrecision precision, int bytesPerNumber, int bytesPerScale)
    {
        DistillEmbEncoder encoder = TestEncoders.Create(TestEncoders.WithChosenNgrams, Heads).WithPrecision(precision);
        int expected = 0;
        foreach (TensorShape shape in encoder.Weights.Shapes)
        {
            expected += 4 + shape.Name.Length + 4 + 4;
            if (shape.ChannelAxis is not int axis) expected += shape.Length * 4;
            else if (precision == WeightPrecision.Int4 && shape.Name == "ngrams") expected += (shape.Length / 2) + 4 + (64 * 2);
            else expected += (shape.Length * bytesPerNumber) + (bytesPerScale > 0 ? 4 + (shape.Dimensions[axis] * bytesPerScale) : 0);
        }

        Assert.Equal(expected, EncoderBytes.Split(EncoderBytes.Save(encoder)).Single(section => section.Name == "WGHT").Bytes.Length);
    }

    [Fact]
    public void An_unknown_precision_is_refused()
    {
        Assert.Contains("Float32, Float16, Int8, Int4", Assert.Throws<ArgumentOutOfRangeException>("precision", () => TestEncoders.Create().WithPrecision((WeightPrecision)4)).Message);
    }

    private static int[] Bits(DistillEmbEncoder encoder) => [.. encoder.Embed(Words).SelectMany(vector => vector.Select(BitConverter.SingleToInt32Bits))];
}
