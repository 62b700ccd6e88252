using System.Numerics.Tensors;
using DistillEmb.Characters;

namespace DistillEmb.MLNet.Learning;

/// <summary>Embeddings for characters that an encoder lacks, guessed from those of characters that have parts in common with them.</summary>
/// <remarks>
/// Training makes an embedding as a sum of parts (<see cref="CharacterParts"/>), so the guess is one too: the mean of all
/// characters that have parts of the same kinds, plus what the mean of those that have a part differs from it, for each part.
/// </remarks>
internal static class NewCharacters
{
    // Of the random embedding that is added to the guess: the guess leads, and no two characters start alike.
    private const float Noise = 0.1f;

    /// <summary>Adds rows to an embedding.</summary>
    /// <param name="known">Rows of the symbols and of the first characters.</param>
    /// <param name="characters">All characters.</param>
    /// <param name="random">A random embedding of all characters; is overwritten by the result.</param>
    /// <returns>The known rows as they are, and the new ones.</returns>
    public static float[] Append(float[] known, CharacterVocabulary characters, float[] random)
    {
        int size = random.Length / characters.Count;
        known.CopyTo(random.AsSpan());
        ReadOnlySpan<int> scalars = characters.Scalars;
        var parts = new (int Kind, int Value)[(known.Length / size) - CharacterVocabulary.FirstCharacter][];
        for (int i = 0; i < parts.Length; i++) parts[i] = [.. CharacterParts.Of(scalars[i]).Distinct()];
        for (int i = parts.Length; i < scalars.Length; i++)
        {
            Span<float> row = random.AsSpan((CharacterVocabulary.FirstCharacter + i) * size, size);
            TensorPrimitives.Multiply(row, Noise, row);
            TensorPrimitives.Add(row, Guess([.. CharacterParts.Of(scalars[i]).Distinct()], parts, known, size), row);
        }

        return random;
    }

    private static float[] Guess((int Kind, int Value)[] wanted, (int Kind, int Value)[][] parts, float[] known, int size)
    {
        float[][] means = [.. wanted.Select(part => Mean(others => others.Contains(part))).OfType<float[]>()];
        if (means.Length == 0) return known[(CharacterVocabulary.Unknown * size)..((CharacterVocabulary.Unknown + 1) * size)];
        float[] all = Mean(others => others.Any(other => wanted.Any(part => part.Kind == other.Kind)))!;
        float[] guess = [.. all];
        foreach (float[] mean in means)
        {
            TensorPrimitives.Add(guess, mean, guess);
            TensorPrimitives.Subtract(guess, all, guess);
        }

        return guess;

        float[]? Mean(Func<(int Kind, int Value)[], bool> isMember)
        {
            float[] sum = new float[size];
            int count = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                if (!isMember(parts[i])) continue;
                TensorPrimitives.Add(sum, known.AsSpan((CharacterVocabulary.FirstCharacter + i) * size, size), sum);
                count++;
            }

            if (count == 0) return null;
            TensorPrimitives.Divide(sum, count, sum);
            return sum;
        }
    }
}
