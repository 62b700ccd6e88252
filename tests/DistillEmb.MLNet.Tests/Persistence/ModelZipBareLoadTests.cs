using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>
/// A damaged zip in the hands of ML.NET alone, which reads the file before this library has a say: an exception of
/// whatever type, or the vectors that were saved. LoadVerified and DistillEmbEncoder.Load do better.
/// </summary>
public sealed class ModelZipBareLoadTests : IDisposable
{
    // Written and read by ML.NET, which has no checksum for them and trusts the lengths in them. It makes an array of a
    // damaged length (a chain's transformers, a transformer's columns, the dimensions of a schema's column: gigabytes), and
    // where it fills one it waits for ever for bytes beyond the end. Of all 17,085 changes of one byte of a packed schema,
    // 15 never returned; two bytes of the chain's key hold the number of its transformers.
    private static readonly string[] TrustedByMLNet = ["Schema", "TransformerChain/Model.key", "TransformerChain/Transform_000/Model.key"];

    private const string Encoder = "TransformerChain/Transform_001/DistillEmb.bin";

    // ML.NET unpacks every entry into a file of its own before it looks at it, which takes its time.
    private const int Damages = 300;

    private readonly DamagedModel _model = new();
    private readonly Random _random = new(6);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void A_zip_that_is_cut_off_is_refused()
    {
        int length = _model.Bytes.Length;
        int[] lengths = [.. Enumerable.Range(0, length).Where(kept => kept < 100 || kept >= length - 1000 || kept % 200 == 0)];
        Assert.Equal(lengths.Length, _model.LoadAll(_model.Cuts(lengths), Load, AssertNoFailureOfTheMachine));
    }

    [Fact]
    public void A_changed_byte_around_the_encoder_gives_an_exception_or_the_same_vectors()
    {
        (int Start, int End)[] left = [.. TrustedByMLNet.Append(Encoder).Select(_model.Contents)];
        int[] places = [.. Enumerable.Range(0, _model.Bytes.Length).Where(place => !left.Any(range => place >= range.Start && place < range.End))];
        int refused = _model.LoadAll(_model.Flips(Enumerable.Range(0, Damages).Select(_ => places[_random.Next(places.Length)]), AnyBits), Load, AssertNoFailureOfTheMachine);
        Assert.InRange(refused, Damages / 4, Damages);
    }

    [Fact]
    public void A_changed_byte_in_the_encoder_is_named_as_damage()
    {
        (int start, int end) = _model.Contents(Encoder);
        int refused = _model.LoadAll(
            _model.Flips(Enumerable.Range(0, Damages).Select(_ => _random.Next(start, end)), AnyBits),
            Load,
            fault => Assert.Matches("^The model is (damaged|cut off)", Assert.IsType<InvalidDataException>(CauseOf(fault)).Message));
        Assert.InRange(refused, Damages - 5, Damages);
    }

    private static ITransformer Load(MLContext mlContext, string path) => mlContext.Model.Load(path, out _);

    private static void AssertNoFailureOfTheMachine(Exception fault) => Assert.IsNotType<OutOfMemoryException>(fault.GetBaseException());

    // ML.NET wraps what a transformer throws into a TargetInvocationException, twice in a chain.
    private static Exception CauseOf(Exception fault)
    {
        while (fault is not InvalidDataException && fault.InnerException is Exception inner) fault = inner;
        return fault;
    }

    private int AnyBits() => _random.Next(1, 256);
}
