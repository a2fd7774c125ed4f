namespace StaticNets.Files;

/// <summary>An element type of the safetensors format.</summary>
/// <param name="Name">Its name in the header, e.g. <c>F32</c>.</param>
/// <param name="Bits">Bits of one element; elements are packed.</param>
internal readonly record struct SafetensorsDtype(string Name, int Bits)
{
    /// <summary>32-bit IEEE 754.</summary>
    public static readonly SafetensorsDtype F32 = new("F32", 32);

    /// <summary>64-bit IEEE 754.</summary>
    public static readonly SafetensorsDtype F64 = new("F64", 64);

    /// <summary>Bytes.</summary>
    public static readonly SafetensorsDtype U8 = new("U8", 8);

    private static readonly SafetensorsDtype[] _all =
    [
        new("BOOL", 8),
        new("F4", 4),
        new("F6_E2M3", 6),
        new("F6_E3M2", 6),
        U8,
        new("I8", 8),
        new("F8_E5M2", 8),
        new("F8_E4M3", 8),
        new("F8_E8M0", 8),
        new("I16", 16),
        new("U16", 16),
        new("F16", 16),
        new("BF16", 16),
        new("I32", 32),
        new("U32", 32),
        F32,
        new("C64", 64),
        F64,
        new("I64", 64),
        new("U64", 64),
    ];

    /// <summary>The type of that name, if the format knows it.</summary>
    public static bool TryFind(string name, out SafetensorsDtype dtype)
    {
        dtype = Array.Find(_all, dtype => dtype.Name == name);
        return dtype.Name is not null;
    }
}
