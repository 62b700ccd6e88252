using DistillEmb.Characters;
using DistillEmb.Network;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;
using Names = DistillEmb.PositionalArchitecture.Tensors;

namespace DistillEmb.MLNet.Learning;

/// <summary>The forward pass of <see cref="PositionalArchitecture"/> in TorchSharp, with its weights as parameters.</summary>
internal sealed class PositionalNetwork : TrainableNetwork
{
    // Stands for "no position": below and above anything that a filter gives, and finite, so that no NaN comes of it.
    private const float Beyond = 1e30f;

    // Of a character's embedding at the beginning, the share of the variance that comes of its parts; most have two.
    private const float PartsVariance = 0.9f;

    // About the size of what the convolutions give at the beginning.
    private const float NgramDeviation = 0.3f;

    private readonly Tensor _hasPart; // [characters, parts], 1 where a character has a part.

    public PositionalNetwork(
        PositionalArchitecture architecture, IReadOnlyList<TensorShape> shapes, CharacterVocabulary characters, Random random, ContinuedWeights? continued, Device device)
        : this(architecture, shapes, CharacterParts.SharedBy(characters), random, continued, device)
    {
    }

    private PositionalNetwork(
        PositionalArchitecture architecture, IReadOnlyList<TensorShape> shapes, IReadOnlyList<int[]> parts, Random random, ContinuedWeights? continued, Device device)
        : base(shapes, PartShapes(architecture, parts), shape => Initialize(architecture, shape, parts, random), continued, device)
    {
        Architecture = architecture;
        int characters = shapes[0].Dimensions[0];
        float[] hasPart = new float[characters * parts.Count];
        for (int part = 0; part < parts.Count; part++)
        {
            foreach (int row in parts[part]) hasPart[(row * parts.Count) + part] = 1;
        }

        _hasPart = hasPart.ToAligned([characters, parts.Count], device).DetachFromDisposeScope();
    }

    public PositionalArchitecture Architecture { get; }

    public override Tensor Forward(int[] ids, int words, Func<string, Tensor> weightOf, TrainingNoise? noise)
    {
        Tensor characters = IdTensor(ids, words);
        long length = characters.shape[1];
        Tensor isPadding = characters.EqualTo(CharacterVocabulary.Padding).unsqueeze(2);
        var highest = new List<Tensor>();
        var lowest = new List<Tensor>();
        Tensor[] tables = Tables(weightOf);
        for (int i = 0; i < tables.Length; i++)
        {
            ConvolutionBank bank = Architecture.Convolutions[i];
            Tensor padded = Functional.pad(characters, [bank.Left, bank.Width - 1 - bank.Left], value: CharacterVocabulary.Padding);
            Tensor byTap = tables[i].view(-1, bank.Filters); // [characters x width, filters]
            Tensor? sum = null;
            for (int tap = 0; tap < bank.Width; tap++)
            {
                Tensor at = padded.narrow(1, tap, length).Times((long)bank.Width).Plus((long)tap);
                Tensor value = byTap.index_select(0, at.reshape(-1)).view(words, length, bank.Filters);
                sum = sum is null ? value : sum.Plus(value);
            }

            highest.Add(sum!.Filled(isPadding, -Beyond).amax([1]));
            lowest.Add(sum!.Filled(isPadding, Beyond).amin([1]));
        }

        Tensor? bags = Architecture.Ngrams is NgramBag bag ? Bags(bag, ids, words, weightOf(Names.Ngrams), noise) : null;
        return Project(cat(highest, 1), cat(lowest, 1), bags, weightOf);
    }

    /// <summary>
    /// What each character adds to each tap, a bank [characters, width x filters]. The padding symbol adds nothing.
    /// </summary>
    public Tensor[] Tables() => Tables(name => this[name]);

    public override void Dispose()
    {
        _hasPart.Dispose();
        base.Dispose();
    }

    protected override Tensor Exported(string name, Func<string, Tensor> weightOf) => name == Names.Embedding ? Embedding(weightOf) : base.Exported(name, weightOf);

    private static IReadOnlyList<TensorShape> PartShapes(PositionalArchitecture architecture, IReadOnlyList<int[]> parts) =>
        parts.Count == 0 ? [] : [new TensorShape(Names.EmbeddingParts, parts.Count, architecture.EmbeddingSize)];

    // A character's own embedding and those of its parts, added.
    private Tensor Embedding(Func<string, Tensor> weightOf)
    {
        Tensor own = weightOf(Names.Embedding);
        return _hasPart.shape[1] == 0 ? own : own.Plus(_hasPart.mm(weightOf(Names.EmbeddingParts)));
    }

