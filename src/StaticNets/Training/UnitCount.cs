using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Counts, for each unit of a layer, the values that lie on a flat part of the activation.</summary>
internal sealed class UnitCount(LayerDescription layer)
{
    // A unit counts as saturated if at least this share of its values lies on a flat part. If more than one value in twenty lies outside
    // the flat parts, the unit still learns from these values.
    private const double SaturatedFrom = 0.95;

    private readonly int[] _flat = new int[layer.Units];
    private int _values;

    /// <summary>Counts the layer's outputs for some rows.</summary>
    /// <param name="workspace">The workspace after a forward pass.</param>
    /// <param name="layout">The layout of the workspace.</param>
    /// <param name="capacity">Number of rows that the workspace can hold.</param>
    /// <param name="rows">Number of rows that were computed.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<T>(ReadOnlySpan<T> workspace, WorkspaceDescription layout, int capacity, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double low, double high) = FlatParts(layer.Activation);
        int rowsOfOutputs = rows * layer.RowsOfSample;
        for (int row = 0; row < rowsOfOutputs; row++)
        {
            ReadOnlySpan<T> values = workspace.Slice(layer.Place(layout, capacity, rows, row), layer.Length);
            for (int i = 0; i < values.Length; i++)
            {
                double value = double.CreateTruncating(values[i]);
                _flat[i % _flat.Length] += value <= low || value >= high ? 1 : 0;
            }
        }

        _values += rowsOfOutputs * (layer.Length / layer.Units);
    }

    /// <summary>Returns the numbers of dead and saturated units.</summary>
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

    /// <summary>Returns the limits of the flat parts: the activation is (nearly) constant up to Low and from High on.</summary>
    private static (double Low, double High) FlatParts(Activation activation) =>
        activation switch
        {
            Activation.Relu => (0, double.PositiveInfinity),
            Activation.Relu6 => (0, 6),
            Activation.Tanh => (-0.99, 0.99),
            _ => (0.01, 0.99),
        };
}
