using System.Buffers.Binary;

namespace DistillEmb.Files;

/// <summary>What the directory of a zip says of an entry.</summary>
/// <param name="Name">Its name, in bytes.</param>
/// <param name="PackedLength">Bytes of its contents in the zip.</param>
/// <param name="Start">Where its own header stands, before its contents.</param>
internal readonly record struct ZipRecord(byte[] Name, long PackedLength, long Start)
{
    private const int FixedSize = 46;
    private const ushort LongNumbers = 1; // The extra field with those numbers that 32 bits don't hold.
    private const int ExtraHeaderSize = 4;
    private const int AllNumbersSize = 28; // Of an extra field that has all of them, whether they are asked for or not.

    private static ReadOnlySpan<byte> Signature => "PK\x01\x02"u8;

    /// <summary>Reads the record at the beginning of some bytes, and moves them on to the next.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static ZipRecord Read(ref ReadOnlySpan<byte> directory)
    {
        if (directory.Length < FixedSize || !directory.StartsWith(Signature)) throw ZipDirectory.Invalid("a record of its directory is not where it was expected");
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]);
        int size = FixedSize + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
        if (size > directory.Length) throw ZipDirectory.Invalid("the last record of its directory is cut off");
        uint packed = BinaryPrimitives.ReadUInt32LittleEndian(directory[20..]);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(directory[24..]);
        uint start = BinaryPrimitives.ReadUInt32LittleEndian(directory[42..]);
        (long Packed, long Start) places = (packed, start);
        if (packed == uint.MaxValue || start == uint.MaxValue) places = Long(directory.Slice(FixedSize + nameLength, extraLength), length, packed, start);
        byte[] name = directory.Slice(FixedSize, nameLength).ToArray();
        directory = directory[size..];
        return new ZipRecord(name, places.Packed, places.Start);
    }

    // The numbers stand in the order length, packed length, start; unless all are there, only those that the record itself does not hold.
    private static (long Packed, long Start) Long(ReadOnlySpan<byte> extra, uint length, uint packed, uint start)
    {
        while (extra.Length >= ExtraHeaderSize)
        {
            int size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - ExtraHeaderSize) break;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == LongNumbers)
            {
                ReadOnlySpan<byte> numbers = extra.Slice(ExtraHeaderSize, size);
                bool hasAll = size >= AllNumbersSize;
                _ = Next(length, hasAll, ref numbers);
                long longPacked = Next(packed, hasAll, ref numbers);
                return (longPacked, Next(start, hasAll, ref numbers));
            }

            extra = extra[(ExtraHeaderSize + size)..];
        }

        return (packed, start);
    }

    private static long Next(uint number, bool hasAll, ref ReadOnlySpan<byte> numbers)
    {
        if (number != uint.MaxValue && !hasAll) return number;
        if (numbers.Length < sizeof(long)) throw ZipDirectory.Invalid("a record of its directory lacks numbers of 64 bits");
        long next = BinaryPrimitives.ReadInt64LittleEndian(numbers);
        numbers = numbers[sizeof(long)..];
        return number == uint.MaxValue ? next : number;
    }
}