    private Tensor[] Tables(Func<string, Tensor> weightOf)
    {
        Tensor embedding = Embedding(weightOf);
        float[] isCharacter = new float[embedding.shape[0]];
        Array.Fill(isCharacter, 1f);
        isCharacter[CharacterVocabulary.Padding] = 0f;
        Tensor masked = embedding.mul(tensor(isCharacter, [isCharacter.Length, 1], device: Device));
        return [.. Architecture.Convolutions.Select((_, i) => masked.mm(weightOf(Names.Convolution(i)).view(Architecture.EmbeddingSize, -1)))];
    }

    private Tensor Bags(NgramBag bag, int[] ids, int words, Tensor table, TrainingNoise? noise)
    {
        int length = ids.Length / words;
        int[] buckets = new int[bag.LargestCount(length)];
        var all = new List<long>();
        var wordOf = new List<long>();
        float[] scales = new float[words];
        for (int word = 0; word < words; word++)
        {
            ReadOnlySpan<int> characters = ids.AsSpan(word * length, length);
            int count = bag.Collect(characters[..CharacterTable.PositionsOf(characters)], buckets);
            count = noise?.HideNgrams(word, buckets.AsSpan(0, count)) ?? count;
            for (int i = 0; i < count; i++)
            {
                all.Add(buckets[i]);
                wordOf.Add(word);
            }

            scales[word] = count > 0 ? NgramBag.ScaleOf(count) : 0;
        }

        Tensor values = table.index_select(0, tensor(all.ToArray(), device: Device));
        Tensor sums = zeros(words, bag.Size, device: Device).AddedAt(tensor(wordOf.ToArray(), device: Device), values);
        return sums.mul(tensor(scales, [words, 1], device: Device));
    }

    /// <summary>All that comes after pooling over positions.</summary>
    /// <param name="highest">Filters' highest values, [words, filters].</param>
    /// <param name="lowest">Filters' lowest values, [words, filters].</param>
    /// <param name="bags">The words' bags of n-grams, [words, size]; null where the network has none.</param>
    /// <param name="weightOf">Gives a weight by its name.</param>
    /// <returns>[words, vector size]</returns>
    public static Tensor Project(Tensor highest, Tensor lowest, Tensor? bags, Func<string, Tensor> weightOf)
    {
        Tensor bias = weightOf(Names.ConvolutionBias);

        // GELU falls to its one minimum and rises after it: its maximum over positions is at the highest or the lowest value.
        Tensor features = maximum(Functional.gelu(highest.Plus(bias)), Functional.gelu(lowest.Plus(bias)));
        if (bags is not null) features = cat([features, bags], 1);
        features = Functional.layer_norm(features, [features.shape[1]], weightOf(Names.FeatureScale), weightOf(Names.FeatureShift), LayerNormalization.Epsilon);
        Tensor hidden = Functional.gelu(addmm(weightOf(Names.HiddenBias), features, weightOf(Names.HiddenWeight), 1, 1));
        hidden = Functional.layer_norm(hidden, [hidden.shape[1]], weightOf(Names.HiddenScale), weightOf(Names.HiddenShift), LayerNormalization.Epsilon);
        Tensor output = addmm(weightOf(Names.OutputBias), hidden, weightOf(Names.OutputWeight), 1, 1);
        return bags is null ? output : addmm(output, bags, weightOf(Names.NgramOutput), 1, 1);
    }

    // Embeddings are normal, all else as PyTorch initialises linear and convolution layers: uniform within 1 / sqrt(inputs).
    private static float[] Initialize(PositionalArchitecture architecture, TensorShape shape, IReadOnlyList<int[]> parts, Random random)
    {
        float[] values = new float[shape.Length];
        if (shape.Name is Names.FeatureScale or Names.HiddenScale) Array.Fill(values, 1f);
        else if (shape.Name == Names.Embedding) InitializeEmbedding(values, architecture.EmbeddingSize, parts, random);
        else if (shape.Name == Names.EmbeddingParts) InitialWeights.FillNormal(values, MathF.Sqrt(PartsVariance / 2), random);
        else if (shape.Name == Names.Ngrams) InitialWeights.FillNormal(values, NgramDeviation, random);
        else if (shape.Name is Names.HiddenWeight or Names.OutputWeight or Names.NgramOutput) InitialWeights.FillUniform(values, shape.Dimensions[0], random);
        else if (shape.Dimensions.Length == 3) InitialWeights.FillUniform(values, shape.Dimensions[0] * shape.Dimensions[1], random);
        else if (shape.Name == Names.ConvolutionBias) InitialWeights.FillUniform(values, architecture.EmbeddingSize, random);
        return values; // Shifts and the dense layers' biases start at zero.
    }

    // A character's own embedding leaves room for those of its parts, so that the sum has a variance of about 1.
    private static void InitializeEmbedding(float[] values, int size, IReadOnlyList<int[]> parts, Random random)
    {
        InitialWeights.FillNormal(values, 1, random);
        foreach (int row in parts.SelectMany(part => part).Distinct())
        {
            foreach (ref float value in values.AsSpan(row * size, size)) value *= MathF.Sqrt(1 - PartsVariance);
        }
    }
}
