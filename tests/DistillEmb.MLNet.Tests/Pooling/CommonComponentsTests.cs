using DistillEmb.Pooling;
using Xunit;

namespace DistillEmb.MLNet.Tests.Pooling;

/// <summary>The principal directions of rows, against what is known of them without a search.</summary>
public class CommonComponentsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Directions_of_a_diagonal_are_its_axes_the_longest_first(int count)
    {
        CommonComponents? found = Find(count, [0, 3, 0], [0, 0, -2], [1, 0, 0]);
        float[][] axes = [[0, 1, 0], [0, 0, 1], [1, 0, 0]];
        AssertNear([.. axes.Take(count).SelectMany(axis => axis)], found!.Directions);
    }

    // Of a symmetric matrix [a, b; b, c] the first direction has the angle atan2(2b, a - c) / 2. It is not centered: both rows lie on one side.
    [Fact]
    public void Two_dimensions_have_a_direction_in_closed_form()
    {
        double a = 3.0 * 3 + 1;
        double b = 3.0 * 2 + 0.5;
        double c = 2.0 * 2 + 0.25;
        double angle = Math.Atan2(2 * b, a - c) / 2;
        CommonComponents found = Find(1, [3, 2], [1, 0.5f])!;
        AssertNear([(float)Math.Cos(angle), (float)Math.Sin(angle)], found.Directions);
    }

    [Fact]
    public void What_is_left_of_a_row_is_orthogonal_to_them()
    {
        var random = new Random(2);
        float[][] rows = [.. Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, 30).Select(i => (random.NextSingle() - 0.4f) / (1 + i)).ToArray())];
        CommonComponents found = Find(10, rows)!;
        Assert.Equal(10, found.Count);
        Assert.Null(CommonComponents.FaultOf(found.Directions, 30));
        double left = double.PositiveInfinity;
        for (int count = 1; count <= 10; count++)
        {
            var some = new CommonComponents(found.Directions[..(count * 30)].ToArray(), 30);
            double squares = 0;
            foreach (float[] row in rows)
            {
                float[] copy = [.. row];
                some.RemoveFrom(copy);
                squares += copy.Sum(number => (double)number * number);
                for (int i = 0; i < count; i++) Assert.Equal(0, copy.Zip(found.Directions.Slice(i * 30, 30).ToArray(), (x, y) => (double)x * y).Sum(), 1e-5);
            }

            Assert.True(squares < left);
            left = squares;
        }
    }

    [Fact]
    public void Rows_have_no_more_components_than_dimensions()
    {
        Assert.Equal(2, Find(10, [1, 2], [2, 1])!.Count);
        Assert.Equal(1, Find(10, [1, 2, 3], [1, 2, 3], [2, 4, 6])!.Count);
        Assert.Equal(1, Find(3, [0, 0.25f, 0])!.Count);
        Assert.Null(Find(1, [0, 0, 0]));
        Assert.Null(Find(1));
    }

    [Fact]
    public void Ties_and_tiny_and_huge_numbers_are_finite()
    {
        foreach (float scale in (float[])[1e-18f, 1, 1e18f])
        {
            CommonComponents found = Find(2, [scale, 0, 0], [0, scale, 0], [0, 0, scale])!;
            Assert.Null(CommonComponents.FaultOf(found.Directions, 3));
            Assert.Equal(0, found.Directions[..3].ToArray().Zip(found.Directions[3..].ToArray(), (x, y) => x * y).Sum(), 1e-6f);
        }
    }

    [Fact]
    public void The_same_rows_give_the_same_bits()
    {
        float[][] rows = [[1, 2, 3], [3, 1, 2], [0, 0, 1]];
        Assert.Equal(Find(2, rows)!.Directions.ToArray(), Find(2, rows)!.Directions.ToArray());
        Assert.Equal(Find(2, rows)!.Directions.ToArray(), Find(2, [.. rows.Select(row => row.Select(number => -number).ToArray())])!.Directions.ToArray());
    }

    [Fact]
    public void A_search_can_be_ended()
    {
        var moments = new SecondMoments(2);
        moments.Add([1, 2]);
        Assert.Throws<OperationCanceledException>(() => CommonComponents.Find(moments, 1, () => throw new OperationCanceledException()));
    }

    private static CommonComponents? Find(int count, params float[][] rows)
    {
        var moments = new SecondMoments(rows.Length == 0 ? 3 : rows[0].Length);
        foreach (float[] row in rows) moments.Add(row);
        return CommonComponents.Find(moments, count, () => { });
    }

    private static void AssertNear(float[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }
}
