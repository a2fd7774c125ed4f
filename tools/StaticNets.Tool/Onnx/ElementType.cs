namespace StaticNets.Tool.Onnx;

/// <summary>The number formats of ONNX that a tensor can be read from, with the numbers of <c>TensorProto.DataType</c>.</summary>
internal enum ElementType
{
    Single = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    Bool = 9,
    Half = 10,
    Double = 11,
    UInt32 = 12,
    UInt64 = 13,
    BFloat16 = 16,
}

/// <summary>Facts about number formats.</summary>
internal static class ElementTypes
{
    /// <summary>Whether the format has fractions.</summary>
    public static bool IsReal(this ElementType type) =>
        type is ElementType.Single or ElementType.Half or ElementType.Double or ElementType.BFloat16;

    /// <summary>Returns the number of bytes of an element.</summary>
    public static int Size(this ElementType type) =>
        type switch
        {
            ElementType.UInt8 or ElementType.Int8 or ElementType.Bool => 1,
            ElementType.UInt16 or ElementType.Int16 or ElementType.Half or ElementType.BFloat16 => 2,
            ElementType.Single or ElementType.Int32 or ElementType.UInt32 => 4,
            _ => 8,
        };
}
