namespace StaticNets.Files;

/// <summary>An element type of the safetensors format.</summary>
/// <param name="name">The name of the type in the header, e.g. <c>F32</c>.</param>
/// <param name="bits">Bits of one element; elements are packed.</param>
internal sealed class SafetensorsDtype(string name, int bits)
{
    /// <summary>32-bit IEEE 754.</summary>
    public static readonly SafetensorsDtype F32 = new("F32", 32);

    /// <summary>64-bit IEEE 754.</summary>
    public static readonly SafetensorsDtype F64 = new("F64", 64);

    /// <summary>bfloat16, the upper half of <see cref="F32"/>.</summary>
    public static readonly SafetensorsDtype BF16 = new("BF16", 16);

    /// <summary>Unsigned bytes.</summary>
    public static readonly SafetensorsDtype U8 = new("U8", 8);

    /// <summary>The name of the type in the header, e.g. <c>F32</c>.</summary>
    public string Name => name;

    /// <summary>Bits of one element; elements are packed.</summary>
    public int Bits => bits;

    /// <summary>Returns the type that has a name, or <see langword="null"/> if the format does not define the name.</summary>
    public static SafetensorsDtype? Find(string name)
    {
        int bits =
            IsIn(" F4 ") ? 4
            : IsIn(" F6_E2M3 F6_E3M2 ") ? 6
            : IsIn(" BOOL U8 I8 F8_E5M2 F8_E4M3 F8_E8M0 ") ? 8
            : IsIn(" I16 U16 F16 BF16 ") ? 16
            : IsIn(" I32 U32 F32 ") ? 32
            : IsIn(" C64 F64 I64 U64 ") ? 64
            : 0;
        return bits > 0 ? new SafetensorsDtype(name, bits) : null;

        // Searches a string: a table of objects would add a kilobyte to a small program, and string.Split a hundred kilobytes.
        bool IsIn(string names) =>
            !name.Contains(' ', StringComparison.Ordinal) && names.Contains(" " + name + " ", StringComparison.Ordinal);
    }
}
