using System.Globalization;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

/// <summary>
/// What each architecture made of the same random weights when it was introduced: a network must not change its mind. That
/// the vectors are right is for the parity with TorchSharp to show.
/// </summary>
public class GoldenVectorTests
{
    // Printed by the managed forward pass when it was introduced. Other processors round differently.
    private const float Tolerance = 2e-5f;

    private static readonly string[] Words = ["a", "\u1230\u120B\u121D", "averylongwordthatiscutoff", "qu\u00E9\u00A7"];

    private static readonly Dictionary<string, (EncoderArchitecture Architecture, string[] Vectors)> Golden = new()
    {
        ["positional"] = (new PositionalArchitecture { Ngrams = null },
        [
            "0.053504 0.639055 -0.384034 -0.362829 -0.097793 0.064981 -0.092690 0.535949",
            "-0.114007 0.527375 0.080303 -0.201795 0.026219 -0.638937 0.302838 0.401334",
            "-0.211038 0.506312 0.071453 -0.495717 -0.281966 0.258442 -0.417450 0.357363",
            "0.164548 0.455004 -0.179814 -0.296862 -0.140632 -0.172376 0.332743 0.696582",
        ]),
        ["positional-ngrams"] = (new PositionalArchitecture { Ngrams = new NgramBag(16_384, 64, 2, 5, MinimumCount: 0) },
        [
            "0.093704 0.055319 0.067082 -0.626900 -0.600175 0.443861 -0.181568 -0.021606",
            "0.582126 0.304260 0.341636 -0.462060 -0.179449 0.101681 -0.213940 0.387335",
            "0.484395 -0.417175 0.334900 -0.097165 -0.215616 -0.560481 -0.036845 0.328239",
            "0.245912 0.255698 0.094704 -0.240834 -0.587401 -0.281892 -0.526333 0.325034",
        ]),
        ["small"] = (EncoderArchitecture.Small,
        [
            "-0.637915 -0.292241 -0.184739 0.010847 0.384648 -0.251489 0.290511 -0.421682",
            "-0.231969 0.431428 0.067712 0.177970 0.634297 0.225086 -0.321458 -0.409231",
            "-0.153745 -0.386322 0.568072 0.598527 0.243958 0.093265 0.239723 -0.143163",
            "-0.391634 -0.667379 0.257927 -0.011620 -0.005023 -0.441376 0.366651 -0.072771",
        ]),
        ["medium"] = (EncoderArchitecture.Medium,
        [
            "0.256207 0.378047 -0.019215 0.155634 -0.163610 0.465230 -0.308018 0.654801",
            "0.164301 0.740620 -0.261121 0.232291 0.339664 0.153036 -0.397237 -0.075860",
            "0.019588 -0.751795 0.400994 -0.171032 -0.170806 0.107977 -0.448465 -0.049178",
            "-0.062217 -0.179395 0.199858 0.063585 0.217483 0.587559 -0.292545 0.664720",
        ]),
        ["large"] = (EncoderArchitecture.Large,
        [
            "0.394224 -0.473480 -0.024251 0.070111 -0.402444 0.100187 0.641147 0.178415",
            "-0.005181 -0.067797 -0.033300 0.486818 -0.729544 -0.265040 -0.177490 -0.351130",
            "0.070426 -0.004112 0.092138 -0.151727 -0.002877 0.738017 -0.276457 0.585155",
            "0.155552 0.033803 0.253789 -0.688253 -0.164769 0.226549 0.230348 0.552292",
        ]),
    };

    [Theory]
    [InlineData("positional")]
    [InlineData("positional-ngrams")]
    [InlineData("small")]
    [InlineData("medium")]
    [InlineData("large")]
    public void The_vectors_are_those_of_the_beginning(string name)
    {
        (EncoderArchitecture architecture, string[] expected) = Golden[name];
        DistillEmbEncoder encoder = TestEncoders.Create(architecture, EncoderHead.SideBySide([("head", 8)]), seed: 7, maxWordLength: architecture.UsualWordLength);
        float[][] vectors = encoder.Embed(Words);
        Assert.Equal(Words.Length, expected.Length);
        for (int word = 0; word < Words.Length; word++)
        {
            float[] numbers = [.. expected[word].Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
            for (int i = 0; i < numbers.Length; i++) Assert.Equal(numbers[i], vectors[word][i], Tolerance);
        }
    }
}
