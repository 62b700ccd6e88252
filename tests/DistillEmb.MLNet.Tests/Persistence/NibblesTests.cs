using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

public class NibblesTests
{
    [Fact]
    public void The_first_of_two_is_in_the_lower_bits() => Assert.Equal([0x71, 0x8F, 0x03], Nibbles.Pack([1, 7, -1, -8, 3]));

    [Fact]
    public void Every_number_comes_back()
    {
        sbyte[] numbers = [.. Enumerable.Range(-8, 16).Select(number => (sbyte)number)];
        Assert.Equal(numbers, Nibbles.Unpack(Nibbles.Pack(numbers), numbers.Length));
        Assert.Equal(numbers[..7], Nibbles.Unpack(Nibbles.Pack(numbers[..7]), 7));
    }
}
