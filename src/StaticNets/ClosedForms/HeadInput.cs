using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.ClosedForms;

/// <summary>The place of the features that a linear layer reads: the outputs of another layer in the workspace, or an input.</summary>
internal sealed class HeadInput<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LayerDescription? _layer;
    private readonly int _column;
    private readonly int _features;

    private HeadInput(LayerDescription? layer, int column, int features)
    {
        _layer = layer;
        _column = column;
        _features = features;
    }

    /// <summary>
    /// Returns the places that have as many elements as the layer reads, beginning with the layers next in front of it.
    /// </summary>
    /// <param name="network">The description of the rows.</param>
    /// <param name="layer">Name of the linear layer.</param>
    /// <param name="features">Number of elements that the layer reads.</param>
    /// <param name="steps">Number of times that it reads them in each row.</param>
    public static IEnumerable<HeadInput<T>> Candidates(NetworkDescription network, string layer, int features, int steps)
    {
        int head = network.Layers.Length - 1;
        while (network.Layers[head].Name != layer)
        {
            head--;
        }

        for (int i = head - 1; i >= 0; i--)
        {
            LayerDescription above = network.Layers[i];
            if (above.IsPerStep ? above.Length == features && above.RowsOfSample == steps : above.Length == features * steps)
            {
                yield return new HeadInput<T>(above, 0, features);
            }
        }

        IEnumerable<(int Length, int Offset)> inputs = network.Ports is { } ports
            ? ports.Inputs.Select(input => (input.Length, input.Offset))
            : [(network.InputLength, 0)];
        foreach ((int length, int offset) in inputs)
        {
            if (length == features * steps)
            {
                yield return new HeadInput<T>(null, offset, features);
            }
        }
    }

    /// <summary>Returns the features of one step of a row of a micro-batch, after its forward pass.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="runner">The runner of the forward pass.</param>
    /// <param name="micro">The micro-batch.</param>
    /// <param name="row">Index of the row in the micro-batch.</param>
    /// <param name="step">Index of the step.</param>
    public ReadOnlySpan<T> Read(scoped in BatchRows<T> rows, PassRunner<T> runner, scoped in MicroBatch<T> micro, int row, int step)
    {
        if (_layer is null)
        {
            return rows.X.Slice((((int)micro.FirstRow + row) * rows.Network.InputLength) + _column + (step * _features), _features);
        }

        int samples = (int)micro.Rows;
        int place = _layer.Place(rows.Network.TrainingWorkspace, runner.Capacity, samples, _layer.IsPerStep ? (step * samples) + row : row);
        return runner.Workspace.Span.Slice(_layer.IsPerStep ? place : place + (step * _features), _features);
    }
}
