using DistillEmb.Encoder;
using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class SlotTableTests
{
    [Fact]
    public void What_was_added_is_found_by_its_hash_among_all_of_the_same()
    {
        var random = new Random(1);
        var table = new SlotTable();
        for (int round = 0; round < 20; round++)
        {
            table.Clear();
            var expected = new List<(int Hash, int Slot)>();
            for (int i = 0; i < (round % 3 == 0 ? 2000 : 30); i++)
            {
                int hash = random.Next(-300, 300);
                Assert.Equal(expected.Where(entry => entry.Hash == hash).Select(entry => entry.Slot), Find(table, hash).Order());
                Assert.Equal(i, table.Add(hash));
                expected.Add((hash, i));
            }
        }
    }

    [Fact]
    public void A_row_after_a_large_one_clears_no_more_than_its_own()
    {
        var table = new SlotTable();
        int smallest = table.Size;
        for (int i = 0; i < 100_000; i++) table.Add(i);
        Assert.InRange(table.Size, 200_000, 400_000);
        table.Clear();
        for (int row = 0; row < 3; row++)
        {
            table.Add(row);
            table.Add(row + 7);
            Assert.Equal(smallest, table.Size); // What the next row clears.
            table.Clear();
        }
    }

    [Fact]
    public void Entries_of_a_row_before_are_not_found_when_the_table_grows_into_them()
    {
        var table = new SlotTable();
        for (int i = 0; i < 1000; i++) table.Add(i);
        table.Clear();
        for (int i = 0; i < 500; i++)
        {
            table.Add(-1 - i);
            Assert.Empty(Find(table, i));
        }
    }

    [Theory]
    [InlineData(0, 300, 0)]
    [InlineData(7_158_278, 300, 2_147_483_400)]
    [InlineData(1, int.MaxValue >> 1, int.MaxValue >> 1)]
    public void Numbers_that_fit_into_an_array_are_counted(long count, int size, int numbers) => Assert.Equal(numbers, RowBuffer.LengthOf(count, size));

    [Theory]
    [InlineData(7_158_279, 300)]
    [InlineData(14_316_558, 300)] // Twice as many again are a small positive number in 32 bits.
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Numbers_that_do_not_are_refused_with_their_count_and_the_limit(long count, int size)
    {
        string message = Assert.Throws<InvalidDataException>(() => RowBuffer.LengthOf(count, size)).Message;
        Assert.Contains($"{count} tokens of {size} values", message, StringComparison.Ordinal);
        Assert.Contains($"at most {Array.MaxLength / size}", message, StringComparison.Ordinal);
    }

    private static List<int> Find(SlotTable table, int hash)
    {
        var found = new List<int>();
        int place = hash;
        for (int slot; (slot = table.Find(hash, ref place)) >= 0;) found.Add(slot);
        return found;
    }
}
