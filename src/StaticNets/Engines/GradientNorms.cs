using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>Averages the norm <c>‖g‖₂</c> of each layer's gradients (all tensors of the layer together) over training steps.</summary>
internal sealed class GradientNorms<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<TensorDescription>[] _tensors;
    private readonly string[] _layers;
    private readonly double[] _sums;
    private int _steps;

    /// <summary>Prepares one sum for each layer with trainable tensors, in the order of the declaration.</summary>
    public GradientNorms(NetworkDescription network)
    {
        List<string> layers = [];
        List<List<TensorDescription>> tensors = [];
        foreach (TensorDescription tensor in network.Tensors)
        {
            if (tensor.Frozen)
            {
                continue;
            }

            if (layers.Count == 0 || layers[^1] != tensor.Layer)
            {
                layers.Add(tensor.Layer);
                tensors.Add([]);
            }

            tensors[^1].Add(tensor);
        }

        _layers = [.. layers];
        _tensors = [.. tensors];
        _sums = new double[_layers.Length];
    }

    /// <summary>Adds the norms of one step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(AlignedBlock<T> gradients)
    {
        _steps++;
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            double norm = 0;
            foreach (TensorDescription tensor in _tensors[layer])
            {
                for (int row = 0; row < tensor.Rows; row++)
                {
                    norm = double.Hypot(norm, EuclideanNorm.Of<T>(TensorView.Row(tensor, gradients.Span, row)));
                }
            }

            _sums[layer] += norm;
        }
    }

    /// <summary>Returns the means, keyed by layer, and resets the sums.</summary>
    public IReadOnlyDictionary<string, double> TakeMeans()
    {
        var means = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            means.Add(_layers[layer], _sums[layer] / _steps);
        }

        Array.Clear(_sums);
        _steps = 0;
        return means;
    }
}
