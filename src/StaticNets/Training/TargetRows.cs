namespace StaticNets;

/// <summary>
/// The targets of one of several outputs: rows of <see cref="float"/> or <see cref="double"/>, or one class index for each row. Arrays and
/// memory are converted implicitly, so a list can contain dense targets and class indices: in
/// <c>new Dataset(rows, [left, right], [price, kind])</c>, <c>price</c> can be a <c>float[]</c> and <c>kind</c> an <c>int[]</c>.
/// </summary>
public readonly struct TargetRows
{
    private TargetRows(object values)
    {
        Values = values;
    }

    /// <summary>A <see cref="ReadOnlyMemory{T}"/> of float, double or int; <see langword="null"/> for <c>default</c>.</summary>
    internal object? Values { get; }

    /// <summary>Converts targets in single precision.</summary>
    /// <param name="values">Rows × output length.</param>
    public static implicit operator TargetRows(float[] values) => new(new ReadOnlyMemory<float>(values));

    /// <summary>Converts targets in double precision.</summary>
    /// <param name="values">Rows × output length.</param>
    public static implicit operator TargetRows(double[] values) => new(new ReadOnlyMemory<double>(values));

    /// <summary>Converts class indices.</summary>
    /// <param name="classes">One class index for each row, from 0 on.</param>
    public static implicit operator TargetRows(int[] classes) => new(new ReadOnlyMemory<int>(classes));

    /// <summary>Converts targets in single precision.</summary>
    /// <param name="values">Rows × output length.</param>
    public static implicit operator TargetRows(ReadOnlyMemory<float> values) => new(values);

    /// <summary>Converts targets in double precision.</summary>
    /// <param name="values">Rows × output length.</param>
    public static implicit operator TargetRows(ReadOnlyMemory<double> values) => new(values);

    /// <summary>Converts class indices.</summary>
    /// <param name="classes">One class index for each row, from 0 on.</param>
    public static implicit operator TargetRows(ReadOnlyMemory<int> classes) => new(classes);
}
