using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Tests.Files;

/// <summary>A parameter block with the layout that the generator uses: each row begins on a 64-byte boundary.</summary>
internal sealed class TestBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Boundary = 64;

    public TestBlock(params (string Name, int[] Shape)[] tensors)
    {
        int unit = Boundary / Unsafe.SizeOf<T>();
        int offset = 0;
        var described = new List<TensorDescription>();
        foreach ((string name, int[] shape) in tensors)
        {
            int stride = (shape[^1] + unit - 1) / unit * unit;
            var tensor = new TensorDescription(name, shape.ToImmutableArray(), offset, stride, Initializer.Zeros, 1, 1);
            described.Add(tensor);
            offset += tensor.Rows * stride;
        }

        Tensors = described.ToArray();
        Values = new T[offset];
    }

    public TensorDescription[] Tensors { get; }

    public T[] Values { get; }

    public byte[] Bits => MemoryMarshal.AsBytes(Values.AsSpan()).ToArray();

    public ref T this[int tensor, int element]
    {
        get
        {
            TensorDescription description = Tensors[tensor];
            (int row, int column) = Math.DivRem(element, description.RowLength);
            return ref Values[description.Offset + (row * description.RowStride) + column];
        }
    }

    /// <summary>Sets every element, including padding, to a finite value that no test file contains.</summary>
    public TestBlock<T> FillWithSentinels()
    {
        for (int i = 0; i < Values.Length; i++)
        {
            Values[i] = T.CreateChecked(-1000 - i);
        }

        return this;
    }

    /// <summary>
    /// Sets the first elements of each tensor to extreme values and the others to random finite numbers; the padding stays 0.
    /// </summary>
    public TestBlock<T> FillWithFiniteBits(int seed)
    {
        T[] extremes = [T.NegativeZero, T.Epsilon, -T.Epsilon, T.E, -T.One / T.CreateChecked(3)];
        var random = new Random(seed);
        var bits = new byte[Unsafe.SizeOf<T>()];
        for (int tensor = 0; tensor < Tensors.Length; tensor++)
        {
            for (int element = 0; element < Tensors[tensor].Length; element++)
            {
                T value = T.NaN;
                while (!T.IsFinite(value))
                {
                    random.NextBytes(bits);
                    value = element < extremes.Length ? extremes[element] : MemoryMarshal.Read<T>(bits);
                }

                this[tensor, element] = value;
            }
        }

        return this;
    }
}
