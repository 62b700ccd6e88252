using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

public class PackedMatrixTests
{
    public static TheoryData<int, int> Sizes => new()
    {
        { 1, 1 }, { 1, 16 }, { 3, 7 }, { 5, 8 }, { 8, 15 }, { 12, 17 }, { 33, 31 }, { 64, 32 }, { 7, 33 }, { 100, 48 }, { 2, 100 }, { 384, 50 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_is_that_of_the_definition(int inputs, int outputs)
    {
        var random = new Random((inputs * 1000) + outputs);
        float[] weights = random.Singles(inputs * outputs);
        float[] bias = random.Singles(outputs);
        var matrix = new PackedMatrix(weights, inputs, outputs, bias);
        Assert.Equal((inputs, outputs), (matrix.Inputs, matrix.Outputs));
        for (int rows = 1; rows <= 13; rows++)
            Compare(matrix, random.Singles(rows * inputs), rows, (input, output) => weights[(input * outputs) + output], bias);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_with_rows_is_their_dot_products(int inputs, int outputs)
    {
        var random = new Random((inputs * 1000) + outputs);
        float[] matrixRows = random.Singles(outputs * inputs);
        PackedMatrix matrix = PackedMatrix.FromRows(matrixRows, outputs, inputs);
        Assert.Equal((inputs, outputs), (matrix.Inputs, matrix.Outputs));
        for (int rows = 1; rows <= 13; rows++)
            Compare(matrix, random.Singles(rows * inputs), rows, (input, output) => matrixRows[(output * inputs) + input], new float[outputs]);
    }

    [Fact]
    public void Without_a_bias_the_product_alone_remains()
    {
        var random = new Random(1);
        float[] weights = random.Singles(5 * 19);
        var matrix = new PackedMatrix(weights, 5, 19, bias: null);
        Compare(matrix, random.Singles(8 * 5), 8, (input, output) => weights[(input * 19) + output], new float[19]);
    }

    // Panels of 16: an even and an odd number of them, whole and not, and more than one row takes at once.
    [Theory]
    [InlineData(29)]
    [InlineData(48)]
    [InlineData(64)]
    [InlineData(200)]
    public void A_row_does_not_depend_on_the_rows_beside_it(int outputs)
    {
        const int Inputs = 37, Most = 25;
        var random = new Random(2);
        var matrix = new PackedMatrix(random.Singles(Inputs * outputs), Inputs, outputs, random.Singles(outputs));
        float[] row = random.Singles(Inputs);
        float[] alone = new float[outputs];
        matrix.Multiply(row, 1, alone);
        for (int rows = 1; rows <= Most; rows++)
        {
            for (int place = 0; place < rows; place++)
            {
                float[] x = random.Singles(rows * Inputs, scale: 1e6f);
                float[] y = new float[rows * outputs];
                row.CopyTo(x, place * Inputs);
                matrix.Multiply(x, rows, y);
                Assert.Equal(alone, y.AsSpan(place * outputs, outputs).ToArray());
            }
        }
    }

    [Fact]
    public void Nothing_is_written_beyond_the_rows()
    {
        var random = new Random(3);
        var matrix = new PackedMatrix(random.Singles(4 * 17), 4, 17, random.Singles(17));
        float[] y = new float[(7 * 17) + 40];
        Array.Fill(y, 123f);
        matrix.Multiply(random.Singles(7 * 4), 7, y);
        Assert.DoesNotContain(123f, y.AsSpan(0, 7 * 17).ToArray());
        Assert.All(y.Skip(7 * 17), value => Assert.Equal(123f, value));
    }

    [Fact]
    public void No_rows_are_nothing_to_do()
    {
        new PackedMatrix([1f], 1, 1, [0f]).Multiply([], 0, []);
    }

    [Theory]
    [InlineData(5, 6)]
    [InlineData(6, 5)]
    public void A_buffer_smaller_than_its_rows_is_refused(int numbersOfX, int numbersOfY)
    {
        var matrix = new PackedMatrix([1f, 2f, 3f, 4f], 2, 2, [0f, 0f]);
        Assert.Throws<ArgumentException>(() => matrix.Multiply(new float[numbersOfX], 3, new float[numbersOfY]));
    }

    [Theory]
    [InlineData(1, 1, 3, 5, 8)]
    [InlineData(3, 26, 4, 20, 24)]
    [InlineData(7, 2, 8, 24, 40)]
    [InlineData(5, 8, 3, 15, 7)]
    public void Overlapping_rows_are_those_of_their_places(int groups, int rowsPerGroup, int rowStride, int inputs, int outputs)
    {
        var random = new Random(groups);
        int groupStride = ((rowsPerGroup - 1) * rowStride) + inputs + 2;
        float[] x = random.Singles(groups * groupStride);
        float[] weights = random.Singles(inputs * outputs);
        float[] bias = random.Singles(outputs);
        var matrix = new PackedMatrix(weights, inputs, outputs, bias);
        float[] copied = [.. Enumerable.Range(0, groups * rowsPerGroup).SelectMany(row => x.Skip((row / rowsPerGroup * groupStride) + (row % rowsPerGroup * rowStride)).Take(inputs))];
        float[] expected = new float[groups * rowsPerGroup * outputs];
        matrix.Multiply(copied, groups * rowsPerGroup, expected);
        float[] actual = new float[expected.Length];
        matrix.MultiplyWindows(x, groups, rowsPerGroup, rowStride, groupStride, actual);
        Assert.Equal(expected, actual);
        Assert.Throws<ArgumentException>(() => matrix.MultiplyWindows(x.AsSpan(0, ((groups - 1) * groupStride) + ((rowsPerGroup - 1) * rowStride) + inputs - 1), groups, rowsPerGroup, rowStride, groupStride, actual));
    }

    [Theory]
    [InlineData(1, 2, 40)]
    [InlineData(3, 6, 64)]
    [InlineData(5, 4, 200)]
    [InlineData(7, 10, 17)]
    public void Pooled_rows_are_the_larger_ones_of_their_pairs(int groups, int rowsPerGroup, int outputs)
    {
        const int Inputs = 21, Stride = 5;
        var random = new Random(outputs);
        int groupStride = ((rowsPerGroup - 1) * Stride) + Inputs;
        float[] x = random.Singles(groups * groupStride);
        var matrix = new PackedMatrix(random.Singles(Inputs * outputs), Inputs, outputs, random.Singles(outputs));
        int rows = groups * rowsPerGroup;
        float[] plain = new float[rows * outputs];
        matrix.MultiplyWindows(x, groups, rowsPerGroup, Stride, groupStride, plain);
        float Rectified(float value) => Math.Max(value, value * LeakyRelu.Slope);
        float Larger(int i) => Math.Max(plain[(i / outputs * 2 * outputs) + (i % outputs)], plain[(((i / outputs * 2) + 1) * outputs) + (i % outputs)]);

        float[] pooled = new float[rows / 2 * outputs];
        matrix.MultiplyWindows(x, groups, rowsPerGroup, Stride, groupStride, pooled, new RowEnding(Pool: true, Rectify: false));
        Assert.Equal(Enumerable.Range(0, pooled.Length).Select(Larger), pooled);
        matrix.MultiplyWindows(x, groups, rowsPerGroup, Stride, groupStride, pooled, new RowEnding(Pool: true, Rectify: true));
        Assert.Equal(Enumerable.Range(0, pooled.Length).Select(i => Rectified(Larger(i))), pooled);
        float[] rectified = new float[rows * outputs];
        matrix.MultiplyWindows(x, groups, rowsPerGroup, Stride, groupStride, rectified, new RowEnding(Pool: false, Rectify: true));
        Assert.Equal(plain.Select(Rectified), rectified);
    }

    [Fact]
    public void An_odd_number_of_rows_is_not_pooled()
    {
        var matrix = new PackedMatrix([1f], 1, 1, [0f]);
        Assert.Throws<ArgumentException>(() => matrix.MultiplyWindows(new float[3], 3, 1, 1, 1, new float[3], new RowEnding(Pool: true, Rectify: false)));
    }

    private static void Compare(PackedMatrix matrix, float[] x, int rows, Func<int, int, float> weight, float[] bias)
    {
        float[] y = new float[rows * matrix.Outputs];
        matrix.Multiply(x, rows, y);
        for (int row = 0; row < rows; row++)
        {
            for (int output = 0; output < matrix.Outputs; output++)
            {
                double sum = bias[output], size = 1;
                for (int input = 0; input < matrix.Inputs; input++)
                {
                    double product = (double)x[(row * matrix.Inputs) + input] * weight(input, output);
                    sum += product;
                    size += Math.Abs(product);
                }

                Assert.InRange(y[(row * matrix.Outputs) + output], sum - (size * 1e-6), sum + (size * 1e-6));
            }
        }
    }
}
