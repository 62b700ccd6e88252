using DistillEmb.Characters;
using DistillEmb.MLNet.Sequences;
using TorchSharp;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Sequences;

/// <summary>What is hidden in one place says nothing of what is hidden in another: of all pairs of masks, about half of the values are equal.</summary>
public sealed class SentenceNoiseTests
{
    private const int Rows = 1000;
    private const int Width = 24;
    private const double Tolerance = 0.1; // Six standard deviations of a share among 1,000 rows.

    private static readonly SentenceNoise Noise = new(new DistillEmbNerOptions { Dropout = 0.5, CharacterDropout = 0.5, WordDropout = 0.5, NgramDropout = 0.5 }, seed: 7);

    private static readonly Dictionary<string, Func<int, bool[]>> Masks = new()
    {
        ["input"] = row => IsZero(Noise.HideInput(torch.ones(1, Width), row, [1])),
        ["layer 1"] = row => IsZero(Noise.HideOutput(torch.ones(1, Width), row, [1], 0)),
        ["layer 2"] = row => IsZero(Noise.HideOutput(torch.ones(1, Width), row, [1], 1)),
        ["layer 3"] = row => IsZero(Noise.HideOutput(torch.ones(1, Width), row, [1], 2)),
        ["tokens"] = row => Noise.HiddenTokens(row, Width),
        ["characters"] = HiddenCharacters,
        ["n-grams"] = HiddenNgrams,
        ["n-grams of word 2n"] = word => HiddenNgrams(2 * word),
        ["n-grams of word 2n + 1"] = word => HiddenNgrams((2 * word) + 1),
        ["tokens of the row behind"] = row => Noise.HiddenTokens(row + 1, Width),
    };

    public static TheoryData<string, string> Pairs => new(Masks.Keys.SelectMany((first, i) => Masks.Keys.Skip(i + 1).Select(second => (first, second))));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_masks_are_equal_in_half_of_their_places(string first, string second)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        int[] equal = new int[Width];
        for (int row = 1; row <= Rows; row++)
        {
            (bool[] one, bool[] other) = (Masks[first](row), Masks[second](row));
            for (int place = 0; place < Width; place++) equal[place] += one[place] == other[place] ? 1 : 0;
        }

        Assert.All(equal, count => Assert.Equal(0.5, count / (double)Rows, Tolerance));
    }

    private static bool[] IsZero(torch.Tensor masked) => [.. masked.data<float>().Select(value => value == 0)];

    private static bool[] HiddenCharacters(int word)
    {
        int[] characters = Enumerable.Repeat(CharacterVocabulary.FirstCharacter, Width).ToArray();
        Noise.HideCharacters(word, characters);
        return Array.ConvertAll(characters, character => character == CharacterVocabulary.Unknown);
    }

    private static bool[] HiddenNgrams(int word)
    {
        int[] buckets = [.. Enumerable.Range(0, Width)];
        int kept = Noise.OfEncoder(0).HideNgrams(word, buckets);
        return [.. Enumerable.Range(0, Width).Select(bucket => !buckets.AsSpan(0, kept).Contains(bucket))];
    }
}
