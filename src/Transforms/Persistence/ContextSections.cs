using DistillEmb.MLNet.Context;
using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Persistence;

/// <summary>The sections of a network that was trained on sentences alone.</summary>
internal static class ContextSections
{
    public const string Weights = "CTXW";

    /// <summary>The names of all of them, and of the network's.</summary>
    public static readonly string[] Names = [Weights, .. SentenceSections.Names];

    public static void Write(SectionFile file, ContextModel model)
    {
        SentenceSections.Write(file, model.Reader);
        file.Add(Weights, writer => WeightSection.Write(writer, model.Weights));
    }

    public static ContextModel Read(SectionFile file)
    {
        (DistillEmbEncoder encoder, _, SentenceShape shape) = SentenceSections.Read(file);
        if (shape != ContextModel.ShapeOf(encoder.VectorSize, shape.HiddenSize))
            throw new InvalidDataException($"The model's context has {shape.Layers} layers, or tables of words, which this DistillEmb.MLNet does not know. Update the package.");
        return new ContextModel(encoder, shape, file.Read(Weights, reader => WeightSection.Read(reader, [.. shape.DescribeTensors()])));
    }
}
