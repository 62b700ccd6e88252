using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>
/// Whatever happened to a model's zip, what this library loads it by ends in an <see cref="InvalidDataException"/> that
/// names the file, or in the vectors that were saved.
/// </summary>
public sealed class ModelZipDamageTests : IDisposable
{
    private const string Encoder = "TransformerChain/Transform_001/DistillEmb.bin";

    private readonly DamagedModel _model = new();
    private readonly Random _random = new(5);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void An_encoder_is_not_loaded_from_a_zip_that_is_cut_off()
    {
        int length = _model.Bytes.Length;
        int[] lengths = [.. Enumerable.Range(0, length).Where(kept => kept < 200 || kept >= length - 1000 || kept % 50 == 0)];
        Assert.Equal(lengths.Length, _model.LoadAll(_model.Cuts(lengths), LoadEncoder, AssertNamesTheFile));
    }

    [Fact]
    public void An_encoder_from_a_zip_with_a_changed_byte_around_the_entries()
    {
        int[] places = [.. PlacesAround(Encoder).Where((_, i) => i % 2 == 0)];
        int refused = _model.LoadAll(_model.Flips(places, AnyBits), LoadEncoder, AssertNamesTheFile);
        Assert.InRange(refused, places.Length / 2, places.Length); // The rest are dates and such, which nobody reads.
    }

    [Fact]
    public void An_encoder_from_a_zip_with_a_changed_byte_in_the_encoder()
    {
        int refused = _model.LoadAll(_model.Flips(SomePlacesIn(Encoder, 800), AnyBits), LoadEncoder, AssertNamesTheFile);
        Assert.InRange(refused, 790, 800); // The last bits of packed data may be no data.
    }

    [Fact]
    public void An_estimator_from_a_damaged_zip()
    {
        int refused = _model.LoadAll(SomeDamages(), (mlContext, path) => Fit(mlContext, mlContext.Transforms.ApplyDistillEmb("Vectors", path, "Tokens")), AssertNamesTheFile);
        Assert.InRange(refused, 200, 400);
    }

    [Fact]
    public void A_verified_model_from_a_damaged_zip_has_its_schema()
    {
        int refused = _model.LoadAll(SomeDamages(), LoadVerified, AssertNamesTheFile);
        Assert.InRange(refused, 200, 400);
    }

    // ML.NET takes an entry whose name has changed for one that was never saved.
    [Fact]
    public void A_verified_model_whose_schema_or_version_is_under_another_name_is_refused()
    {
        foreach (string name in (string[])["Schema", "TrainingInfo/Version.txt"])
        {
            int directory = _model.Bytes.AsSpan().LastIndexOf(System.Text.Encoding.ASCII.GetBytes(name));
            int[] places = [.. Enumerable.Range(directory, name.Length), .. Enumerable.Range(_model.Contents(name).Start - name.Length, name.Length)];
            Assert.Equal(places.Length, _model.LoadAll(_model.Flips(places, OneBit), LoadVerified, fault => Assert.Contains("its contents", fault.Message)));
        }
    }

    private static DistillEmbTransformer Fit(MLContext mlContext, ApplyDistillEmbEstimator estimator) => estimator.Fit(SavingRow.View(mlContext));

    private static ITransformer LoadEncoder(MLContext mlContext, string path) =>
        Fit(mlContext, mlContext.Transforms.ApplyDistillEmb("Vectors", DistillEmbEncoder.Load(path), "Tokens"));

    private static ITransformer LoadVerified(MLContext mlContext, string path)
    {
        ITransformer model = mlContext.Model.LoadVerified(path, out DataViewSchema? schema);
        if (schema is null || schema.Count != 1 || schema[0].Name != "Tokens") throw new InvalidOperationException("It has another schema.");
        return model;
    }

    private void AssertNamesTheFile(Exception fault)
    {
        Assert.IsType<InvalidDataException>(fault);
        Assert.StartsWith($"The model '{_model.Path}' could not be read: ", fault.Message);
    }

    private IEnumerable<int> PlacesAround(string entry)
    {
        (int start, int end) = _model.Contents(entry);
        return Enumerable.Range(0, _model.Bytes.Length).Where(place => place < start || place >= end);
    }

    private IEnumerable<int> SomePlacesIn(string entry, int count)
    {
        (int start, int end) = _model.Contents(entry);
        return Enumerable.Range(0, count).Select(_ => _random.Next(start, end));
    }

    private IEnumerable<(string What, byte[] Bytes)> SomeDamages()
    {
        int[] around = [.. PlacesAround(Encoder)];
        return _model.Flips(Enumerable.Range(0, 300).Select(_ => around[_random.Next(around.Length)]), AnyBits)
            .Concat(_model.Flips(SomePlacesIn(Encoder, 70), OneBit))
            .Concat(_model.Cuts(Enumerable.Range(0, 30).Select(_ => _random.Next(_model.Bytes.Length))));
    }

    private int AnyBits() => _random.Next(1, 256);

    private int OneBit() => 1 << _random.Next(8);
}
