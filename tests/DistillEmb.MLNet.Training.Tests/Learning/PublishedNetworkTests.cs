using DistillEmb.Characters;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Training.Tests.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;
using Names = DistillEmb.PublishedArchitecture.Tensors;

namespace DistillEmb.MLNet.Training.Tests.Learning;

/// <summary>The published networks as their table describes them: libtorch's own convolutions along the embedding, positions as channels.</summary>
public sealed class PublishedNetworkTests
{
    private static readonly MadeUpLanguage Language = new(200);

    [Theory]
    [InlineData("small", 13)]
    [InlineData("medium", 15)]
    [InlineData("large", 15)]
    [InlineData("small", 4)]
    [InlineData("large", 64)]
    public void The_vectors_are_those_of_the_published_steps(string name, int longest)
    {
        PublishedArchitecture architecture = Architecture(name);
        CharacterSequence sequence = TinyNetwork.SequenceOf(Language.Words, longest, architecture);
        using TrainableNetwork student = TinyNetwork.RandomNetwork(architecture, sequence, 20, seed: 3);
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        int[] rows = TinyNetwork.RowsOf(sequence, [.. Language.Words.Take(40)]);
        Tensor input = tensor(Array.ConvertAll(rows, row => (long)row), [40, sequence.Length]);
        float difference = student.Forward(rows, 40).PlusMultiple(-1, Published(name, student, input)).abs().max().item<float>();
        Assert.InRange(difference, 0, 1e-4);
    }

    [Theory]
    [InlineData("small", 13, 300, 400, 506_988)]
    [InlineData("small", 13, 100, 400, 404_388)]
    public void The_number_of_parameters_is_the_published_one(string name, int longest, int dimension, int characters, int parameters) =>
        Assert.Equal(parameters, Architecture(name).DescribeTensors(characters, longest, dimension).Sum(shape => shape.Length));

    private static PublishedArchitecture Architecture(string name) => name switch
    {
        "small" => EncoderArchitecture.Small,
        "medium" => EncoderArchitecture.Medium,
        _ => EncoderArchitecture.Large,
    };

    private static Tensor Published(string name, TrainableNetwork student, Tensor rows)
    {
        Func<Tensor, Tensor> activate = name == "small" ? x => x.relu().PlusMultiple(-0.01, x.neg().relu()) : x => x.mul(x.exp().log1p().tanh());
        Tensor map = student[Names.Embedding].index_select(0, rows.reshape(-1)).view(rows.shape[0], rows.shape[1], 64); // [words, characters, 64]
        map = Functional.layer_norm(map, [map.shape[1], 64], student[Names.EmbeddingScale], student[Names.EmbeddingShift]);
        for (int i = 0; i < 4; i++)
        {
            map = Functional.conv1d(map, student[Names.Weight(i)].permute(2, 1, 0), student[Names.Bias(i)]);
            if (i < 3) map = Functional.max_pool1d(map, 2);
            if (i == 3) Assert.Equal(name == "large" ? 768 : 512, map.shape[1] * map.shape[2]);
            map = activate(map);
            map = Functional.layer_norm(map, [map.shape[1], map.shape[2]], student[Names.Scale(i)].t().contiguous(), student[Names.Shift(i)].t().contiguous());
        }

        // Flattened by position here, by channel as published: an order of numbers that the next weights are free to have.
        Tensor features = map.transpose(1, 2).reshape(map.shape[0], -1);
        if (name != "small")
        {
            features = activate(features.mm(student[Names.HiddenWeight]).Plus(student[Names.HiddenBias]));
            features = Functional.layer_norm(features, [512], student[Names.HiddenScale], student[Names.HiddenShift]);
        }

        return features.mm(student[Names.OutputWeight]).Plus(student[Names.OutputBias]);
    }
}
