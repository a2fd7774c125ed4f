namespace StaticNets.Simd;

/// <summary>
/// The number format bfloat16: sign, 8 bits of exponent and 7 of fraction, the upper half of a <see cref="float"/>. .NET has a type for it
/// from version 11 on; here its 16 bits are a <see cref="ushort"/>.
/// </summary>
internal static class BFloat16
{
    private const int LowerBits = 16;
    private const ushort QuietBit = 0x40;

    /// <summary>Returns the same number as a <see cref="float"/>, which represents every bfloat16 number.</summary>
    public static float Widen(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << LowerBits);

    /// <summary>Returns the nearest bfloat16 number, ties to even. NaN stays NaN.</summary>
    public static ushort Round(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        uint upper = bits >> LowerBits;

        // Without the quiet bit, a NaN whose payload is in the lower half alone would become an infinity.
        return (ushort)(float.IsNaN(value) ? upper | QuietBit : (bits + (upper & 1) + 0x7FFF) >> LowerBits);
    }
}
