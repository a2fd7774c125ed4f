using System.ComponentModel;
using StaticNets.Simd;

namespace StaticNets.Runtime;

/// <summary>
/// Parameter tensors in bfloat16, for a network that computes in single precision. Compared with single precision, bfloat16 takes half the
/// bytes and has the same range of exponents.
/// </summary>
/// <param name="length">Number of elements. The allocated memory consists of whole cache lines.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BFloat16Block(int length) : NarrowBlock<float>
{
    private readonly AlignedBlock<ushort> _block = BlockLength.Allocate<ushort>(length);

    /// <inheritdoc/>
    public override int Length => length;

    /// <summary>The bits of the first element.</summary>
    public ref ushort Reference => ref _block.Reference;

    internal override float[] Read(int first, int length)
    {
        var values = new float[length];
        ReadOnlySpan<ushort> bits = _block.Span.Slice(first, length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BFloat16.Widen(bits[i]);
        }

        return values;
    }

    internal override void Write(int first, ReadOnlySpan<float> values)
    {
        Span<ushort> bits = _block.Span.Slice(first, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            bits[i] = BFloat16.Round(values[i]);
        }
    }

    internal override void Round(Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = BFloat16.Widen(BFloat16.Round(value));
        }
    }

    internal override void CopyTo(NarrowBlock<float> destination) => _block.CopyTo(((BFloat16Block)destination)._block);
}
