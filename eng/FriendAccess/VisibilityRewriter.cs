using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DistillEmb.MLNet.FriendAccess;

/// <summary>
/// Makes a copy of an assembly, to compile against, in which internal members are public and private protected ones
/// protected. Only visibility bits in the metadata tables change (ECMA-335 II.22.37 TypeDef, II.22.26 MethodDef,
/// II.22.15 Field); no row moves, so the image keeps its layout.
/// </summary>
/// <remarks>
/// Private protected (family AND assembly) becomes protected, not public: C# wants an override to have the visibility
/// of what it overrides, and ours must not surface in our own public API.
/// </remarks>
internal static class VisibilityRewriter
{
    private const int TypeFlagsSize = 4;
    private const int MemberFlagsSize = 2;
    private const int MethodFlagsOffset = 6; // After RVA (4 bytes) and ImplFlags (2 bytes).

    public static byte[] OpenInternals(byte[] image)
    {
        using var portableExecutable = new PEReader(new MemoryStream(image, writable: false));
        MetadataReader metadata = portableExecutable.GetMetadataReader();
        int metadataStart = portableExecutable.PEHeaders.MetadataStartOffset;
        byte[] result = (byte[])image.Clone();

        foreach (int offset in RowOffsets(metadata, TableIndex.TypeDef))
        {
            Span<byte> flags = result.AsSpan(metadataStart + offset, TypeFlagsSize);
            uint value = BinaryPrimitives.ReadUInt32LittleEndian(flags);
            BinaryPrimitives.WriteUInt32LittleEndian(flags, (value & ~(uint)TypeAttributes.VisibilityMask) | (uint)Open((TypeAttributes)value));
        }

        foreach (int offset in RowOffsets(metadata, TableIndex.MethodDef))
            OpenMember(result.AsSpan(metadataStart + offset + MethodFlagsOffset, MemberFlagsSize));
        foreach (int offset in RowOffsets(metadata, TableIndex.Field))
            OpenMember(result.AsSpan(metadataStart + offset, MemberFlagsSize));
        return result;
    }

    private static IEnumerable<int> RowOffsets(MetadataReader metadata, TableIndex table)
    {
        int start = metadata.GetTableMetadataOffset(table);
        int size = metadata.GetTableRowSize(table);
        return Enumerable.Range(0, metadata.GetTableRowCount(table)).Select(row => start + (row * size));
    }

    private static TypeAttributes Open(TypeAttributes flags) => (flags & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.NotPublic => TypeAttributes.Public,
        TypeAttributes.NestedAssembly or TypeAttributes.NestedFamORAssem => TypeAttributes.NestedPublic,
        TypeAttributes.NestedFamANDAssem => TypeAttributes.NestedFamily,
        TypeAttributes visibility => visibility,
    };

    // MethodAttributes and FieldAttributes share their access bits.
    private static void OpenMember(Span<byte> flags)
    {
        ushort value = BinaryPrimitives.ReadUInt16LittleEndian(flags);
        MethodAttributes access = ((MethodAttributes)value & MethodAttributes.MemberAccessMask) switch
        {
            MethodAttributes.Assembly or MethodAttributes.FamORAssem => MethodAttributes.Public,
            MethodAttributes.FamANDAssem => MethodAttributes.Family,
            MethodAttributes other => other,
        };
        BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)((value & ~(int)MethodAttributes.MemberAccessMask) | (int)access));
    }
}
