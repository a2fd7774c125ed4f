using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Counts for each unit of a layer how many of its values lie on a flat part of the layer's function.</summary>
internal sealed class UnitCount(LayerDescription layer)
{
    // A unit that is not saturated for one row in twenty still learns from that row.
    private const double SaturatedFrom = 0.95;

    private readonly int[] _flat = new int[layer.Units];
    private int _values;

    /// <summary>Takes in what the layer made of some rows.</summary>
    /// <param name="workspace">The workspace after a forward pass.</param>
    /// <param name="fixedLength">Elements in front of those that depend on the rows.</param>
    /// <param name="capacity">Rows that it has room for.</param>
    /// <param name="rows">Rows that were computed.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<T>(ReadOnlySpan<T> workspace, int fixedLength, int capacity, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double low, double high) = FlatParts(layer.Activation);
        int first = fixedLength + (layer.RowOffset * capacity);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> values = workspace.Slice(first + (row * layer.RowStride), layer.Length);
            for (int i = 0; i < values.Length; i++)
            {
                double value = double.CreateTruncating(values[i]);
                _flat[i % _flat.Length] += value <= low || value >= high ? 1 : 0;
            }
        }

        _values += rows * (layer.Length / layer.Units);
    }

    /// <summary>The units that no longer learn.</summary>
    public LayerUnits Result()
    {
        bool diesAtZero = layer.Activation is Activation.Relu or Activation.Relu6;
        int found = 0;
        foreach (int flat in _flat)
        {
            found += flat >= (diesAtZero ? _values : SaturatedFrom * _values) ? 1 : 0;
        }

        return new LayerUnits(layer.Name, layer.Activation, layer.Units, diesAtZero ? found : 0, diesAtZero ? 0 : found);
    }

    /// <summary>Up to which value and from which on the function is flat, or nearly so.</summary>
    private static (double Low, double High) FlatParts(Activation activation) =>
        activation switch
        {
            Activation.Relu => (0, double.PositiveInfinity),
            Activation.Relu6 => (0, 6),
            Activation.Tanh => (-0.99, 0.99),
            _ => (0.01, 0.99),
        };
}
