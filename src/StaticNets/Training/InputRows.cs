namespace StaticNets;

/// <summary>
/// The rows of one of several inputs: <see cref="float"/>, <see cref="double"/>, or <see cref="int"/> indices for an <c>Embedding</c>.
/// Arrays and memory are converted implicitly: in <c>new Dataset(rows, [words, prices], [score])</c>, <c>words</c> can be an <c>int[]</c> and
/// <c>prices</c> a <c>float[]</c>.
/// </summary>
public readonly struct InputRows
{
    private InputRows(object values)
    {
        Values = values;
    }

    /// <summary>A <see cref="ReadOnlyMemory{T}"/> of float, double or int; <see langword="null"/> for <c>default</c>.</summary>
    internal object? Values { get; }

    /// <summary>Converts inputs in single precision.</summary>
    /// <param name="values">Rows × input length.</param>
    public static implicit operator InputRows(float[] values) => new(new ReadOnlyMemory<float>(values));

    /// <summary>Converts inputs in double precision.</summary>
    /// <param name="values">Rows × input length.</param>
    public static implicit operator InputRows(double[] values) => new(new ReadOnlyMemory<double>(values));

    /// <summary>Converts indices.</summary>
    /// <param name="indices">Rows × input length.</param>
    public static implicit operator InputRows(int[] indices) => new(new ReadOnlyMemory<int>(indices));

    /// <summary>Converts inputs in single precision.</summary>
    /// <param name="values">Rows × input length.</param>
    public static implicit operator InputRows(ReadOnlyMemory<float> values) => new(values);

    /// <summary>Converts inputs in double precision.</summary>
    /// <param name="values">Rows × input length.</param>
    public static implicit operator InputRows(ReadOnlyMemory<double> values) => new(values);

    /// <summary>Converts indices.</summary>
    /// <param name="indices">Rows × input length.</param>
    public static implicit operator InputRows(ReadOnlyMemory<int> indices) => new(indices);
}
