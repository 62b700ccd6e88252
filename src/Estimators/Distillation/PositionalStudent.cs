using DistillEmb.MLNet.Characters;
using DistillEmb.MLNet.Encoder;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;
using Names = DistillEmb.MLNet.PositionalArchitecture.Tensors;

namespace DistillEmb.MLNet.Distillation;

/// <summary>The forward pass of <see cref="PositionalArchitecture"/> in TorchSharp, with its weights as parameters.</summary>
internal sealed class PositionalStudent : Student
{
    // Stands for "no position": below and above anything that a filter gives, and finite, so that no NaN comes of it.
    private const float Beyond = 1e30f;

    public PositionalStudent(PositionalArchitecture architecture, IReadOnlyList<TensorShape> shapes, Random random, Device device)
        : base(shapes, shape => Initialize(architecture, shape, random), device)
    {
        Architecture = architecture;
    }

    public PositionalArchitecture Architecture { get; }

    public override Tensor Forward(Tensor rows, Func<string, Tensor> weightOf)
    {
        long length = rows.shape[1];
        Tensor isPadding = rows.EqualTo(CharacterVocabulary.Padding).unsqueeze(2);
        var highest = new List<Tensor>();
        var lowest = new List<Tensor>();
        Tensor[] tables = Tables(weightOf);
        for (int i = 0; i < tables.Length; i++)
        {
            ConvolutionBank bank = Architecture.Convolutions[i];
            Tensor padded = Functional.pad(rows, [bank.Left, bank.Width - 1 - bank.Left], value: CharacterVocabulary.Padding);
            Tensor byTap = tables[i].view(-1, bank.Filters); // [characters x width, filters]
            Tensor? sum = null;
            for (int tap = 0; tap < bank.Width; tap++)
            {
                Tensor at = padded.narrow(1, tap, length).Times((long)bank.Width).Plus((long)tap);
                Tensor value = byTap.index_select(0, at.reshape(-1)).view(rows.shape[0], length, bank.Filters);
                sum = sum is null ? value : sum.Plus(value);
            }

            highest.Add(sum!.Filled(isPadding, -Beyond).amax([1]));
            lowest.Add(sum!.Filled(isPadding, Beyond).amin([1]));
        }

        return Project(cat(highest, 1), cat(lowest, 1), weightOf);
    }

    /// <summary>
    /// What each character adds to each tap, a bank [characters, width x filters]. The padding symbol adds nothing.
    /// </summary>
    public Tensor[] Tables() => Tables(name => this[name]);

    private Tensor[] Tables(Func<string, Tensor> weightOf)
    {
        Tensor embedding = weightOf(Names.Embedding);
        float[] isCharacter = new float[embedding.shape[0]];
        Array.Fill(isCharacter, 1f);
        isCharacter[CharacterVocabulary.Padding] = 0f;
        Tensor masked = embedding.mul(tensor(isCharacter, [isCharacter.Length, 1], device: Device));
        return [.. Architecture.Convolutions.Select((_, i) => masked.mm(weightOf(Names.Convolution(i)).view(Architecture.EmbeddingSize, -1)))];
    }

    /// <summary>All that comes after pooling over positions.</summary>
    /// <param name="highest">Filters' highest values, [words, filters].</param>
    /// <param name="lowest">Filters' lowest values, [words, filters].</param>
    /// <param name="weightOf">Gives a weight by its name.</param>
    /// <returns>[words, vector size]</returns>
    public static Tensor Project(Tensor highest, Tensor lowest, Func<string, Tensor> weightOf)
    {
        Tensor bias = weightOf(Names.ConvolutionBias);

        // GELU falls to its one minimum and rises after it: its maximum over positions is at the highest or the lowest value.
        Tensor features = maximum(Functional.gelu(highest.Plus(bias)), Functional.gelu(lowest.Plus(bias)));
        features = Functional.layer_norm(features, [features.shape[1]], weightOf(Names.FeatureScale), weightOf(Names.FeatureShift), LayerNormalization.Epsilon);
        Tensor hidden = Functional.gelu(addmm(weightOf(Names.HiddenBias), features, weightOf(Names.HiddenWeight), 1, 1));
        hidden = Functional.layer_norm(hidden, [hidden.shape[1]], weightOf(Names.HiddenScale), weightOf(Names.HiddenShift), LayerNormalization.Epsilon);
        return addmm(weightOf(Names.OutputBias), hidden, weightOf(Names.OutputWeight), 1, 1);
    }

    // Embeddings are normal, all else as PyTorch initialises linear and convolution layers: uniform within 1 / sqrt(inputs).
    private static float[] Initialize(PositionalArchitecture architecture, TensorShape shape, Random random)
    {
        float[] values = new float[shape.Length];
        if (shape.Name is Names.FeatureScale or Names.HiddenScale) Array.Fill(values, 1f);
        else if (shape.Name == Names.Embedding) InitialWeights.FillNormal(values, random);
        else if (shape.Name is Names.HiddenWeight or Names.OutputWeight) InitialWeights.FillUniform(values, shape.Dimensions[0], random);
        else if (shape.Dimensions.Length == 3) InitialWeights.FillUniform(values, shape.Dimensions[0] * shape.Dimensions[1], random);
        else if (shape.Name == Names.ConvolutionBias) InitialWeights.FillUniform(values, architecture.EmbeddingSize, random);
        return values; // Shifts and the dense layers' biases start at zero.
    }
}
