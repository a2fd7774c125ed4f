using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>The rows of a dataset, checked against a network.</summary>
internal readonly struct DataRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDescription _network;
    private readonly ReadOnlyMemory<T> _x;
    private readonly ReadOnlyMemory<T> _targets;
    private readonly ReadOnlyMemory<int> _classes;
    private readonly ReadOnlyMemory<T> _weights;

    private DataRows(
        NetworkDescription network,
        DatasetParts<T>? parts,
        ReadOnlyMemory<T> x,
        ReadOnlyMemory<T> targets,
        ReadOnlyMemory<int> classes,
        ReadOnlyMemory<T> weights,
        int count,
        RowMasks<T>? masks
    )
    {
        _network = network;
        Parts = parts;
        _x = x;
        _targets = targets;
        _classes = classes;
        _weights = weights;
        Count = count;
        Masks = masks;
    }

    /// <summary>The description of the rows: that of the network or, for sequences of any length, of their number of time steps.</summary>
    public NetworkDescription Network => _network;

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>The layout of several inputs or targets in the rows; <see langword="null"/> if there is one input and one target.</summary>
    public DatasetParts<T>? Parts { get; }

    /// <summary>The lengths of the rows; <see langword="null"/> if all have the same.</summary>
    public RowMasks<T>? Masks { get; }

    /// <summary>Allocates totals for each output, or returns <see langword="null"/> if there is only one output.</summary>
    public BatchTotals[]? NewOutputTotals() =>
        _network.Ports is { Outputs.Length: > 1 } ports ? new BatchTotals[ports.Outputs.Length] : null;

    /// <summary>Returns loss and accuracy of each output, or <see langword="null"/> if there is only one output.</summary>
    /// <param name="outputs">Sums over rows, one for each output.</param>
    /// <param name="rows">Number of these rows.</param>
    public IReadOnlyList<OutputMetrics>? Report(BatchTotals[]? outputs, long rows) =>
        outputs is null ? null : Parts?.Report(_network, outputs, rows);

    /// <summary>All rows in their order, with their lengths.</summary>
    public BatchRows<T> Masked => Masks is null ? All : Masks.Apply(All, 0, default);

    /// <summary>Returns the share of right decisions, or <see langword="null"/> if the network is not a classifier.</summary>
    public double? Accuracy(long correct) => Trainer.Accuracy(correct, Decisions(0, Count, default));

    /// <summary>Number of places with outputs: rows or, if each time step has outputs, the steps that count.</summary>
    public long Places => PlacesOf(0, Count, default);

    /// <summary>Returns the number of decisions in some rows, 0 if the network decides nothing.</summary>
    /// <param name="first">Index of the first row, if <paramref name="order"/> is empty.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="order">The indices of the rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Decisions(int first, int count, ReadOnlySpan<int> order) =>
        PlacesOf(first, count, order) * (_network.DecisionsPerRow / PlacesOfRow);

    private int PlacesOfRow
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => _network.AnySteps is { HasOutputAtEachStep: true } ? _network.Steps : 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long PlacesOf(int first, int count, ReadOnlySpan<int> order) =>
        Masks is null ? (long)count * PlacesOfRow : Masks.Places(first, count, order);

    /// <summary>All rows in their order.</summary>
    public BatchRows<T> All => new(_network, _x.Span, _targets.Span, _classes.Span, Count, _weights.Span);

    /// <summary>Returns the rows of a dataset after checking that they fit a network.</summary>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the network, has no rows, or has a value that is not finite.
    /// </exception>
    public static DataRows<T> Of(Dataset data, NetworkDescription network)
    {
        ReadOnlyMemory<T> x = data.X<T>();
        network = network.AnySteps?.OfDataset(network, data.Steps) ?? network;
        ReadOnlyMemory<T> targets = data.Targets<T>();
        var parts = (DatasetParts<T>?)data.Parts;
        if (parts is null && network.Ports is not null)
        {
            throw new ArgumentException(
                $"{network.Name} has several inputs or outputs: create the dataset with new Dataset(rows, [inputs], [targets])."
            );
        }

        int count =
            parts?.Check(network, x.Span, targets.Span, data.Classes.Span, data.NameOfRow)
            ?? (
                data.HasClasses
                    ? RowCheck.Sparse(network, x.Span, data.Classes.Span).Count
                    : RowCheck.Dense(network, x.Span, targets.Span).Count
            );
        data.CheckCount(count);
        FiniteRows.Check(x.Span, network.InputLength, "input column", "x", data.NameOfRow);
        ((IndexInputs<T>?)network.Indices)?.Check(x.Span, network.InputLength, data.NameOfRow);
        FiniteRows.Check(targets.Span, network.TargetLength, "target column", nameof(targets), data.NameOfRow);
        RowMasks<T>? masks = MaskSupport.Of<T>(data, network, count);
        T[] weights = RowWeights.Of<T>(data, count, network.WeightsPerRow);
        return new DataRows<T>(network, parts, x, targets, data.Classes, weights, count, masks);
    }

    /// <summary>Whether the rows have weights; otherwise each row has weight 1.</summary>
    public bool AreWeighted => !_weights.IsEmpty;

    /// <summary>Returns the same rows with their weights multiplied by the weights of their classes.</summary>
    /// <param name="classWeights">One weight for each class.</param>
    /// <exception cref="ArgumentException">
    /// The number of weights is not the network's number of classes, or a weight is invalid.
    /// </exception>
    public DataRows<T> WithClassWeights(IReadOnlyList<double> classWeights) =>
        new(_network, Parts, _x, _targets, _classes, RowWeights.OfClasses(All, _network, classWeights), Count, Masks);

    /// <summary>Returns a range of consecutive rows as a batch, without their lengths.</summary>
    public BatchRows<T> Unmasked(int first, int count) => Slice(first, count, masks: null).All;

    /// <summary>Returns a range of consecutive rows.</summary>
    public DataRows<T> Slice(int first, int count) => Slice(first, count, Masks?.Slice(first, count));

    private DataRows<T> Slice(int first, int count, RowMasks<T>? masks) =>
        new(
            _network,
            Parts,
            Part(_x, first, count, _network.InputLength),
            Part(_targets, first, count, _network.TargetLength),
            Part(_classes, first, count, _network.ClassLength),
            Part(_weights, first, count, _network.WeightsPerRow),
            count,
            masks
        );

    /// <summary>Copies the inputs of the rows with the given indices, in the given order.</summary>
    public void GatherInputs(ReadOnlySpan<int> rows, Span<T> x) => RowGather.Copy(rows, _x.Span, x, _network.InputLength);

    /// <summary>Copies inputs, targets, class indices and weights of the rows with the given indices, in the given order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ReadOnlySpan<int> rows, Span<T> x, Span<T> targets, Span<int> classes, Span<T> weights)
    {
        GatherInputs(rows, x);
        RowGather.Copy(rows, _targets.Span, targets, _network.TargetLength);
        RowGather.Copy(rows, _classes.Span, classes, _network.ClassLength);
        RowGather.Copy(rows, _weights.Span, weights, _network.WeightsPerRow);
    }

    private static ReadOnlyMemory<TValue> Part<TValue>(ReadOnlyMemory<TValue> values, int first, int count, int length) =>
        values.IsEmpty ? values : values.Slice(first * length, count * length);
}
