using System.Numerics;
using System.Numerics.Tensors;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Provides writable views of a copy of a network's parameters. An editor is valid while <see cref="ParameterSet{T}.Edit"/> runs.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterEditor<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Func<string, TensorDescription> _find;
    private T[]? _copy;
    private T[]? _narrowCopy;

    internal ParameterEditor(Func<string, TensorDescription> find, T[] copy, T[]? narrowCopy)
    {
        _find = find;
        _copy = copy;
        _narrowCopy = narrowCopy;
    }

    /// <summary>Returns a writable view of one tensor, in the shape that its layer declares.</summary>
    /// <param name="name">The full name, e.g. <c>dense_1/kernel</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of this name; the message suggests the nearest.</exception>
    /// <exception cref="InvalidOperationException"><see cref="ParameterSet{T}.Edit"/> has returned.</exception>
    public TensorSpan<T> this[string name]
    {
        get
        {
            T[] copy = _copy ?? throw new InvalidOperationException("This edit is over: write to the parameters in a new Edit.");
            TensorDescription tensor = _find(name);
            return TensorView.Of<T>(tensor, tensor.IsNarrow ? _narrowCopy! : copy);
        }
    }

    internal void Close() => _copy = _narrowCopy = null;
}
