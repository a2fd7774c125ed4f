using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// Masks the steps after the ends of rows that are padded to the same number of steps. As in Keras, the loss of a batch is the mean over the
/// steps that count: steps after an end have the weight 0 and all others the weight rows · steps / number of steps that count. A loss that is
/// a sum over the steps (hinge, logistic, perceptron) stays one.
/// </summary>
internal sealed class SequenceMasks<T> : RowMasks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDescription _network;
    private readonly ReadOnlyMemory<int> _lengths;
    private SequenceLengths<T> _ends = new([]);
    private T[] _weights = [];

    private SequenceMasks(NetworkDescription network, ReadOnlyMemory<int> lengths)
    {
        _network = network;
        _lengths = lengths;
    }

    private bool HasOutputAtEachStep => _network.AnySteps!.HasOutputAtEachStep;

    /// <summary>Checks the lengths of a dataset.</summary>
    /// <exception cref="ArgumentException">They do not fit the rows or the network.</exception>
    public static SequenceMasks<T> Of(IReadOnlyList<int> lengths, NetworkDescription network, int rows)
    {
        const string option = nameof(Dataset.Lengths);
        if (network.AnySteps is null)
        {
            throw new ArgumentException(
                $"{option} are for sequences of any length, [Input(Steps.Any, features)], but those of {network.Name} have a fixed one."
            );
        }

        if (LayerOverAllSteps(network) is { } layer)
        {
            throw new ArgumentException(
                $"Layer '{layer}' of {network.Name} takes mean and variance over all steps, also those after the end of a row, so "
                    + $"the dataset cannot have {option}."
            );
        }

        CheckCount(lengths, rows);
        int[] copy = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            copy[row] = lengths[row];
            if (copy[row] < 1 || copy[row] > network.Steps)
            {
                throw new ArgumentException(
                    $"The length of row {row} must be 1 to {network.Steps}, the steps of a row, but is {copy[row]}."
                );
            }
        }

        return new SequenceMasks<T>(network, copy);
    }

    /// <exception cref="ArgumentException">There are not as many lengths as rows.</exception>
    public static void CheckCount(IReadOnlyList<int> lengths, int rows)
    {
        if (lengths.Count != rows)
        {
            throw new ArgumentException($"There are {rows} rows, but {lengths.Count} {nameof(Dataset.Lengths)}: each row needs one.");
        }
    }

    /// <inheritdoc/>
    public override RowMasks<T> Slice(int first, int count) => new SequenceMasks<T>(_network, _lengths.Slice(first, count));

    /// <inheritdoc/>
    public override int LengthOf(int row) => _lengths.Span[row];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override BatchRows<T> Apply(scoped in BatchRows<T> rows, int first, scoped ReadOnlySpan<int> order)
    {
        if (_ends.Lengths.Length < rows.Count)
        {
            _ends = new SequenceLengths<T>(new int[rows.Count]);
            _weights = new T[HasOutputAtEachStep ? rows.Count * _network.Steps : 0];
        }

        Span<int> lengths = _ends.Lengths[..rows.Count];
        long counted = 0;
        for (int row = 0; row < lengths.Length; row++)
        {
            lengths[row] = _lengths.Span[order.IsEmpty ? first + row : order[row]];
            counted += lengths[row];
        }

        ReadOnlySpan<T> weights = rows.Weights;
        if (HasOutputAtEachStep)
        {
            WriteWeights(
                rows,
                lengths,
                _network.LossIsSumOfSteps ? T.One : T.CreateTruncating((double)rows.Count * _network.Steps / counted)
            );
            weights = _weights.AsSpan(0, rows.Count * _network.Steps);
        }

        return new BatchRows<T>(rows.Network, rows.X, rows.Targets, rows.Classes, rows.Count, weights, _ends);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override long Places(int first, int count, ReadOnlySpan<int> order)
    {
        long places = 0;
        for (int row = 0; row < count; row++)
        {
            places += HasOutputAtEachStep ? _lengths.Span[order.IsEmpty ? first + row : order[row]] : 1;
        }

        return places;
    }

    /// <summary>Predicts each row alone, because <c>Predict</c> takes rows of one length.</summary>
    /// <inheritdoc/>
    public override ErrorSums Errors(NetworkEngine<T> network, in BatchRows<T> rows, Func<int, string> nameOfRow)
    {
        ErrorSums sums = default;
        int inputs = _network.InputLength / _network.Steps;
        for (int row = 0; row < rows.Count; row++)
        {
            int length = _lengths.Span[row];
            NetworkDescription alone = network.Description.OfSteps(length);
            int index = row;
            BatchRows<T> one = new(
                alone,
                rows.X.Slice(row * _network.InputLength, length * inputs),
                rows.Targets.IsEmpty ? [] : rows.Targets.Slice(row * _network.TargetLength, alone.TargetLength),
                rows.Classes.IsEmpty ? [] : rows.Classes.Slice(row * _network.ClassLength, alone.ClassLength),
                1
            );
            sums.Add(PredictionErrors.Of(network, one, _ => nameOfRow(index)));
        }

        return sums;
    }

    /// <summary>
    /// Returns the name of a layer whose batch statistics are taken over all steps of all rows, or <see langword="null"/>. A layer without
    /// time steps takes one row of each sample.
    /// </summary>
    private static string? LayerOverAllSteps(NetworkDescription network)
    {
        foreach (TensorDescription tensor in network.Tensors)
        {
            if (tensor.MovingAverage is not null && !HasOneRow(network, tensor.Layer))
            {
                return tensor.Layer;
            }
        }

        return null;
    }

    private static bool HasOneRow(NetworkDescription network, string name)
    {
        foreach (LayerDescription layer in network.Layers)
        {
            if (layer.Name == name)
            {
                return !layer.IsPerStep;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteWeights(in BatchRows<T> rows, ReadOnlySpan<int> lengths, T factor)
    {
        int steps = _network.Steps;
        for (int row = 0; row < lengths.Length; row++)
        {
            for (int step = 0; step < steps; step++)
            {
                int at = (row * steps) + step;
                T own = rows.Weights.IsEmpty ? T.One : rows.Weights[at];
                _weights[at] = step < lengths[row] ? own * factor : T.Zero;
            }
        }
    }
}
