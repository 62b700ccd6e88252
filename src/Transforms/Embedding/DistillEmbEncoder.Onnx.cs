using DistillEmb.MLNet.Onnx;
using DistillEmb.MLNet.Persistence;
using Google.Protobuf;

namespace DistillEmb.MLNet;

/// <content>The network outside .NET: as an ONNX model, and the step from words to its input.</content>
public sealed partial class DistillEmbEncoder
{
    // Readers of protocol buffers count bytes in an int.
    private const long LargestOnnxFile = int.MaxValue;

    /// <summary>Numbers that stand for the characters of a word, marks and padding included: a row of an ONNX model's input.</summary>
    public int SequenceLength => Sequence.Length;

    /// <summary>
    /// Writes the network as an ONNX model: input <c>characters</c>, 64-bit integers [words, <see cref="SequenceLength"/>], as
    /// <see cref="EncodeCharacters(IEnumerable{string})"/> gives them; output <c>vectors</c>, [words, <see cref="VectorSize"/>].
    /// </summary>
    /// <remarks>
    /// The vectors are those of <see cref="Embed(string)"/>, to within rounding, but for exact words
    /// (<see cref="ExactWordCount"/>): those have the network's vectors too. N-grams are hashed inside the model. Weights are
    /// single-precision numbers, whatever the <see cref="Precision"/>. ONNX IR version 8, operator set 18: ONNX Runtime 1.14 or newer.
    /// The properties (<c>metadata_props</c>) say how to turn words into rows elsewhere. Equal encoders give equal files. The new file is
    /// written beside the old one and replaces it when it is complete.
    /// </remarks>
    /// <param name="path">The path of the <c>.onnx</c> to write or replace.</param>
    /// <exception cref="DirectoryNotFoundException">The folder of the path does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written. The old file is as it was.</exception>
    /// <exception cref="NotSupportedException">The weights need more than the two gigabytes that an ONNX file can hold.</exception>
    public void ExportOnnx(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelProto model = CreateOnnxModel();
        SafeFile.Write("the ONNX model", path, stream => model.WriteTo(stream));
    }

    /// <summary>Writes the network as an ONNX model, as <see cref="ExportOnnx(string)"/> does.</summary>
    /// <param name="stream">Receives the model; it is left open.</param>
    /// <exception cref="NotSupportedException">The weights need more than the two gigabytes that an ONNX file can hold.</exception>
    public void ExportOnnx(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CreateOnnxModel().WriteTo(stream);
    }

    /// <summary>The input of an exported ONNX model for some words.</summary>
    /// <param name="words">The words; the empty text is one too.</param>
    /// <returns>[words, <see cref="SequenceLength"/>], row-major.</returns>
    public long[] EncodeCharacters(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var rows = new List<long>();
        Span<long> row = stackalloc long[SequenceLength];
        foreach (string word in words)
        {
            EncodeCharacters((word ?? throw new ArgumentException($"Word {rows.Count / SequenceLength} is null.", nameof(words))).AsSpan(), row);
            rows.AddRange(row);
        }

        return [.. rows];
    }

    /// <summary>The input of an exported ONNX model for one word, without allocating.</summary>
    /// <param name="word">The word.</param>
    /// <param name="characters">Receives <see cref="SequenceLength"/> numbers.</param>
    public void EncodeCharacters(ReadOnlySpan<char> word, Span<long> characters)
    {
        if (characters.Length < SequenceLength)
            throw new ArgumentException($"The destination has room for {characters.Length} numbers; a word has {SequenceLength}.", nameof(characters));
        Sequence.Encode(word, characters);
    }

    private ModelProto CreateOnnxModel()
    {
        // A margin for all that is not weights: names, operations and the characters.
        const long Margin = 1 << 24;
        long size = ParameterCount * sizeof(float);
        return size <= LargestOnnxFile - Margin
            ? OnnxModel.Create(this)
            : throw new NotSupportedException($"The weights need {size} bytes; an ONNX file holds at most {LargestOnnxFile}. Train an encoder with fewer n-gram buckets or smaller layers.");
    }
}
