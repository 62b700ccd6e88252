using DistillEmb.Characters;
using DistillEmb.Network;
using Names = DistillEmb.PositionalArchitecture.Tensors; // Those that are told apart here are the published networks' too.

namespace DistillEmb.MLNet.Learning;

/// <summary>The weights that a network begins with where it continues an encoder.</summary>
/// <param name="encoder">The encoder, of the network's architecture and word length.</param>
/// <param name="characters">The network's characters: those of the encoder, then others.</param>
/// <param name="heads">The network's heads, in the order of the teachers.</param>
/// <param name="architecture">The network.</param>
internal sealed class ContinuedWeights(DistillEmbEncoder encoder, CharacterVocabulary characters, IReadOnlyList<EncoderHead> heads, EncoderArchitecture architecture)
{
    /// <summary>What a weight begins with.</summary>
    /// <param name="shape">The weight.</param>
    /// <param name="random">What it would begin with at random; kept where nothing is known.</param>
    public float[] Of(TensorShape shape, float[] random) => shape.Name switch
    {
        Names.Embedding => NewCharacters.Append(encoder.Weights[shape.Name], characters, random),
        Names.Ngrams => WithNewNgrams(encoder.Weights[shape.Name], shape.Dimensions[^1]),
        Names.EmbeddingParts => new float[random.Length], // Folded into the characters' own.
        Names.OutputWeight or Names.OutputBias or Names.NgramOutput => WithColumns(encoder.Weights[shape.Name], random, shape.Dimensions[^1]),
        _ => [.. encoder.Weights[shape.Name]],
    };

    /// <summary>Whether the output of a teacher goes on from the encoder's head in its place.</summary>
    public static bool Continues(DistillEmbEncoder encoder, int teacher, int dimension) => teacher < encoder.Heads.Count && encoder.Heads[teacher].Dimension == dimension;

    // An n-gram that the encoder did not have adds nothing at first.
    private float[] WithNewNgrams(float[] before, int size)
    {
        float[] values = [.. before];
        if (architecture is not PositionalArchitecture { Ngrams.Vocabulary: NgramVocabulary now }) return values;
        NgramVocabulary? old = ((PositionalArchitecture)encoder.Architecture).Ngrams!.Vocabulary;
        for (int bucket = 0; bucket < now.Fingerprints.Length; bucket++)
        {
            if (old is null || old.Fingerprints[bucket] != now.Fingerprints[bucket]) values.AsSpan(bucket * size, size).Clear();
        }

        return values;
    }

    // A row of the output has a number for each of the heads' values.
    private float[] WithColumns(float[] before, float[] random, int vectorSize)
    {
        for (int teacher = 0; teacher < heads.Count; teacher++)
        {
            if (!Continues(encoder, teacher, heads[teacher].Dimension)) continue;
            for (int row = 0; row * vectorSize < random.Length; row++)
            {
                before.AsSpan((row * encoder.VectorSize) + encoder.Heads[teacher].Offset, heads[teacher].Dimension)
                    .CopyTo(random.AsSpan((row * vectorSize) + heads[teacher].Offset));
            }
        }

        return random;
    }
}
