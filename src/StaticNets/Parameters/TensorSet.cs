using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;
using System.Numerics.Tensors;
using System.Text;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>Tensors by their full names, e.g. <c>dense_1/kernel</c>, as read-only views of the parameter block or gradient block.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public class TensorSet<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<string, TensorDescription> _byName;
    private readonly ReadableBlock<T> _block;
    private readonly NarrowBlock<T>? _narrow;

    internal TensorSet(ImmutableArray<TensorDescription> tensors, ReadableBlock<T> block, NarrowBlock<T>? narrow = null)
    {
        _narrow = narrow;
        _byName = new Dictionary<string, TensorDescription>(StringComparer.Ordinal);
        _block = block;
        string[] names = new string[tensors.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = tensors[i].Name;
            _byName.Add(names[i], tensors[i]);
        }

        Names = names;
    }

    /// <summary>The names in the order of the layers.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of tensors.</summary>
    public int Count => Names.Count;

    /// <summary>
    /// Returns a view of one tensor, in the shape that its layer declares; the view also shows later changes. For a tensor that is stored
    /// in another <see cref="WeightFormat"/>, each call instead returns a new copy, converted without rounding. The copy does not show
    /// later changes.
    /// </summary>
    /// <param name="name">The full name, e.g. <c>dense_1/kernel</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of this name; the message suggests the nearest.</exception>
    public ReadOnlyTensorSpan<T> this[string name]
    {
        get
        {
            TensorDescription tensor = Find(name);
            return _narrow is not null && tensor.IsNarrow
                ? TensorView.At<T>(tensor, _narrow.Read(tensor.Offset, tensor.Rows * tensor.RowStride))
                : TensorView.Of(tensor, _block);
        }
    }

    /// <summary>Returns the names and shapes: <c>dense/kernel [4, 120], dense/bias [120]</c>.</summary>
    public override string ToString()
    {
        // No LINQ: its generic virtual methods would add the type loader of the runtime, 200 kB, to every native program.
        StringBuilder text = new();
        foreach (string name in Names)
        {
            text.Append(text.Length > 0 ? ", " : "").Append(name).Append(' ').Append(Shapes.Text(_byName[name].Shape.AsSpan()));
        }

        return text.ToString();
    }

    /// <summary>Whether a tensor is frozen: training does not change it, and its gradient is not computed.</summary>
    internal bool IsFrozenTensor(string name) => IsFrozen(Find(name));

    private protected virtual bool IsFrozen(TensorDescription tensor) => tensor.Frozen;

    private protected TensorDescription Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_byName.TryGetValue(name, out TensorDescription? tensor))
        {
            return tensor;
        }

        string advice = NearestName.Find(name, Names) is string nearest
            ? $"Did you mean '{nearest}'?"
            : $"The names are: {string.Join(", ", Names)}.";
        throw new KeyNotFoundException($"There is no tensor named '{name}'. {advice}");
    }
}
