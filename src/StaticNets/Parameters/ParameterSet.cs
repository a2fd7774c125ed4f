using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// The parameters of one network: views to read, <see cref="Set"/> and <see cref="Edit"/> to write. Writing must not run beside
/// any other use of the network.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterSet<T> : TensorSet<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImmutableArray<TensorDescription> _tensors;
    private readonly AlignedBlock<T> _block;
    private bool _isEditing;
    private string? _sharedName;

    internal ParameterSet(ImmutableArray<TensorDescription> tensors, AlignedBlock<T> block)
        : base(tensors, block)
    {
        _tensors = tensors;
        _block = block;
    }

    /// <summary>Replaces all values of one tensor, or changes nothing.</summary>
    /// <param name="name">The full name, e.g. <c>dense_1/kernel</c>.</param>
    /// <param name="values">As many values as the tensor has, the last axis running fastest.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of this name; the message suggests the nearest.</exception>
    /// <exception cref="ArgumentException">The number of values is wrong, or a value is not finite.</exception>
    /// <exception cref="InvalidOperationException">An <see cref="Edit"/> is running, or the network is a shared one.</exception>
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

        ThrowUnlessFinite(tensor, values, firstIndex: 0);
        TensorView.Write(tensor, values, _block.Span);
    }

    /// <summary>
    /// Changes any number of tensors, all or nothing: the action works on a copy, which becomes the network's parameters when the action
    /// has returned and every value is finite. If it throws, nothing has changed.
    /// </summary>
    /// <param name="action">Writes through the editor that it is given; the editor is of no use afterwards.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <exception cref="InvalidOperationException">Another edit is running, or the network is a shared one.</exception>
    public void Edit(Action<ParameterEditor<T>> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ThrowUnlessWritable();
        T[] copy = _block.Span.ToArray();
        var editor = new ParameterEditor<T>(Find, copy);
        _isEditing = true;
        try
        {
            action(editor);
        }
        finally
        {
            _isEditing = false;
            editor.Close();
        }

        foreach (TensorDescription tensor in _tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                ThrowUnlessFinite(tensor, TensorView.Row<T>(tensor, copy, row), row * tensor.RowLength);
            }
        }

        foreach (TensorDescription tensor in _tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                TensorView.Row<T>(tensor, copy, row).CopyTo(TensorView.Row(tensor, _block.Span, row));
            }
        }
    }

    /// <summary>Whether anyone in the program may read at any time, so that nothing may be written.</summary>
    internal bool IsShared => _sharedName is not null;

    /// <summary>From now on nothing can be written.</summary>
    /// <param name="name">What messages call the network.</param>
    internal void Share(string name) => _sharedName = name;

    /// <summary>Refuses to write where others read, and where it would be lost: an edit that runs writes its copy back.</summary>
    /// <exception cref="InvalidOperationException">The network is shared, or an edit is running.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void ThrowUnlessWritable()
    {
        if (_sharedName is not null)
        {
            throw new InvalidOperationException(
                $"{_sharedName} is shared by the whole program and cannot be changed. Clone() first: the copy can be trained and written."
            );
        }

        if (_isEditing)
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
