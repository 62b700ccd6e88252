using DistillEmb.Files;
using DistillEmb.MLNet.Onnx;
using Google.Protobuf;

namespace DistillEmb.MLNet;

/// <summary>The network outside .NET: as an ONNX model.</summary>
public static class OnnxExportExtensions
{
    // Readers of protocol buffers count bytes in an int.
    private const long LargestOnnxFile = int.MaxValue;

    /// <summary>
    /// Writes the network as an ONNX model: input <c>characters</c>, 64-bit integers [words, <see cref="DistillEmbEncoder.SequenceLength"/>], as
    /// <see cref="DistillEmbEncoder.EncodeCharacters(IEnumerable{string})"/> gives them; output <c>vectors</c>, [words, <see cref="DistillEmbEncoder.VectorSize"/>].
    /// </summary>
    /// <remarks>
    /// The vectors are those of <see cref="DistillEmbEncoder.Embed(string)"/>, to within rounding, but for exact words
    /// (<see cref="DistillEmbEncoder.ExactWordCount"/>): those have the network's vectors too. N-grams are hashed inside the model. Weights are
    /// single-precision values, whatever the <see cref="DistillEmbEncoder.Precision"/>. ONNX IR version 8, operator set 18: ONNX Runtime 1.14 or newer.
    /// The properties (<c>metadata_props</c>) say how to turn words into rows elsewhere. Equal encoders give equal files. The new file is
    /// written beside the old one and replaces it when it is complete.
    /// </remarks>
    /// <param name="encoder">The encoder.</param>
    /// <param name="path">The path of the <c>.onnx</c> to write or replace.</param>
    /// <exception cref="DirectoryNotFoundException">The folder of the path does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written. The old file is as it was.</exception>
    /// <exception cref="NotSupportedException">The weights need more than the two gigabytes that an ONNX file can hold.</exception>
    public static void ExportOnnx(this DistillEmbEncoder encoder, string path)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelProto model = CreateOnnxModel(encoder);
        SafeFile.Write("the ONNX model", path, stream => model.WriteTo(stream));
    }

    /// <summary>Writes the network as an ONNX model, as <see cref="ExportOnnx(DistillEmbEncoder, string)"/> does.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="stream">Receives the model; it is left open.</param>
    /// <exception cref="NotSupportedException">The weights need more than the two gigabytes that an ONNX file can hold.</exception>
    public static void ExportOnnx(this DistillEmbEncoder encoder, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(stream);
        CreateOnnxModel(encoder).WriteTo(stream);
    }

    private static ModelProto CreateOnnxModel(DistillEmbEncoder encoder)
    {
        // A margin for all that is not weights: names, operations and the characters.
        const long Margin = 1 << 24;
        long size = encoder.ParameterCount * sizeof(float);
        return size <= LargestOnnxFile - Margin
            ? OnnxModel.Create(encoder)
            : throw new NotSupportedException($"The weights need {size} bytes; an ONNX file holds at most {LargestOnnxFile}. Train an encoder with fewer n-gram buckets or smaller layers.");
    }
}
