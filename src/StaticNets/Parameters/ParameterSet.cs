using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// The parameters of one network. The indexer returns read-only views; <see cref="Set"/> and <see cref="Edit"/> change values. Nothing else
/// may use the network while values change.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed partial class ParameterSet<T> : TensorSet<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImmutableArray<TensorDescription> _tensors;
    private readonly ReadableBlock<T> _block;
    private readonly NarrowBlock<T>? _narrow;
    private readonly ParameterSet<T>? _owner;
    private bool _isEditing;
    private string? _sharedName;

    internal ParameterSet(ImmutableArray<TensorDescription> tensors, ReadableBlock<T> block, NarrowBlock<T>? narrow = null)
        : base(tensors, block, narrow)
    {
        _tensors = tensors;
        _block = block;
        _narrow = narrow;
    }

    /// <summary>
    /// Creates the parameter set of a network that is a part of another one, the owner. The set contains some of the owner's tensors, under
    /// other names, in the same blocks. While one of the two sets is edited, any other change of either set is rejected.
    /// </summary>
    internal ParameterSet(ImmutableArray<TensorDescription> tensors, ParameterSet<T> owner)
        : this(tensors, owner._block, owner._narrow) => _owner = owner;

    /// <summary>The engine that predicts with these parameters; <see langword="null"/> in no network.</summary>
    internal IFreezer? Engine { get; init; }

    private ParameterSet<T> Owner => _owner ?? this;

    /// <summary>
    /// Replaces all values of one tensor. If this method throws, nothing has changed. For a tensor that is stored in another
    /// <see cref="WeightFormat"/>, the values are rounded to the nearest numbers of that format, ties to even.
    /// </summary>
    /// <param name="name">The full name, e.g. <c>dense_1/kernel</c>.</param>
    /// <param name="values">The values in row-major order, as many as the tensor has elements.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of this name; the message suggests the nearest.</exception>
    /// <exception cref="ArgumentException">The number of values is wrong, or a value is not finite in the tensor's format.</exception>
    /// <exception cref="InvalidOperationException">
    /// An <see cref="Edit"/> is running, or the network is shared and therefore read-only.
    /// </exception>
    public void Set(string name, ReadOnlySpan<T> values)
    {
        ThrowUnlessWritable();
        TensorDescription tensor = Find(name);
        if (values.Length != tensor.Length)
        {
            throw new ArgumentException(
                $"Tensor '{name}' {Shapes.Text(tensor.Shape.AsSpan())} holds {tensor.Length} values, but {values.Length} were given.",
                nameof(values)
            );
        }

        if (_narrow is not null && tensor.IsNarrow)
        {
            T[] rounded = values.ToArray();
            _narrow.Round(rounded);
            values = rounded;
        }

        ThrowUnlessFinite(tensor, values, firstIndex: 0);
        TensorView.Write(tensor, values, _block.Change().Span, _narrow);
    }

    /// <summary>
    /// Changes any number of tensors atomically. The action changes a copy of the parameters, which is written back to the network when the
    /// action has returned, if every value is finite. If this method throws, nothing has changed.
    /// </summary>
    /// <param name="action">Writes through the editor that it receives; the editor is invalid afterwards.</param>
    /// <exception cref="ArgumentException">A value is not finite in the tensor's format.</exception>
    /// <exception cref="InvalidOperationException">Another edit is running, or the network is shared and therefore read-only.</exception>
    public void Edit(Action<ParameterEditor<T>> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ThrowUnlessWritable();
        T[] copy = _block.Span.ToArray();
        T[]? narrowCopy = _narrow?.Read(0, _narrow.Length);
        var editor = new ParameterEditor<T>(Find, copy, narrowCopy);
        Owner._isEditing = true;
        try
        {
            action(editor);
        }
        finally
        {
            Owner._isEditing = false;
            editor.Close();
        }

        _narrow?.Round(narrowCopy);
        foreach (TensorDescription tensor in _tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                ThrowUnlessFinite(tensor, TensorView.Row<T>(tensor, CopyOf(tensor), row), row * tensor.RowLength);
            }
        }

        Span<T> block = _block.Change().Span;
        foreach (TensorDescription tensor in _tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                TensorView.WriteRow(tensor, row, TensorView.Row<T>(tensor, CopyOf(tensor), row), block, _narrow);
            }
        }

        T[] CopyOf(TensorDescription tensor) => tensor.IsNarrow ? narrowCopy! : copy;
    }

    /// <summary>Whether the network is shared in the whole program, so that its parameters are read-only.</summary>
    internal bool IsShared => Owner._sharedName is not null;

    /// <summary>Makes the parameters read-only.</summary>
    /// <param name="name">Name of the network in error messages.</param>
    internal void Share(string name) => _sharedName = name;

    /// <summary>
    /// Throws if the network is shared, or if an edit is running: when the edit ends, it would overwrite any other change with its copy.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network is shared, or an edit is running.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void ThrowUnlessWritable()
    {
        if (Owner._sharedName is { } name)
        {
            throw new InvalidOperationException(
                $"{name} is shared by the whole program and cannot be changed. Clone() first: the copy can be trained and written."
            );
        }

        if (Owner._isEditing)
        {
            throw new InvalidOperationException("These parameters are being edited: write through the editor, or after Edit has returned.");
        }
    }

    private static void ThrowUnlessFinite(TensorDescription tensor, ReadOnlySpan<T> values, int firstIndex)
    {
        int bad = FiniteCheck.FirstNonFinite(values);
        if (bad >= 0)
        {
            string found = values[bad].ToString(null, CultureInfo.InvariantCulture);
            throw new ArgumentException(
                $"Parameters must be finite, but value {firstIndex + bad} of tensor '{tensor.Name}' {Shapes.Text(tensor.Shape.AsSpan())} would be {found}."
            );
        }
    }
}
